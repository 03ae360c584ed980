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
const USUAL_LIST: readonly string[] = [...USUAL.keys()];

// XML 1.0 section 2.2: characters that no document may hold. They are shown as U+FFFD.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
export const EACH_FORBIDDEN = new RegExp(FORBIDDEN, 'g');

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
  return text.replace(EACH_FORBIDDEN, '\ufffd');
}

/**
 * Tells the faults of all references in `text[first, end)`.
 *
 * @param first where the first one stands
 * @returns where the next `&` behind `end` stands; infinity where there is none
 */
export function checkReferences(text: string, first: number, end: number, faults: Faults): number {
  let at = first;
  for (; at < end; at = find(text, '&', at + 1)) {
    const here = at;
    if (USUAL_LIST.some((usual) => text.startsWith(usual, here))) continue;
    REFERENCE_HERE.lastIndex = at;
    const [reference = '&'] = REFERENCE_HERE.exec(text) ?? [];
    decode(reference, at, faults);
  }
  return at;
}

/** The content of a CDATA section (XML 1.0 section 2.7): no references there. */
export function cdata(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(EACH_FORBIDDEN, '\ufffd');
}

/** Where a text stands next; infinity where it does not. */
export function find(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
