import { LINE_FEED, RETURN, SPACE, TAB } from './character.ts';
import type { Faults } from './fault.ts';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

// The length is limited so that a text full of ampersands takes linear time.
const REFERENCE = /&(?:#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,10})|[\w.\-:\u00b7-\uffff]{1,40});|&/g;
const REFERENCE_HERE = new RegExp(REFERENCE, 'y');

// Nearly all references are in this list.
const USUAL: ReadonlyMap<string, string> = new Map([
  ...[...PREDEFINED].map(([name, character]): [string, string] => [`&${name};`, character]),
  ['&#13;', '\r'],
  ['&#10;', '\n'],
  ['&#xD;', '\r'],
  ['&#xA;', '\n'],
]);
const SHORTEST_USUAL = 4;
const LONGEST_USUAL = 6;
const SEMICOLON = 0x3b;

// Characters that XML 1.0 section 2.2 does not allow. They are replaced by U+FFFD.
function isForbidden(code: number): boolean {
  if (code < SPACE) return code !== TAB && code !== LINE_FEED && code !== RETURN;
  return code === 0xfffe || code === 0xffff;
}

// oxlint-disable-next-line no-control-regex -- matches control characters on purpose
export const EACH_FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Characters from which on a regular expression is faster than a loop. */
const LONG = 100;

function withoutForbidden(text: string): string {
  if (text.length >= LONG && text.search(EACH_FORBIDDEN) === -1) return text;
  // Few texts have any, and most are short, so a loop is faster than a regular expression.
  for (let at = 0; at < text.length; at += 1)
    if (isForbidden(text.charCodeAt(at))) return text.replace(EACH_FORBIDDEN, '\ufffd');
  return text;
}

/** Returns the usual reference at an offset of a text, or null. */
function usualAt(text: string, at: number): string | null {
  for (let length = SHORTEST_USUAL; length <= LONGEST_USUAL; length += 1) {
    if (text.charCodeAt(at + length - 1) !== SEMICOLON) continue;
    const reference = text.slice(at, at + length);
    return USUAL.has(reference) ? reference : null;
  }
  return null;
}

/** Decodes a reference. An entity that only a DOCTYPE could declare is not expanded. */
function decode(reference: string, offset: number, faults: Faults | null): string {
  if (reference === '&') {
    faults?.add('bare-ampersand', offset);
    return '&';
  }
  const body = reference.slice(1, -1);
  if (!body.startsWith('#')) {
    const character = PREDEFINED.get(body);
    if (character === undefined) faults?.add('unknown-entity', offset, body);
    return character ?? reference;
  }
  const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  // One half of a surrogate pair. SOGo writes each half as a reference; concatenated, they are the character.
  if (code >= 0xd800 && code <= 0xdfff) {
    faults?.add('surrogate-references', offset, reference);
    return String.fromCharCode(code);
  }
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  if (allowed) return String.fromCodePoint(code);
  faults?.add('bad-reference', offset, reference);
  return '\ufffd';
}

/**
 * Decodes character data: replaces references, normalizes line ends to U+000A (XML 1.0 section 2.11) and replaces forbidden
 * characters by U+FFFD. Text that is not a valid reference stays as written.
 */
export function characterData(raw: string): string {
  let text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (text.includes('&')) {
    // CalDAV servers write it at each line end, and no other reference can contain it.
    if (text.includes('&#13;')) text = text.replaceAll('&#13;', '\r');
    text = text.replace(REFERENCE, (reference) => USUAL.get(reference) ?? decode(reference, 0, null)).toWellFormed();
  }
  return withoutForbidden(text);
}

/**
 * Adds the faults of all references in `text[first, end)`.
 *
 * @param first offset of the first `&`
 * @returns the offset of the first `&` at or after `end`, or infinity
 */
export function checkReferences(text: string, first: number, end: number, faults: Faults): number {
  let at = first;
  for (; at < end; at = indexOrInfinity(text, '&', at + 1)) {
    if (usualAt(text, at) !== null) continue;
    REFERENCE_HERE.lastIndex = at;
    const [reference = '&'] = REFERENCE_HERE.exec(text) ?? [];
    decode(reference, at, faults);
  }
  return at;
}

/** Decodes the content of a CDATA section (XML 1.0 section 2.7), which has no references. */
export function cdata(raw: string): string {
  return withoutForbidden(raw.replace(/\r\n?/g, '\n'));
}

/** Returns the index of the next occurrence of a text, or infinity. */
export function indexOrInfinity(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
