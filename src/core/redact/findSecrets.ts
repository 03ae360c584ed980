import { endOfString, memberSecrets } from './memberSecrets.ts';
import { endBeforeMarkup, isInName, isXml } from './markup.ts';
import type { KnownValues } from './knownValues.ts';
import { pairSecrets } from './pairSecrets.ts';
import { createSecret, type Finding, type Secret } from './secret.ts';
import { LAST_THREE, NAME_ENDINGS, wordRole } from './secretNames.ts';
import { looksGenerated } from './secretValues.ts';
import { elementSecrets } from './elementSecrets.ts';
import { tokenEnd } from './tokenFormats.ts';

/**
 * Finds the secrets in a text of any format: URLs, HTTP messages, JSON, XML, forms and multipart, also inside of each other and if they
 * are damaged or truncated. One pass over the words of the text: what surrounds a word (`"word":`, `<word>`, `word=`) tells whether it
 * is a name, and of what. Takes linear time.
 *
 * @param known secrets that are recognized wherever they are; not changed
 * @returns in the order of the text; they do not overlap
 */
export function findSecrets(text: string, known: KnownValues): readonly Secret[] {
  const found: Secret[] = [];
  const bounded = createBounds(text);
  let start = -1;
  let ending = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code < 128 && WORD[code] === 1) {
      if (start === -1) start = at;
      ending = ((ending << 5) | (code & 31)) & LAST_THREE;
      continue;
    }
    if (start === -1) continue;
    const from = start;
    const endsAs = ending;
    start = -1;
    ending = 0;
    // Most words are rejected here, without a call.
    const length = at - from;
    if (length < 2) continue;
    if (
      NAME_ENDINGS[endsAs] === 0 &&
      length < LONG &&
      (code !== DOT || length > LONGEST_PREFIX) &&
      code !== COLON &&
      !known.mayBeAt(length, endsAs)
    ) {
      const before = from === 0 ? 0 : text.charCodeAt(from - 1);
      if (before !== PERCENT && before !== BACKSLASH) continue;
    }
    const finding = findingAt(text, { start: from, end: at, ending: endsAs }, known);
    if (finding === null) continue;
    for (const secret of finding.secrets) {
      const part = bounded(secret);
      if (part !== null && part.start >= (found.at(-1)?.end ?? 0)) found.push(part);
    }
    at = Math.max(at, found.at(-1)?.end ?? 0) - 1;
  }
  return found;
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

/** Letters, digits, `_` and `-`. */
const WORD = Uint8Array.from({ length: 128 }, (_, code) => (/[\w-]/.test(String.fromCharCode(code)) ? 1 : 0));

const COLON = 0x3a;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;
/** The minimum length of tokens with known formats, and the maximum length of their first word if a dot follows it. */
const LONG = 16;
const LONGEST_PREFIX = 4;
const DOT = 0x2e;

/** A longest run of letters, digits, `_` and `-`. It may begin with the rest of an escape sequence: `nword` after a backslash. */
interface Word {
  readonly start: number;
  readonly end: number;
  /** See `endingOf`. */
  readonly ending: number;
}

function findingAt(text: string, { start, end, ending }: Word, known: KnownValues): Finding | null {
  const next = end < text.length ? text.charCodeAt(end) : 0;
  const isName = NAME_ENDINGS[ending] === 1;
  const isLong = end - start >= LONG || (next === DOT && end - start <= LONGEST_PREFIX);
  const isScheme = next === COLON && isSlash(text.charCodeAt(end + 1));
  const from = start + escapeLength(text, start);
  const mayBeKnown = known.mayBeAt(end - from, ending);
  if (!isName && !isLong && !isScheme && !mayBeKnown) return null;

  if (mayBeKnown) {
    const match = known.at(text, from, end);
    if (match && !isInName(text, match.start, match.end)) {
      const { value } = match;
      return { secrets: [{ ...match, value, rule: 'repeated', name: 'secret', quote: '' }], end: match.end };
    }
  }
  if (isLong) {
    const to = tokenEnd(text, from);
    if (to !== -1) return one(createSecret(text, from, to, { rule: 'token-format', name: 'token' }));
  }
  if (isScheme) {
    const userinfo = userinfoFinding(text, end);
    if (userinfo) return userinfo;
  }
  return isName ? namedFinding(text, from, end) : null;
}

/** A slash, or the backslash before one in JSON. */
function isSlash(code: number): boolean {
  return code === 0x2f || code === BACKSLASH;
}

/** `=`, and the percent sign of an encoded one. */
const EQUALS: ReadonlySet<number> = new Set([0x3d, 0x25]);

function namedFinding(text: string, from: number, end: number): Finding | null {
  const role = wordRole(text.slice(from, end));
  if (role === null) return null;
  if (role === 'parameter') return EQUALS.has(text.charCodeAt(end)) ? pairSecrets(text, from, end) : null;
  const word = text.slice(from, end).toLowerCase();
  if (word === 'opaquelocktoken') return lockTokenFinding(text, end + 1);
  if (word === 'urn') return text.startsWith('(<', from - 2) ? lockTokenFinding(text, startOfUuid(text, end)) : null;
  if (word === 'bearer' || word === 'basic') return credentialsFinding(text, end) ?? contextFinding(text, from, end);
  if (word === 'key-----') return privateKeyFinding(text, from, end);
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

/** The length of the rest of an escape sequence before a word: `\n`, `\u0026` or `%3F`, without its first character. */
function escapeLength(text: string, start: number): number {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (before === PERCENT) return /^[0-9A-Fa-f]{2}/.test(text.slice(start, start + 2)) ? 2 : 0;
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

const AFTER_KEY = /-----|[^A-Za-z0-9+/=\s,:\\-]|\\[^nr]|$/g;

/** The content of a private key (RFC 7468), from its first line to its last. */
function privateKeyFinding(text: string, from: number, end: number): Finding | null {
  if (!text.startsWith('PRIVATE ', from - 8)) return null;
  AFTER_KEY.lastIndex = end;
  const to = AFTER_KEY.exec(text)?.index ?? text.length;
  return to === end ? null : one(createSecret(text, end, to, { rule: 'private-key', name: 'private_key' }));
}

const AUTHORITY = /:(?:\/\/|\\\/\\\/)([^\s/?#"'<>\\]*)/y;

/** Name and password in a URL (RFC 3986 section 3.2.1), each of them. */
function userinfoFinding(text: string, colon: number): Finding | null {
  AUTHORITY.lastIndex = colon;
  const authority = AUTHORITY.exec(text)?.[1];
  if (authority === undefined) return null;
  const at = authority.lastIndexOf('@');
  if (at === -1) return null;
  const start = AUTHORITY.lastIndex - authority.length;
  const separator = authority.slice(0, at).indexOf(':');
  const ranges =
    separator === -1
      ? [[0, at]]
      : [
          [0, separator],
          [separator + 1, at],
        ];
  const names = ['user', 'password'];
  const secrets = ranges.flatMap(([from = 0, to = 0], index) =>
    from === to ? [] : [createSecret(text, start + from, start + to, { rule: 'userinfo', name: names[index] ?? '' })],
  );
  return { secrets, end: start + at };
}
