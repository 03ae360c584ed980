import type { Replacement } from '../redact/replacement.ts';
import type { Secret } from '../redact/secret.ts';
import { plainName } from '../redact/secretNames.ts';
import { createSecretTable, type SecretPart } from '../redact/secretTable.ts';

/** A part of a text: as it is, or a shell variable that has it. */
export type Part = string | { readonly variable: string };

/** The parts of a request with shell variables in place of secrets; the same secret has the same variable. */
export interface ShellSecrets {
  /**
   * Each part of the request; an empty list for an empty one. Authorization and Cookie are one variable, with the scheme of the
   * credentials and the names of the cookies.
   */
  readonly parts: readonly (readonly Part[])[];
  /** The variables, in order of appearance. */
  readonly variables: readonly string[];
}

/**
 * @param request its URL, headers and body
 * @param response texts that may identify secrets of the request
 */
export function shellSecrets(
  request: readonly Omit<SecretPart, 'isRequest'>[],
  response: readonly string[],
): ShellSecrets {
  const taken = new Set<string>();
  const newVariable = (base: string): string => {
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
  const wholes = request.map(({ header, text }) =>
    header !== null && WHOLE.has(plainName(header)) && text !== '' ? newVariable(variableName(header, 'member')) : null,
  );
  const table = createSecretTable({
    placeholder: ({ name, rule }) => newVariable(variableName(name, rule)),
    quotes: false,
  });
  const replaced = table.collect([
    ...request.map((part) => ({ ...part, isRequest: true })),
    ...response.map((text) => ({ text, header: null, isRequest: false })),
  ]);
  const parts = request.map(({ text }, index) => {
    const whole = wholes[index] ?? null;
    return whole === null ? partsOf(text, replaced[index] ?? []) : [{ variable: whole }];
  });
  const variables = parts.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.variable]));
  return { parts, variables: [...new Set(variables)] };
}

const WHOLE: ReadonlySet<string> = new Set(['authorization', 'proxyauthorization', 'cookie']);

const LOCK_SCHEME = /(?:opaquelocktoken:|urn:uuid:)$/i;

/** Splits a text at its secrets. The variable of a lock token includes its URI scheme, so the scheme is removed from the text. */
function partsOf(text: string, replaced: readonly Replacement[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, text: variable } of replaced) {
    const before = text.slice(at, start);
    parts.push(before.replace(LOCK_SCHEME, ''), variable === '' ? '' : { variable });
    at = end;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
}

/** Names that have a meaning for shells, such as PWD, are not used. */
function variableName(name: string, rule: Secret['rule']): string {
  if (rule === 'lock-token') return 'LOCK_TOKEN';
  const base = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[A-Z]/.test(base) && base !== 'PWD' ? base : 'SECRET';
}
