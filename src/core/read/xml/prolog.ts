import type { Faults } from './fault.ts';

/**
 * Skips a document type declaration (XML 1.0 section 2.8) and its internal subset. Declared entities are not used: they can expand
 * a kilobyte to a gigabyte, or refer to files.
 *
 * @returns the offset after the declaration, or -1 if the text ends first
 */
export function skipDoctype(text: string, at: number, to: number, faults: Faults): number {
  let inSubset = false;
  let p = at + 9;
  while (p < to) {
    const character = text[p];
    if (character === '"' || character === "'") p = after(text, character, p + 1);
    else if (text.startsWith('<!--', p)) p = after(text, '-->', p + 4);
    else if (text.startsWith('<?', p)) p = after(text, '?>', p + 2);
    else if (text.startsWith('<!ENTITY', p)) {
      faults.add('doctype-entities', p);
      p += 8;
    } else if (character === '[') {
      inSubset = true;
      p += 1;
    } else if (character === ']') {
      inSubset = false;
      p += 1;
    } else if (character === '>' && !inSubset) return p + 1;
    else p += 1;
    if (p === -1) return -1;
  }
  return -1;
}

function after(text: string, terminator: string, from: number): number {
  const found = text.indexOf(terminator, from);
  return found === -1 ? -1 : found + terminator.length;
}

const DECLARATIONS = ['<!--', '<![CDATA[', '<!DOCTYPE'];

/** Whether a text can be the start of a declaration that is truncated. */
export function isStartOfDeclaration(rest: string): boolean {
  return DECLARATIONS.some((start) => rest.length < start.length && start.startsWith(rest));
}
