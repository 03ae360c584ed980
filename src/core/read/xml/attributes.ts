import { APOSTROPHE, EQUALS, GREATER, isSpace, LESS, QUOTE, SLASH } from './character.ts';
import type { Faults } from './fault.ts';
import { characterData, checkReferences } from './reference.ts';
import type { Declaration } from './scope.ts';

export interface Attributes {
  /** Offset after the `>` of the tag. */
  readonly end: number;
  readonly empty: boolean;
  /** Null if there are none, which is the usual case. */
  readonly declarations: readonly Declaration[] | null;
}

/**
 * Parses a start tag from the end of its name. Only namespace declarations are returned; other attributes are checked for faults.
 *
 * @returns null if the text ends inside the tag
 */
export function parseAttributes(text: string, from: number, to: number, faults: Faults): Attributes | null {
  let declarations: Declaration[] | null = null;
  let first = '';
  let seen: Set<string> | null = null;
  let p = from;
  while (p < to) {
    const code = text.charCodeAt(p);
    if (isSpace(code)) {
      p += 1;
      continue;
    }
    if (code === GREATER) return { end: p + 1, empty: false, declarations };
    if (code === SLASH && text.charCodeAt(p + 1) === GREATER)
      return p + 1 < to ? { end: p + 2, empty: true, declarations } : null;
    const nameStart = p;
    while (p < to && !isNameEnd(text.charCodeAt(p))) p += 1;
    const name = text.slice(nameStart, p);
    while (p < to && isSpace(text.charCodeAt(p))) p += 1;
    const valueStart = text.charCodeAt(p) === EQUALS ? valueAt(text, p + 1, to) : -1;
    if (p >= to || valueStart >= to) return null;
    if (name === '' || valueStart === -1) return skipInvalid(text, nameStart, to, declarations, faults);

    const valueEnd = text.indexOf(text.charCodeAt(valueStart - 1) === QUOTE ? '"' : "'", valueStart);
    if (valueEnd === -1 || valueEnd >= to) return null;
    checkValue(text, valueStart, valueEnd, faults);
    p = valueEnd + 1;
    if (p < to && !isTagSpace(text.charCodeAt(p))) faults.add('bad-tag', p, text.slice(nameStart, p + 1));

    if (first === '') first = name;
    else {
      seen ??= new Set([first]);
      if (seen.has(name)) {
        faults.add('attribute-twice', nameStart, name);
        continue;
      }
      seen.add(name);
    }
    const prefix = declaredPrefix(name);
    if (prefix === null) continue;
    const namespace = characterData(text.slice(valueStart, valueEnd)).replace(/[\t\n\r]/g, ' ');
    // Namespaces in XML 1.0 section 2.2: only the default namespace may be undeclared. Several servers undeclare prefixes.
    if (namespace === '' && prefix !== '') faults.add('prefix-to-nothing', nameStart, prefix);
    declarations ??= [];
    declarations.push([prefix, namespace]);
  }
  return null;
}

function isNameEnd(code: number): boolean {
  return (
    isSpace(code) ||
    code === EQUALS ||
    code === GREATER ||
    code === LESS ||
    code === SLASH ||
    code === QUOTE ||
    code === APOSTROPHE
  );
}

function isTagSpace(code: number): boolean {
  return isSpace(code) || code === GREATER || code === SLASH;
}

/** Returns the offset after the opening quote of a value, `to` if the text ends first, or -1 if there is no quote. */
function valueAt(text: string, from: number, to: number): number {
  let p = from;
  while (p < to && isSpace(text.charCodeAt(p))) p += 1;
  if (p >= to) return to;
  const code = text.charCodeAt(p);
  return code === QUOTE || code === APOSTROPHE ? p + 1 : -1;
}

/** Returns the prefix that an attribute declares, '' for the default namespace, or null for any other attribute. */
function declaredPrefix(name: string): string | null {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice(6) : null;
}

function checkValue(text: string, start: number, end: number, faults: Faults): void {
  const value = text.slice(start, end);
  const less = value.indexOf('<');
  if (less !== -1) faults.add('attribute-lt', start + less);
  const ampersand = value.indexOf('&');
  if (ampersand !== -1) checkReferences(text, start + ampersand, end, faults);
}

/** Skips text that is not an attribute to the end of the tag: the next `>`, or a `<` that starts another tag. */
function skipInvalid(
  text: string,
  at: number,
  to: number,
  declarations: readonly Declaration[] | null,
  faults: Faults,
): Attributes | null {
  for (let p = at; p < to; p += 1) {
    const code = text.charCodeAt(p);
    if (code === GREATER) {
      faults.add('attribute-unquoted', at, text.slice(at, p));
      return { end: p + 1, empty: text.charCodeAt(p - 1) === SLASH, declarations };
    }
    if (code === LESS && /^<\/?[A-Za-z_]/.test(text.slice(p, p + 3))) {
      faults.add('bad-tag', at, text.slice(at, p));
      return { end: p, empty: false, declarations };
    }
  }
  return null;
}
