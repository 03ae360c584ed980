// The characters that windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); elsewhere it is Latin-1.
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const BYTES: ReadonlyMap<string, number> = new Map(HIGH.split('').map((character, index) => [character, 0x80 + index]));
const BEYOND_ASCII = /[\u0080-\uffff]/;
const NOT_WINDOWS_1252 = new RegExp(`[^\\u0000-\\u00ff${HIGH}]`);

/** Whether a text has characters beyond ASCII, all of which are in windows-1252. */
export function isWindows1252(text: string): boolean {
  return BEYOND_ASCII.test(text) && !NOT_WINDOWS_1252.test(text);
}

/** Encodes a text in windows-1252. */
export function windows1252Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => BYTES.get(character) ?? character.charCodeAt(0));
}

/**
 * Some versions of Node 20, 22 and 24 decode windows-1252 as Latin-1 (https://github.com/nodejs/node/issues/56542). Replaces the
 * characters at 0x80 to 0x9F with the correct ones.
 */
export function repairWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}
