import type { Replacement } from '../redact/replacement.ts';
import type { Secret } from '../redact/secret.ts';
import { plainName } from '../redact/secretNames.ts';
import { createSecretTable } from '../redact/secretTable.ts';

/** A part of a text: as it is, or a shell variable that has it. */
export type Part = string | { readonly variable: string };

/** Replaces secrets by shell variables; the same secret by the same variable. */
export interface ShellSecrets {
  /** @returns empty for an empty text */
  readonly text: (text: string) => readonly Part[];
  /** Authorization and Cookie are one variable, with the scheme of the credentials and the names of the cookies. */
  readonly header: (name: string, value: string) => readonly Part[];
  /** The variables so far, in order of appearance. */
  readonly variables: () => readonly string[];
}

export function createShellSecrets(): ShellSecrets {
  const taken = new Set<string>();
  const used = new Set<string>();
  const newVariable = (base: string): string => {
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
  const table = createSecretTable({
    placeholder: ({ name, rule }) => newVariable(variableName(name, rule)),
    quotes: false,
  });
  const withVariables = (text: string, replaced: readonly Replacement[]): readonly Part[] => {
    const parts = partsOf(text, replaced);
    for (const part of parts) if (typeof part !== 'string') used.add(part.variable);
    return parts;
  };
  return {
    text: (text) => withVariables(text, table.collect(text)),
    header: (name, value) => {
      const isWhole = WHOLE.has(plainName(name)) && value !== '';
      const whole = isWhole ? newVariable(variableName(name, 'member')) : '';
      const replaced = table.header({ name, value });
      return withVariables(value, isWhole ? [{ start: 0, end: value.length, text: whole }] : replaced);
    },
    variables: () => [...used],
  };
}

const WHOLE: ReadonlySet<string> = new Set(['authorization', 'proxyauthorization', 'cookie']);

const LOCK_SCHEME = /(?:opaquelocktoken:|urn:uuid:)$/i;

/** Splits a text at its secrets. The variable of a lock token includes its URI scheme, so the scheme is removed from the text. */
function partsOf(text: string, replaced: readonly Replacement[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, text: variable } of replaced) {
    const before = text.slice(at, start);
    parts.push(before.replace(LOCK_SCHEME, ''), { variable });
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
