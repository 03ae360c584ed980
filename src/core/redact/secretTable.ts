import { basicPassword } from './basicCredentials.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { findSecrets } from './findSecrets.ts';
import { headerSecrets } from './headerSecrets.ts';
import { createKnownValues, type KnownValues } from './knownValues.ts';
import { type Replacement, replaceParts } from './replacement.ts';
import { repetitionOf } from './repetition.ts';
import { createSecret, type Secret } from './secret.ts';
import { isSecretHeader } from './secretNames.ts';
import { looksGenerated } from './secretValues.ts';
import { formsOf } from './valueForms.ts';

/** A part of a request or response: a text, or the value of a header. */
export interface SecretPart {
  readonly text: string;
  /** The name of the header; null for another text. */
  readonly header: string | null;
  readonly isRequest: boolean;
}

/** The secrets of one export with their placeholders. */
export interface SecretTable {
  /**
   * Finds the secrets of the parts of a response, remembers and counts them. A secret that one part states by name is found in all parts,
   * also in earlier ones.
   *
   * @returns the replacements in each part
   */
  readonly collect: (parts: readonly SecretPart[]) => readonly (readonly Replacement[])[];
  /** Replaces the secrets in a text that was derived from a response. */
  readonly text: (text: string) => string;
  /** Replaces the secrets in a text that a user typed, and parts of them. */
  readonly typed: (text: string) => string;
  /** Number of collected secrets by rule. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface SecretTableOptions {
  /** Creates the replacement of a secret; called once for each secret, with its number from 1. */
  readonly placeholder: (secret: Secret, number: number) => string;
  /** Whether the replacement of a number in JSON is enclosed in quotes, so that it is valid JSON. */
  readonly quotes: boolean;
}

/** Texts that are shorter have neither a secret nor a pair such as `pin=1234`. */
const SHORTEST = 4;

const PLACEHOLDERS: SecretTableOptions = { placeholder: (_, number) => `REDACTED-${number}`, quotes: true };

export function createSecretTable({ placeholder, quotes }: SecretTableOptions = PLACEHOLDERS): SecretTable {
  const placeholders = new Map<string, string>();
  const known = createKnownValues();
  const counts = new Map<string, number>();

  const placeholderOf = (secret: Secret): string => {
    let text = placeholders.get(secret.value);
    if (text === undefined)
      placeholders.set(ownCopy(secret.value), (text = placeholder(secret, placeholders.size + 1)));
    return text;
  };
  const replacement = (secret: Secret): Replacement => {
    const { start, end, isRest } = secret;
    const quote = quotes ? secret.quote : '';
    return { start, end, text: isRest ? '' : `${quote}${placeholderOf(secret)}${quote}` };
  };
  const countAll = (found: readonly Secret[]): void => {
    for (const { rule, isRest } of found) if (!isRest) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  };
  const collect = (parts: readonly SecretPart[]): readonly (readonly Replacement[])[] => {
    const searches = parts.map((part) => {
      const size = known.size();
      const found = secretsOf(part, known);
      for (const secret of found) learn(secret, part.text, known);
      return { part, found, size };
    });
    // Search again, since a secret may also occur before the member or header that identifies it.
    return searches.map(({ part, found, size }) => {
      const all = mayHaveMore(part, known, size) ? secretsOf(part, known) : found;
      countAll(all);
      return all.map(replacement);
    });
  };
  const text = (derived: string): string => {
    if (derived.length < SHORTEST) return derived;
    const found = withShortened(derived, findSecrets(derived, known, false), known);
    return found.length === 0 ? derived : replaceParts(derived, found.map(replacement));
  };
  return {
    collect,
    text,
    typed: (typed) =>
      text(typed).replace(/[^\s"():]{4,}/g, (part) => {
        const value = known.containing(part) ?? (isUnusual(part) ? part : null);
        return value === null ? part : placeholderOf(createRepeated(value));
      }),
    counts,
  };
}

function secretsOf({ text, header, isRequest }: SecretPart, known: KnownValues): readonly Secret[] {
  return header !== null && isSecretHeader(header) ? headerSecrets(header, text) : findSecrets(text, known, isRequest);
}

/** Remembers a secret, to be recognized elsewhere. */
function learn(secret: Secret, text: string, known: KnownValues): void {
  const add = (value: string, repeated: Parameters<typeof repetitionOf>[0]): void => {
    const repetition = repetitionOf(repeated);
    if (repetition !== null) for (const form of formsOf(value)) known.add(form, value, repetition);
  };
  if (secret.rule === 'repeated') return;
  add(secret.value, secret);
  const sent = text.slice(secret.start, secret.end);
  const repetition = sent === secret.value || secret.isRest ? null : repetitionOf({ ...secret, value: sent });
  if (repetition !== null) known.add(sent, secret.value, repetition);
  // In a form, spaces are plus signs.
  if (secret.rule === 'parameter' && secret.value.includes('+')) {
    const value = secret.value.replaceAll('+', ' ');
    const spaced = repetitionOf({ ...secret, value });
    if (spaced !== null) for (const form of formsOf(value)) known.add(form, secret.value, spaced);
  }
  const password = basicPassword(secret, text);
  if (password !== null) add(password, { value: password, name: 'password', rule: 'userinfo' });
}

/** The number of new values for which a text is searched. With more, it is searched for secrets again. */
const MOST_SEARCHED = 16;

/** Whether a part may have secrets that were found after the first `size` ones. */
function mayHaveMore({ text, header }: SecretPart, known: KnownValues, size: number): boolean {
  if (known.size() === size || (header !== null && isSecretHeader(header))) return false;
  const added = known.since(size);
  return added.length > MOST_SEARCHED || added.some((value) => text.includes(value));
}

/** Whether a term of a filter looks generated. It may be a secret of a response that is left out, and therefore not known. */
function isUnusual(part: string): boolean {
  return part.length >= 16 && looksGenerated(part) && !part.includes('/');
}

const SHORTENED = /([^\s"'…]{6,})…/g;

/** Adds the beginnings of secrets in quotations that were shortened. */
function withShortened(text: string, found: readonly Secret[], known: KnownValues): readonly Secret[] {
  if (!text.includes('…')) return found;
  const all = [...found];
  for (const { index, 1: beginning = '' } of text.matchAll(SHORTENED)) {
    const value = known.startingWith(beginning);
    const end = index + beginning.length;
    if (value !== null && !found.some((secret) => secret.start < end && index < secret.end))
      all.push({ ...createRepeated(value), start: index, end });
  }
  return all.toSorted((one, other) => one.start - other.start);
}

function createRepeated(value: string): Secret {
  return { ...createSecret('', 0, 0, { rule: 'repeated', name: 'secret' }), value };
}
