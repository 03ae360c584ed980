import type { NameValue } from '../har/exchange.ts';
import { findSecrets } from './findSecrets.ts';
import { headerSecrets } from './headerSecrets.ts';
import { createKnownValues } from './knownValues.ts';
import { type Replacement, replaceParts } from './replacement.ts';
import type { Secret } from './secret.ts';
import { isSecretHeader } from './secretNames.ts';
import { isDistinctive } from './secretValues.ts';

/** The secrets of one export with their placeholders. */
export interface SecretTable {
  /** Finds the secrets of a part of a response, remembers and counts them. */
  readonly collect: (text: string) => readonly Replacement[];
  /** Like `collect`, for the value of a header. */
  readonly header: (header: NameValue) => readonly Replacement[];
  /** Replaces the secrets in a text that was derived from a response. */
  readonly text: (text: string) => string;
  /** Number of collected secrets by rule. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface SecretTableOptions {
  /** Creates the replacement of a secret; called once for each secret, with its number from 1. */
  readonly placeholder: (secret: Secret, number: number) => string;
  /** Whether the replacement of a number in JSON is enclosed in quotes, so that it is valid JSON. */
  readonly quotes: boolean;
}

/** `pwd=abcd` */
const SHORTEST = 8;

const PLACEHOLDERS: SecretTableOptions = { placeholder: (_, number) => `REDACTED-${number}`, quotes: true };

export function createSecretTable({ placeholder, quotes }: SecretTableOptions = PLACEHOLDERS): SecretTable {
  const placeholders = new Map<string, string>();
  const known = createKnownValues();
  const counts = new Map<string, number>();

  const replacement = (secret: Secret): Replacement => {
    const { start, end, value } = secret;
    const quote = quotes ? secret.quote : '';
    let text = placeholders.get(value);
    if (text === undefined) placeholders.set(value, (text = placeholder(secret, placeholders.size + 1)));
    return { start, end, text: `${quote}${text}${quote}` };
  };
  const learn = (found: readonly Secret[], text: string): readonly Replacement[] =>
    found.map((secret) => {
      const replaced = replacement(secret);
      const sent = text.slice(secret.start, secret.end);
      if (isDistinctive(secret.value)) known.add(secret.value);
      if (sent !== secret.value && isDistinctive(sent)) known.add(sent);
      return replaced;
    });
  const countAll = (found: readonly Secret[]): void => {
    for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  };
  const collect = (text: string): readonly Replacement[] => {
    const before = known.size();
    const found = findSecrets(text, known);
    const replaced = learn(found, text);
    // Search again, since a secret may also occur before the member or header that identifies it.
    const all = known.size() === before ? found : findSecrets(text, known);
    countAll(all);
    return all === found ? replaced : all.map(replacement);
  };
  const header = ({ name, value }: NameValue): readonly Replacement[] => {
    if (!isSecretHeader(name)) return collect(value);
    const found = headerSecrets(name, value);
    countAll(found);
    return learn(found, value);
  };
  return {
    collect,
    header,
    text: (text) => {
      if (text.length < SHORTEST) return text;
      const found = findSecrets(text, known);
      return found.length === 0 ? text : replaceParts(text, found.map(replacement));
    },
    counts,
  };
}
