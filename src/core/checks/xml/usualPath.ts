import { isUnreserved } from './hrefKey.ts';

const SLASH = 0x2f;
const PERCENT = 0x25;
const DOT = 0x2e;

/** The characters of paths, other than a slash, a dot and a percent sign (RFC 3986 section 3.3). */
const PATH_CHARACTERS = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~!$&'()*+,;=:@")
  PATH_CHARACTERS[character.charCodeAt(0)] = 1;

/** By value: escapes of characters that must be escaped, other than a slash and a percent sign. */
const KEPT_ESCAPES = new Uint8Array(256);
for (let code = 0; code < KEPT_ESCAPES.length; code += 1)
  KEPT_ESCAPES[code] = isUnreserved(String.fromCharCode(code)) || code === PERCENT || code === SLASH ? 0 : 1;

/** Returned for an href that is not a usual path. */
export const NOT_USUAL = -1;

// Random, so that a server cannot send hrefs with equal hashes on purpose.
const SEED = Math.floor(Math.random() * 2 ** 31);
const BITS = 30;

/**
 * Returns a hash of the key of an href, which is not negative, if the href is a usual path: an absolute path without a query, a fragment,
 * empty segments, segments that start with a dot, and escapes that are unnecessary or not in uppercase. No rule about the syntax of hrefs
 * applies to such a path, and without the slash at its end it is its own key.
 */
export function usualPathHash(href: string): number {
  if (href.charCodeAt(0) !== SLASH) return NOT_USUAL;
  // A slash is part of the hash when something follows it.
  let hash = SEED;
  let isStart = true;
  for (let at = 1; at < href.length; at += 1) {
    const code = href.charCodeAt(at);
    if (code === SLASH) {
      if (isStart) return NOT_USUAL;
      isStart = true;
      continue;
    }
    if (isStart) hash = add(hash, SLASH);
    if (code === DOT) {
      if (isStart) return NOT_USUAL;
    } else if (code === PERCENT) {
      const value = hexDigit(href.charCodeAt(at + 1)) * 16 + hexDigit(href.charCodeAt(at + 2));
      if (!(value >= 0) || KEPT_ESCAPES[value] !== 1) return NOT_USUAL;
    } else if (PATH_CHARACTERS[code] !== 1) return NOT_USUAL;
    hash = add(hash, code);
    isStart = false;
  }
  return finish(hash);
}

/** Returns the hash of a key, which is equal to that of a usual path with this key. */
export function keyHash(key: string): number {
  let hash = SEED;
  for (let at = 0; at < key.length; at += 1) hash = add(hash, key.charCodeAt(at));
  return finish(hash);
}

function add(hash: number, code: number): number {
  return (Math.imul(hash, 0x01000193) ^ code) | 0;
}

/** Mixes the bits of a hash (the end of MurmurHash3), and keeps those of a small integer. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - BITS);
}

/** Returns the value of a hexadecimal digit in uppercase; a negative number for any other character. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x41 && code <= 0x46 ? code - 0x37 : -1000;
}
