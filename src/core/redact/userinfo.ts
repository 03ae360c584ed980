import { createSecret, type Finding, type Secret } from './secret.ts';

/** A colon and two slashes, also in JSON, then the authority. */
const AUTHORITY = /:(?:\/\/|\\\/\\\/)((?:[^\s/?#"'<>\\]|'(?=[^\s/?#"'<>\\,;()[\]{}]*@))*)/y;

/** How a URL is encoded in a parameter of another one. */
interface Encoding {
  readonly authority: RegExp;
  readonly at: RegExp;
  readonly separator: RegExp;
}

/** By the number of URLs around it, less one. */
const ENCODINGS: readonly Encoding[] = [0, 1, 2, 3].map((level) => {
  // The percent sign of a sign that ends a part; more `25` belong to the part.
  const percent = `%(?:25){0,${level}}`;
  return {
    authority: new RegExp(
      `(?:${percent}3A|:)(?:/|${percent}2F){2}((?:[^\\s/?#"'<>\\\\&%]|%(?!(?:25){0,${level}}(?:2F|3F|23|26|22|3C|3E|20|0A|0D))[0-9A-F]{2})*)`,
      'iy',
    ),
    at: new RegExp(`@|${percent}40`, 'gi'),
    separator: new RegExp(`:|${percent}3A`, 'i'),
  };
});

/**
 * Name and password in a URL (RFC 3986 section 3.2.1), each of them.
 *
 * @param colon offset of the colon or percent sign after the scheme
 */
export function userinfoFinding(text: string, colon: number): Finding | null {
  AUTHORITY.lastIndex = colon;
  const authority = AUTHORITY.exec(text)?.[1];
  if (authority !== undefined) {
    const separator = authority.includes(':') ? /:/ : /%3A/i;
    const found = partsOf(text, { start: AUTHORITY.lastIndex - authority.length, authority, at: /@/g, separator });
    if (found !== null) return found;
  }
  const level = /^%((?:25){0,3})/.exec(text.slice(colon, colon + 8))?.[1]?.length ?? 0;
  const encoding = ENCODINGS[level / 2];
  if (encoding === undefined) return null;
  encoding.authority.lastIndex = colon;
  const encoded = encoding.authority.exec(text)?.[1];
  const start = encoding.authority.lastIndex - (encoded?.length ?? 0);
  return encoded === undefined ? null : partsOf(text, { ...encoding, start, authority: encoded });
}

function partsOf(
  text: string,
  {
    start,
    authority,
    at,
    separator,
  }: Omit<Encoding, 'authority'> & { readonly start: number; readonly authority: string },
): Finding | null {
  const end = lastMatch(at, authority);
  if (end === -1) return null;
  const colon = separator.exec(authority.slice(0, end));
  const secrets: Secret[] = [];
  const add = (from: number, to: number, name: string): void => {
    if (from < to) secrets.push(createSecret(text, start + from, start + to, { rule: 'userinfo', name }));
  };
  add(0, colon?.index ?? end, 'user');
  if (colon) add(colon.index + colon[0].length, end, 'password');
  return { secrets, end: start + end };
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}
