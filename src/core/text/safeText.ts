import { INVISIBLE, INVISIBLE_IN_LINES } from './invisible.ts';

/**
 * Returns a text from outside (a response, a request, the name of a file) as it may be displayed: invisible and bidirectional characters
 * are replaced by their code points, `⟨U+202E⟩`. Keeps tabs and line breaks. Linear time.
 */
export function safeText(text: string): string {
  return isPlain(text, true) ? text : text.replace(INVISIBLE_IN_LINES, codePoint);
}

/** Returns a text from outside for one line: as {@link safeText}, and replaces tabs and line breaks in the same way. */
export function safeLine(text: string): string {
  return isPlain(text, false) ? text : text.replace(INVISIBLE, codePoint);
}

/** Escapes invisible characters in JSON, which can only be in strings: `\u202e`. The data is the same. */
export function safeJson(json: string): string {
  return isPlain(json, true) ? json : json.replace(INVISIBLE_IN_LINES, jsonEscape);
}

function codePoint(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function jsonEscape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** Whether a text has only characters from ranges without invisible ones, as nearly all texts do. Faster than the expression. */
function isPlain(text: string, hasLines: boolean): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain =
      (code > 0x1f && code < 0x7f) ||
      (code > 0xad && code < 0x34f) ||
      (code > 0x3164 && code < FIRST_SURROGATE) ||
      (hasLines && (code === TAB || code === LINE_FEED));
    if (!plain) return false;
  }
  return true;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FIRST_SURROGATE = 0xd800;
