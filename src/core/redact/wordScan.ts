import { NAME_ENDINGS, SAML_RESPONSE } from './secretNames.ts';
import { TOKEN_BEGINNINGS } from './tokenFormats.ts';

/**
 * What three consecutive characters of a text may be: the end of a name of a secret or of a known secret, the beginning of a token, or a sign.
 */
export const ENDING = 1;
export const BEGINNING = 2;
export const SIGN = 4;

/** The signs after the scheme of a URL: `://`, in JSON, and percent-encoded once or more often; and those of a client secret of Entra. */
const SIGNS = ['://', String.raw`:\/`, ':/%', ':%2', '%3A', '53A'];
const BEFORE_TILDE = 'Q~';

/** The number of different keys of three characters. */
const KEYS = 1 << 15;

/** A key of three characters, by the lowest five bits of each, which are the same for uppercase and lowercase. */
function keyOf(three: string): number {
  return ((three.charCodeAt(0) & 31) << 10) | ((three.charCodeAt(1) & 31) << 5) | (three.charCodeAt(2) & 31);
}

const TABLE = initialTable();

function initialTable(): Uint8Array {
  const table = new Uint8Array(KEYS);
  const add = (key: number, what: number): void => void (table[key] = (table[key] ?? 0) | what);
  for (const ending of NAME_ENDINGS) addEnding(table, ending);
  for (const beginning of [...TOKEN_BEGINNINGS, SAML_RESPONSE]) add(keyOf(beginning), BEGINNING);
  for (const sign of SIGNS) add(keyOf(sign), SIGN);
  for (let first = 0; first < 32; first += 1) add((first << 10) | keyOf(`\0${BEFORE_TILDE}`), SIGN);
  return table;
}

/** What each key may be, to be extended by {@link addEnding}. */
export function createTable(): Uint8Array {
  return TABLE.slice();
}

/** The key of the last two characters before an offset. */
export function endingKey(text: string, end: number): number {
  return ((text.charCodeAt(end - 2) & 31) << 5) | (text.charCodeAt(end - 1) & 31);
}

/** @param word whose last characters are added; at least two */
export function addEnding(table: Uint8Array, word: string): void {
  const key = keyOf(word.slice(-3).padStart(3, '\0'));
  if (word.length > 2) table[key] = (table[key] ?? 0) | ENDING;
  else
    for (let first = 0; first < 32; first += 1) table[(first << 10) | key] = (table[(first << 10) | key] ?? 0) | ENDING;
}

/** The number of characters that are encoded at once. */
const CHUNK = 4096;
/** Shorter texts are encoded faster one character at a time. */
const SHORT = 64;
/** The codes of a chunk, and 0, so that the character after the last one is read from the text. */
const codes = new Uint8Array(CHUNK + 1);
const encoder = new TextEncoder();

/**
 * Calls a function for each three consecutive characters of a text that have an entry in the table.
 *
 * @param visit receives the offset after the three characters, and what they may be. It returns the offset at which the search continues, if
 *   that is greater.
 */
export function scanText(text: string, table: Uint8Array, visit: (end: number, what: number) => number): void {
  let key = 0;
  for (let from = 0; from < text.length;) {
    const size = encode(text, from);
    codes[size] = 0;
    let next = from + size;
    for (let index = 0; index < size; index += 1) {
      key = ((key << 5) | ((codes[index] ?? 0) & 31)) & (KEYS - 1);
      const what = table[key] ?? 0;
      if (what === 0 || (what === ENDING && WORD[codes[index + 1] ?? 0] === 1)) continue;
      const end = from + index + 1;
      const continued = visit(end, what);
      if (continued <= end) continue;
      key = 0;
      index = continued - 1 - from;
      if (continued > next) next = continued;
    }
    from = next;
  }
}

/** Letters, digits, `_` and `-`. */
const WORD = Uint8Array.from({ length: 256 }, (_, code) =>
  code < 128 && /[\w-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Encodes the characters from an offset; those other than ASCII in any way. @returns the number of characters */
function encode(text: string, from: number): number {
  const length = Math.min(CHUNK, text.length - from);
  if (length > SHORT) {
    const { read, written } = encoder.encodeInto(text.slice(from, from + length), codes);
    if (read === length && written === length) return length;
  }
  for (let at = 0; at < length; at += 1) codes[at] = Math.min(255, text.charCodeAt(from + at));
  return length;
}

/** Whether there is a letter, a digit, `_` or `-` at an offset. */
export function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 128 && WORD[code] === 1;
}

/** The start of the word that ends at an offset. */
export function startOfWord(text: string, end: number, least: number): number {
  let start = end;
  while (start > least && isWordAt(text, start - 1)) start -= 1;
  return start;
}
