import { createSecret, type Secret, type SecretRule } from './secret.ts';
import { plainName } from './secretNames.ts';

const SCHEME =
  /^\s*(?:Basic|Bearer|Digest|DPoP|Negotiate|NTLM|Token|ApiKey|AWS4-HMAC-SHA256|AWS|GNAP|HOBA|Mutual|OAuth|SharedKey|SharedKeyLite|PoP|MAC|vapid|SCRAM-SHA-\d+|PrivateToken)\s+(?=\S)/i;

/**
 * The secrets in the value of a header that is secret by its name. The scheme of credentials, the names of cookies, the attributes
 * of Set-Cookie, and the resources and etags of If (RFC 4918 section 10.4) stay readable.
 */
export function headerSecrets(name: string, value: string): readonly Secret[] {
  const plain = plainName(name);
  const rule: SecretRule = `header:${name.toLowerCase()}`;
  const part = (start: number, end: number): Secret[] => trimmed(value, start, end, rule, name);
  if (plain.startsWith('cookie')) return cookies(value, part);
  if (plain.startsWith('setcookie')) return setCookies(value, part);
  if (plain === 'if' || plain === 'locktoken') return lockTokens(name, value) ?? part(0, value.length);
  return part(SCHEME.exec(value)?.[0].length ?? 0, value.length);
}

/** Whether a value begins with the scheme of credentials (RFC 9110 section 11.4). */
export function hasScheme(value: string): boolean {
  return SCHEME.test(value);
}

type Part = (start: number, end: number) => Secret[];

function trimmed(value: string, start: number, end: number, rule: SecretRule, name: string): Secret[] {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(value.charAt(from))) from += 1;
  while (to > from && /\s/.test(value.charAt(to - 1))) to -= 1;
  return from < to ? [createSecret(value, from, to, { rule, name })] : [];
}

function cookies(value: string, part: Part): Secret[] {
  return [...value.matchAll(/[^;]+/g)].flatMap(({ index, 0: pair }) =>
    part(index + pair.indexOf('=') + 1, index + pair.length),
  );
}

/** Where another cookie begins: some proxies and HAR files have several cookies in one value, in lines or after commas. */
const NEXT_COOKIE = /\r?\n|,\s*(?=[\w!#$%&'*+.^`|~-]+=)/g;

function setCookies(value: string, part: Part): Secret[] {
  const found: Secret[] = [];
  const add = (start: number, end: number): void => {
    const cookie = value.slice(start, end);
    const semicolon = cookie.indexOf(';');
    const pair = semicolon === -1 ? cookie : cookie.slice(0, semicolon);
    found.push(...part(start + pair.indexOf('=') + 1, start + pair.length));
  };
  let start = 0;
  for (const { index, 0: separator } of value.matchAll(NEXT_COOKIE)) {
    add(start, index);
    start = index + separator.length;
  }
  add(start, value.length);
  return found;
}

// State tokens are in parentheses, resources before them (RFC 4918 section 10.4.2).
const IF_PARTS = /\s*(?:(<[^>]*>)\s*(?=\()|\(((?:\s+|Not|<[^>]*>|\[[^\]]*\])*)\))/giy;
const STATE_TOKEN = /<([^>]*)>/g;
const LOCK_SCHEME = /^(?:opaquelocktoken:|urn:uuid:)/i;

/** @returns null if it has another syntax */
function lockTokens(name: string, value: string): Secret[] | null {
  const found: Secret[] = [];
  const add = (start: number, token: string): void => {
    const scheme = LOCK_SCHEME.exec(token)?.[0].length ?? 0;
    found.push(createSecret(value, start + scheme, start + token.length, { rule: 'lock-token', name: 'Lock-Token' }));
  };
  if (plainName(name) === 'locktoken') {
    const token = /^\s*<([^<>]+)>\s*$/.exec(value);
    if (token?.[1] === undefined) return null;
    add(value.indexOf('<') + 1, token[1]);
    return found;
  }
  let end = 0;
  for (IF_PARTS.lastIndex = 0; ;) {
    const start = IF_PARTS.lastIndex;
    const list = IF_PARTS.exec(value);
    if (!list) break;
    end = start + list[0].length;
    if (list[2] === undefined) continue;
    for (const token of list[0].matchAll(STATE_TOKEN))
      if (token[1] !== undefined && !/^DAV:no-lock$/i.test(token[1])) add(start + token.index + 1, token[1]);
  }
  return end > 0 && value.slice(end).trim() === '' ? found : null;
}
