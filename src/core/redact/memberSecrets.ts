import { fieldSecrets } from './fieldSecrets.ts';
import { createSecret, type Finding, type Secret } from './secret.ts';
import { type SecretKind, secretKind } from './secretNames.ts';

/** Characters before a word that are searched for the beginning of its name. */
const LONGEST_NAME = 64;

/** Names beside the name of a header: `{"name": "Authorization", "value": "..."}`. */
const VALUE_BESIDE = /\s*,(?:[^{}]{0,200}?,)?\s*\\*"(?:value|val|Value)\\*"\s*:\s*/y;

/** The member of an object that has the value: `"password": {"value": "..."}`. */
const VALUE_INSIDE = /\{[^{}]{0,300}?\\*"(?:value|raw|text|href|[\w-]+:href|#text|_text|_|\$t?)\\*"\s*:\s*/y;

/** After the last word of a name such as `user[password]` and `token[]`. */
const BRACKETS = /\]?(?:\[\w{0,50}\]){0,3}/y;

const AFTER_NAME = /\s*:\s*/y;

/**
 * The secrets of a JSON member, by its name, at any depth of JSON inside of strings: a quote within `depth` strings is preceded by
 * `2 ** depth - 1` backslashes. Numbers are replaced by strings.
 *
 * @param from start of a word that may be the end of a name
 * @returns null if the word is not a name, or its value is not a secret
 */
export function memberSecrets(text: string, from: number, end: number): Finding | null {
  const close = follow(BRACKETS, text, end);
  const quote = quoteAt(text, close);
  if (quote === null) return null;
  const name = nameBefore(text, from, end);
  const kind = name === null ? null : secretKind(name);
  if (name === null || kind === null) return null;
  const after = close + quote.length;
  const value = follow(AFTER_NAME, text, after);
  if (value !== -1) return valueFinding(text, value, { name, kind });
  const beside = follow(VALUE_BESIDE, text, after);
  return beside === -1 ? null : valueFinding(text, beside, { name, kind });
}

function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

interface Named {
  readonly name: string;
  readonly kind: SecretKind;
}

/** A quote with the backslashes before it; null if there is none. */
function quoteAt(text: string, at: number): string | null {
  let end = at;
  while (text.charCodeAt(end) === 0x5c) end += 1;
  return text.charCodeAt(end) === 0x22 ? text.slice(at, end + 1) : null;
}

function nameBefore(text: string, from: number, end: number): string | null {
  const before = text.slice(Math.max(0, from - LONGEST_NAME), from);
  const start = before.lastIndexOf('"') + 1;
  if (start === 0) return null;
  const rest = before.slice(start);
  return /^[\w .$:@#/[\]-]*$/.test(rest) ? rest + text.slice(from, end) : null;
}

function valueFinding(text: string, start: number, named: Named): Finding | null {
  const first = text.charCodeAt(start);
  if (first === 0x5b) return listFinding(text, start + 1, named);
  if (first === 0x7b) {
    const inner = follow(VALUE_INSIDE, text, start);
    return inner === -1 ? null : stringFinding(text, inner, named);
  }
  return stringFinding(text, start, named) ?? numberFinding(text, start, named);
}

function stringFinding(text: string, start: number, { name, kind }: Named): Finding | null {
  const quote = quoteAt(text, start);
  if (quote === null) return null;
  const from = start + quote.length;
  const to = endOfString(text, from, quote.length - 1);
  const secrets = fieldSecrets(text, from, to, { name, kind });
  return secrets.length === 0 ? null : { secrets, end: to };
}

/** The strings of a list, up to its first other value. */
function listFinding(text: string, start: number, { name, kind }: Named): Finding | null {
  const secrets: Secret[] = [];
  let end = start;
  for (let at = follow(/\s*/y, text, start); ;) {
    const quote = quoteAt(text, at);
    if (quote === null) break;
    const to = endOfString(text, at + quote.length, quote.length - 1);
    secrets.push(...fieldSecrets(text, at + quote.length, to, { name, kind }));
    end = to;
    at = follow(/\\*"\s*,\s*/y, text, to);
    if (at === -1) break;
  }
  return secrets.length === 0 ? null : { secrets, end };
}

const NUMBER = /-?\d{6,}(?=[\s,}\]])/y;

/** A number with many digits in a password member. Members named `token` do not count, since they may be token counts of a language model. */
function numberFinding(text: string, start: number, { name, kind }: Named): Finding | null {
  const end = kind === 'password' ? follow(NUMBER, text, start) : -1;
  if (end === -1) return null;
  const before = text.lastIndexOf('"', start);
  const quote = '\\'.repeat(backslashesBefore(text, before, start - LONGEST_NAME)) + '"';
  return { secrets: [createSecret(text, start, end, { rule: 'member', name, quote })], end };
}

/**
 * Returns the end of the content of a JSON string.
 *
 * @param backslashes number of them before the quotes of the string; more than 0 for a string within a string
 */
export function endOfString(text: string, from: number, backslashes: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    const count = backslashesBefore(text, at, from);
    if (count % (2 * (backslashes + 1)) === backslashes) return at - backslashes;
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, from: number): number {
  let count = 0;
  while (at - count > from && text.charCodeAt(at - count - 1) === 0x5c) count += 1;
  return count;
}
