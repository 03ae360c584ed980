import type { TextPredicate } from '../model/matchesText.ts';
import { clarkOf } from './term.ts';

/** Finds a word, without regard to case. A QName (`DAV:owner`) also finds the expanded name, whatever its prefix is. */
export function wordTest(word: string): TextPredicate {
  const find = containing(word);
  const clark = clarkOf(word);
  const findName = clark === null ? null : containing(clark);
  const test: TextPredicate = findName === null ? find : (text) => find(text) || findName(text);
  // oxlint-disable-next-line no-control-regex -- it is the range of ASCII
  return Object.assign(test, { isAscii: /^[\u0000-\u007f]*$/.test(word) });
}

function containing(word: string): (text: string) => boolean {
  const wanted = word.toLowerCase();
  // Digits and signs have no case: a copy of the text in lower case is not needed.
  return wanted === word.toUpperCase()
    ? (text) => text.includes(wanted)
    : (text) => text.toLowerCase().includes(wanted);
}
