import { plainName, secretKind } from './secretNames.ts';
import type { Secret } from './secret.ts';
import { isConstant, looksGenerated, readingOf } from './secretValues.ts';

/**
 * Where the same text as a secret is that secret: wherever it is a word (`everywhere`), or not in paths and names of files, since the
 * secret is a word that may be part of them (`in-sentences`).
 */
export type Repetition = 'everywhere' | 'in-sentences';

const DATE_OR_TYPE = /^(?:\d{4}-\d\d-\d\d|[a-z]+\/[a-z.+-]+$|[\d.,:/ -]+$)|:\/\//;

/** Weak passwords that are words of many texts. */
const COMMON =
  /^(?:test|demo|example|sample|string|admin|administrator|default|user|username|testuser|guest|public|private|anonymous|welcome|master|system|server|client|service|account|localhost|changeme|letmein|qwerty)\d{0,2}$/i;

const SHORTEST_PASSWORD = 6;
const SHORTEST_TOKEN = 8;
const SHORTEST_OTHER = 16;
/** Signs that are in passwords, but not in names, paths and dates. */
const SIGNS = /[!#$%^&*+=?~|\\@]/;

/**
 * Where the text of a secret is searched: shorter ones and plain words are also in names and paths.
 *
 * @returns null if the same text elsewhere may be something else
 */
export function repetitionOf({ value, name, rule }: Pick<Secret, 'value' | 'name' | 'rule'>): Repetition | null {
  if (isConstant(value) || DATE_OR_TYPE.test(value) || value.length > 1_000_000) return null;
  const isPassword = secretKind(name) === 'password' && rule !== 'repeated';
  if (isPassword) return ofPassword(value);
  const isOther = rule === 'private-key' || rule === 'userinfo' || /cookie/.test(plainName(name));
  if (value.length < (isOther ? SHORTEST_OTHER : SHORTEST_TOKEN)) return null;
  if (looksGenerated(value)) return 'everywhere';
  return !isOther && value.length >= SHORTEST_OTHER && /^\S+$/.test(value) ? 'in-sentences' : null;
}

function ofPassword(value: string): Repetition | null {
  if (value.length < SHORTEST_PASSWORD || COMMON.test(value) || (value.length < 500 && readingOf(value) === 'message'))
    return null;
  const isUnusual =
    (/\d/.test(value) && /\p{L}/u.test(value)) || SIGNS.test(value) || (value.length >= 12 && /\S\s+\S/.test(value));
  return isUnusual ? 'everywhere' : 'in-sentences';
}
