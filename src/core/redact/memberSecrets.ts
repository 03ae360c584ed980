import { fieldSecrets, mayBeCookie } from './fieldSecrets.ts';
import { endOfString, quoteAt } from './jsonString.ts';
import { createSecret, type Finding, type Secret } from './secret.ts';
import { plainName, type SecretKind, secretKind } from './secretNames.ts';

/** Characters before a word that are searched for the beginning of its name. */
const LONGEST_NAME = 64;

/** Names beside the name of a header: `{"name": "Authorization", "value": "..."}`. */
const VALUE_BESIDE = /\s*,(?:[^{}]{0,200}?,)?\s*\\*"(?:value|val|Value)\\*"\s*:\s*/y;

/** The name after a value: `"value": "...", "name": "Authorization"`, after the value. */
const NAME_BESIDE =
  /\s*,(?:[^{}]{0,200}?,)?\s*\\*"(?:name|key|id|field|header|param|parameter|variable|property|k|Name|Key)\\*"\s*:\s*\\*"([\w .$:@#/[\]-]{1,64})\\*"/y;

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
  const named = { name, kind, quote };
  const value = follow(AFTER_NAME, text, after);
  if (value !== -1) return valueFinding(text, value, named);
  const beside = follow(VALUE_BESIDE, text, after);
  return beside === -1 ? null : valueFinding(text, beside, named);
}

/** The secret in a member `value` before the one that names it. @param end of the word `value` */
export function valueBeforeName(text: string, end: number): Finding | null {
  const quote = quoteAt(text, end);
  const start = quote === null ? -1 : follow(AFTER_NAME, text, end + quote.length);
  if (quote === null || start === -1) return null;
  const opening = quoteAt(text, start);
  const close =
    opening === null
      ? follow(/-?[\d.]{1,30}/y, text, start)
      : endOfString(text, start + opening.length, opening.length - 1) + opening.length;
  if (close === -1) return null;
  NAME_BESIDE.lastIndex = close;
  const name = NAME_BESIDE.exec(text)?.[1];
  const kind = name === undefined ? null : secretKind(name);
  return name === undefined || kind === null ? null : scalarFinding(text, start, { name, kind, quote });
}

function follow(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

interface Named {
  readonly name: string;
  readonly kind: SecretKind;
  /** The quote around the name. */
  readonly quote: string;
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
  if (first === 0x7b) return objectFinding(text, start, named);
  return scalarFinding(text, start, named);
}

function scalarFinding(text: string, start: number, named: Named): Finding | null {
  return stringFinding(text, start, named) ?? numberFinding(text, start, named);
}

function objectFinding(text: string, start: number, named: Named): Finding | null {
  const inner = follow(VALUE_INSIDE, text, start);
  if (inner !== -1) return scalarFinding(text, inner, named);
  return /cookies?$/.test(plainName(named.name)) ? cookiesFinding(text, start + 1, named) : null;
}

function stringFinding(text: string, start: number, { name, kind }: Named): Finding | null {
  const quote = quoteAt(text, start);
  if (quote === null) return null;
  const from = start + quote.length;
  const to = endOfString(text, from, quote.length - 1);
  const secrets = fieldSecrets(text, from, to, { name, kind });
  return secrets.length === 0 ? null : { secrets, end: to };
}

const NEXT_NAME = /\s*\\*"[^"\\]{1,100}\\*"\s*:\s*/y;
const COMMA = /\s*,\s*/y;

/** The values of an object that has cookies by their names: `"cookies": {"sid": "..."}`. */
function cookiesFinding(text: string, start: number, { name }: Named): Finding | null {
  const secrets: Secret[] = [];
  for (let at = follow(NEXT_NAME, text, start); at !== -1;) {
    const quote = quoteAt(text, at);
    if (quote === null) break;
    const from = at + quote.length;
    const to = endOfString(text, from, quote.length - 1);
    if (mayBeCookie(text.slice(from, to))) secrets.push(createSecret(text, from, to, { rule: 'member', name }));
    const next = follow(COMMA, text, to + quote.length);
    at = next === -1 ? -1 : follow(NEXT_NAME, text, next);
  }
  return found(secrets);
}

/** Values without secrets in a list of them. */
const OTHER_VALUE = /(?:true|false|null|-?\d[\d.eE+-]{0,30}|(?=\]))/y;

/** The strings and numbers of a list, also in lists and objects of it, up to the first other object. */
function listFinding(text: string, start: number, named: Named): Finding | null {
  const secrets: Secret[] = [];
  let depth = 1;
  for (let at = start; ;) {
    const next = follow(/[\s[]*/y, text, at);
    depth += count(text, '[', at, next);
    const element = elementOf(text, next, named);
    if (element === null) break;
    for (const secret of element.secrets)
      secrets.push(
        secret.reading === 'in-errors' && !named.name.endsWith('s') ? { ...secret, reading: 'message' } : secret,
      );
    at = follow(/[\s\]]*/y, text, element.end);
    depth -= count(text, ']', element.end, at);
    if (depth <= 0 || text.charCodeAt(at) !== 0x2c) break;
    at += 1;
  }
  return found(secrets);
}

function count(text: string, character: string, start: number, end: number): number {
  let total = 0;
  for (let at = start; at < end; at += 1) if (text.charAt(at) === character) total += 1;
  return total;
}

/** @returns null if the list ends, or an object has no value of its own */
function elementOf(text: string, at: number, named: Named): Finding | null {
  const quote = quoteAt(text, at);
  if (quote !== null) {
    const to = endOfString(text, at + quote.length, quote.length - 1);
    return { secrets: fieldSecrets(text, at + quote.length, to, named), end: to + quote.length };
  }
  if (text.charCodeAt(at) === 0x7b) {
    const inner = follow(VALUE_INSIDE, text, at);
    const element = inner === -1 ? null : scalarFinding(text, inner, named);
    if (element === null) return null;
    const end = endOfObject(text, element.end + (quoteAt(text, inner)?.length ?? 0), named.quote);
    return end === -1 ? element : { ...element, end };
  }
  const number = numberFinding(text, at, named);
  if (number !== null) return number;
  const end = follow(OTHER_VALUE, text, at);
  return end === -1 ? null : { secrets: [], end };
}

const LONGEST_OBJECT = 2000;

/** The end of an object without others in it. @param quote that its strings have @returns -1 if it is longer, or has others */
function endOfObject(text: string, start: number, quote: string): number {
  for (let at = start; at < Math.min(text.length, start + LONGEST_OBJECT);) {
    const code = text.charCodeAt(at);
    if (code === 0x7d) return at + 1;
    const next = quoteAt(text, at);
    if (next === quote) at = endOfString(text, at + quote.length, quote.length - 1) + quote.length;
    else if (next !== null || code === 0x7b) return -1;
    else at += 1;
  }
  return -1;
}

function found(secrets: readonly Secret[]): Finding | null {
  const last = secrets.at(-1);
  return last === undefined ? null : { secrets, end: last.end };
}

const NUMBER = /-?\d+(?:\.\d+)?(?=[\s,}\]])/y;

/** Numbers of passwords and PINs have at least 4 digits, those of tokens 8. `"tokens": 12345678` is a count. */
function numberFinding(text: string, start: number, { name, kind, quote }: Named): Finding | null {
  if (kind !== 'password' && kind !== 'token') return null;
  const end = follow(NUMBER, text, start);
  if (end === -1 || end - start < (kind === 'password' ? 4 : 8)) return null;
  const isCount =
    kind === 'token' &&
    plainName(name).endsWith('tokens') &&
    !/[[,]\s*$/.test(text.slice(Math.max(0, start - 10), start));
  return isCount ? null : { secrets: [createSecret(text, start, end, { rule: 'member', name, quote })], end };
}
