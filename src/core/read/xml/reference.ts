import { LINE_FEED, RETURN, SPACE, TAB } from './character.ts';
import type { Faults } from './fault.ts';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

// `&` to `;`: as long as any reference gets, so that a text full of ampersands costs no more than its length.
const REFERENCE = /&(?:#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,10})|[\w.\-:\u00b7-\uffff]{1,40});|&/g;
const REFERENCE_HERE = new RegExp(REFERENCE, 'y');

// Nearly all references that servers write are one of these; each is looked at a million times.
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

// XML 1.0 section 2.2: characters that no document may hold. They are shown as U+FFFD.
function isForbidden(code: number): boolean {
  if (code < SPACE) return code !== TAB && code !== LINE_FEED && code !== RETURN;
  return code === 0xfffe || code === 0xffff;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
export const EACH_FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function withoutForbidden(text: string): string {
  // Nearly no text has any, and most are short: a loop knows before a regular expression has begun.
  for (let at = 0; at < text.length; at += 1)
    if (isForbidden(text.charCodeAt(at))) return text.replace(EACH_FORBIDDEN, '\ufffd');
  return text;
}

/** The usual reference that stands at an offset of a text, if one does. */
function usualAt(text: string, at: number): string | null {
  for (let length = SHORTEST_USUAL; length <= LONGEST_USUAL; length += 1) {
    if (text.charCodeAt(at + length - 1) !== SEMICOLON) continue;
    const reference = text.slice(at, at + length);
    return USUAL.has(reference) ? reference : null;
  }
  return null;
}

/** An entity that only a DOCTYPE could declare stays as it is written; it is never expanded. */
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
  // Half of a character above U+FFFF: SOGo writes both halves, one reference each. Put side by side they are the character.
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
 * Character data as a reader of XML hands it on: references replaced, line ends made U+000A (XML 1.0 section 2.11),
 * forbidden characters made U+FFFD. What cannot be a reference stays as written.
 */
export function characterData(raw: string): string {
  let text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (text.includes('&'))
    text = text.replace(REFERENCE, (reference) => USUAL.get(reference) ?? decode(reference, 0, null)).toWellFormed();
  return withoutForbidden(text);
}

/**
 * Tells the faults of all references in `text[first, end)`.
 *
 * @param first where the first one stands
 * @returns where the next `&` behind `end` stands; infinity where there is none
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

/** The content of a CDATA section (XML 1.0 section 2.7): no references there. */
export function cdata(raw: string): string {
  return withoutForbidden(raw.replace(/\r\n?/g, '\n'));
}

/** Where a text stands next; infinity where it does not. */
export function indexOrInfinity(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
