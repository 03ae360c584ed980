import { valueBeforeName as elementBeforeName, elementSecrets } from './elementSecrets.ts';
import { endOfString } from './jsonString.ts';
import type { KnownMatch, KnownValues } from './knownValues.ts';
import { endBeforeMarkup, isInName, isXml } from './markup.ts';
import { memberSecrets, valueBeforeName as memberBeforeName } from './memberSecrets.ts';
import { pairSecrets } from './pairSecrets.ts';
import { privateKeyFinding } from './privateKey.ts';
import { createSecret, type Finding, type Secret } from './secret.ts';
import { leadingWord, SAML_RESPONSE, wordRole } from './secretNames.ts';
import { looksGenerated } from './secretValues.ts';
import { entraSecretEnd, tokenEnd } from './tokenFormats.ts';
import { userinfoFinding } from './userinfo.ts';
import { BEGINNING, ENDING, isWordAt, scanText, SIGN, startOfWord } from './wordScan.ts';

/**
 * Finds the secrets in a text of any format: URLs, HTTP messages, JSON, XML, forms and multipart, also inside of each other and if they
 * are damaged or truncated. One pass over the words of the text: what surrounds a word (`"word":`, `<word>`, `word=`) tells whether it
 * is a name, and of what. Takes linear time.
 *
 * @param known secrets that are recognized wherever they are; not changed
 * @param isRequest whether the text is a part of a request, which has no messages about secrets
 * @returns in the order of the text; they do not overlap
 */
export function findSecrets(text: string, known: KnownValues, isRequest: boolean): readonly Secret[] {
  const found: Secret[] = [];
  let bounded: ((secret: Secret) => Secret | null) | null = null;
  let last = 0;
  scanText(text, known.table, (end, what) => {
    const finding = findingAt(text, { end, what, last }, known);
    if (finding === null) return 0;
    for (const secret of finding.secrets) {
      if (!isRequest && isText(text, secret)) continue;
      bounded ??= createBounds(text);
      const part = bounded(secret);
      if (part === null || part.start < last) continue;
      found.push(part);
      last = part.end;
    }
    return last;
  });
  return known.mayHaveOthers() ? withOthers(text, found, known) : found;
}

/** Adds the known values that have no word. */
function withOthers(text: string, found: readonly Secret[], known: KnownValues): readonly Secret[] {
  const others = known.others(text);
  if (others.length === 0) return found;
  const all = [...found, ...others.map((match) => repeated(match))].toSorted(
    (left, right) => left.start - right.start || right.end - left.end,
  );
  let end = 0;
  return all.filter((secret) => {
    if (secret.start < end) return false;
    end = secret.end;
    return true;
  });
}

function repeated({ start, end, value }: KnownMatch): Secret {
  return { start, end, value, rule: 'repeated', name: 'secret', quote: '', reading: 'secret', isRest: false };
}

const ERRORS_BEFORE =
  /"(?:\w{0,20}(?:errors?|messages?|violations?|problems?|details?|failures?)|modelState|ModelState)\\*"\s*:/;
const LONGEST_BEFORE_TEXT = 400;

/** Whether the value of a secret name is a text about it. */
function isText(text: string, { reading, start }: Secret): boolean {
  if (reading !== 'in-errors') return reading === 'message';
  return ERRORS_BEFORE.test(text.slice(Math.max(0, start - LONGEST_BEFORE_TEXT), start));
}

const PLACEHOLDER = /^REDACTED-\d+$/;

/**
 * Returns a function that ends secrets where the JSON string that contains them ends, so that the text stays valid JSON, and before
 * markup in XML. It returns null for what is replaced already.
 */
function createBounds(text: string): (secret: Secret) => Secret | null {
  const isJson = /^\s*[{["]/.test(text.slice(0, 100));
  const hasMarkup = isXml(text);
  // The end of the string that was last looked at. Finding it for each secret would take quadratic time.
  let start = 0;
  let end = -1;
  return (secret) => {
    if (PLACEHOLDER.test(secret.value)) return null;
    if (hasMarkup) return within(text, secret, endBeforeMarkup(text, secret.start, secret.end));
    if (!isJson) return secret;
    if (secret.start < start || secret.start >= end) {
      start = secret.start;
      end = secret.quote === '' ? endOfString(text, start, 0) : secret.end;
    }
    return within(text, secret, end);
  };
}

/** The part of a secret before an offset. What was recognized by its entire value has no parts. */
function within(text: string, secret: Secret, end: number): Secret | null {
  if (secret.end <= end) return secret;
  return secret.start < end && secret.rule !== 'repeated' ? createSecret(text, secret.start, end, secret) : null;
}

const COLON = 0x3a;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;

/** The end of three characters, what they may be (see `scanText`), and the end of the last secret. */
interface Place {
  readonly end: number;
  readonly what: number;
  readonly last: number;
}

function findingAt(text: string, { end, what, last }: Place, known: KnownValues): Finding | null {
  return (
    ((what & BEGINNING) === 0 ? null : tokenFinding(text, end - 3)) ??
    ((what & SIGN) === 0 ? null : signFinding(text, end)) ??
    ((what & ENDING) === 0 || isWordAt(text, end) ? null : wordFinding(text, startOfWord(text, end, last), end, known))
  );
}

function tokenFinding(text: string, start: number): Finding | null {
  if (isWordAt(text, start - 1) && !isAfterEscape(text, start)) return null;
  const to = tokenEnd(text, start);
  if (to !== -1) return one(createSecret(text, start, to, { rule: 'token-format', name: 'token' }));
  const end = start + SAML_RESPONSE.length;
  return text.slice(start, end).toLowerCase() === SAML_RESPONSE ? namedFinding(text, start, end) : null;
}

const ENCODED_COLON = /%(?:25)+3A$/i;

function signFinding(text: string, end: number): Finding | null {
  if (text.charAt(end - 1) === '~') {
    const to = entraSecretEnd(text, end - 1);
    return to === -1 ? null : one(createSecret(text, end - 6, to, { rule: 'token-format', name: 'token' }));
  }
  const first = text.charCodeAt(end - 3);
  if (first === PERCENT || first === COLON) return userinfoFinding(text, end - 3);
  const encoded = ENCODED_COLON.exec(text.slice(Math.max(0, end - 20), end));
  return encoded === null ? null : userinfoFinding(text, end - encoded[0].length);
}

function wordFinding(text: string, start: number, end: number, known: KnownValues): Finding | null {
  if (end - start < 2) return null;
  const from = start + escapeLength(text, start);
  const match = known.at(text, from, end);
  if (match && !isInName(text, match.start, match.end)) return one(repeated(match));
  return namedFinding(text, from, end);
}

/** `=`, and the percent sign of an encoded one. */
const EQUALS: ReadonlySet<number> = new Set([0x3d, 0x25]);

function namedFinding(text: string, from: number, end: number): Finding | null {
  const role = wordRole(text.slice(from, end));
  if (role === null) return null;
  if (role === 'parameter') return EQUALS.has(text.charCodeAt(end)) ? pairSecrets(text, from, end) : null;
  const word = leadingWord(text.slice(from, end));
  if (word === 'opaquelocktoken') return lockTokenFinding(text, end + 1);
  if (word === 'urn') return text.startsWith('(<', from - 2) ? lockTokenFinding(text, startOfUuid(text, end)) : null;
  if (word === 'bearer' || word === 'basic') return credentialsFinding(text, end) ?? contextFinding(text, from, end);
  if (word === '-----begin') return privateKeyFinding(text, end);
  if (word === 'value' || word === 'val') return memberBeforeName(text, end) ?? elementBeforeName(text, from, end);
  return contextFinding(text, from, end);
}

/** @returns 0 if there is none */
function startOfUuid(text: string, end: number): number {
  return /^:uuid:/i.test(text.slice(end, end + 6)) ? end + 6 : 0;
}

function contextFinding(text: string, from: number, end: number): Finding | null {
  return memberSecrets(text, from, end) ?? elementSecrets(text, from, end) ?? pairSecrets(text, from, end);
}

function one(secret: Secret): Finding {
  return { secrets: [secret], end: secret.end };
}

/** Whether the characters before an offset are an escape sequence. */
function isAfterEscape(text: string, start: number): boolean {
  return /(?:%[0-9A-Fa-f]{2}|\\(?:u[0-9A-Fa-f]{4}|[nrtbf]))$/.test(text.slice(Math.max(0, start - 6), start));
}

/** The length of the rest of an escape sequence before a word: `\n`, `\u0026` or `%3F`, without its first character. */
function escapeLength(text: string, start: number): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (before === PERCENT) return /^(?:25){0,5}[0-9A-Fa-f]{2}/.exec(text.slice(start, start + 12))?.[0].length ?? 0;
  if (before !== BACKSLASH) return 0;
  const escape = /^(?:u[0-9A-Fa-f]{4}|[nrtbf])/.exec(text.slice(start, start + 5));
  return escape?.[0].length ?? 0;
}

const AFTER_LOCK_TOKEN = /[^\w.~:@!$*+/=-]|$/g;

function lockTokenFinding(text: string, start: number): Finding | null {
  AFTER_LOCK_TOKEN.lastIndex = start;
  const end = AFTER_LOCK_TOKEN.exec(text)?.index ?? text.length;
  return start === 0 || end === start
    ? null
    : one(createSecret(text, start, end, { rule: 'lock-token', name: 'Lock-Token' }));
}

const CREDENTIALS = /(?:\s{1,10}|%20|\+)([\w.~+/-]{8,100000}={0,2})/y;

/** `Bearer` and `Basic` with credentials, in any text. */
function credentialsFinding(text: string, end: number): Finding | null {
  CREDENTIALS.lastIndex = end;
  const value = CREDENTIALS.exec(text)?.[1];
  if (value === undefined || (!looksGenerated(value) && !value.endsWith('=') && value.length < 24)) return null;
  const to = CREDENTIALS.lastIndex;
  return one(createSecret(text, to - value.length, to, { rule: 'token-format', name: 'Authorization' }));
}
