import { createSecret, type Finding, type Secret } from './secret.ts';

/** A colon and two slashes, also in JSON, and percent-encoded in a parameter of another URL; then the authority. */
const AUTHORITY = /:(?:\/\/|\\\/\\\/)((?:[^\s/?#"'<>\\]|'(?=[^\s/?#"'<>\\,;()[\]{}]*@))*)/y;
const ENCODED =
  /(?:%(?:25)*3A|:)(?:\/|%(?:25)*2F){2}((?:[^\s/?#"'<>\\&%]|%(?!(?:25)*(?:2F|3F|23|26|22|3C|3E|20|0A|0D))[0-9A-F]{2})*)/iy;

const AT = /@|%(?:25)*40/gi;
const SEPARATOR = /:|%(?:25)*3A/i;

/**
 * Name and password in a URL (RFC 3986 section 3.2.1), each of them.
 *
 * @param colon offset of the colon or percent sign after the scheme
 */
export function userinfoFinding(text: string, colon: number): Finding | null {
  return inAuthority(text, AUTHORITY, colon) ?? inAuthority(text, ENCODED, colon);
}

function inAuthority(text: string, pattern: RegExp, colon: number): Finding | null {
  pattern.lastIndex = colon;
  const authority = pattern.exec(text)?.[1];
  if (authority === undefined) return null;
  const at = pattern === AUTHORITY ? authority.lastIndexOf('@') : lastMatch(AT, authority);
  if (at === -1) return null;
  const start = pattern.lastIndex - authority.length;
  const separator = SEPARATOR.exec(authority.slice(0, at));
  const secrets: Secret[] = [];
  const add = (from: number, to: number, name: string): void => {
    if (from < to) secrets.push(createSecret(text, start + from, start + to, { rule: 'userinfo', name }));
  };
  add(0, separator?.index ?? at, 'user');
  if (separator) add(separator.index + separator[0].length, at, 'password');
  return { secrets, end: start + at };
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}
