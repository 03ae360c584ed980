import type { TextPredicate } from '../model/matchesText.ts';
import { clarkOf } from './term.ts';

/** Returns a test for texts that contain a word, ignoring case. A QName (`DAV:owner`) also matches its expanded name. */
export function wordTest(word: string): TextPredicate {
  const hasWord = containing(word);
  const clark = clarkOf(word);
  const hasName = clark === null ? null : containing(clark);
  const test: TextPredicate = hasName === null ? hasWord : (text) => hasWord(text) || hasName(text);
  return Object.assign(test, { isAscii: /^\p{ASCII}*$/u.test(word) });
}

function containing(word: string): (text: string) => boolean {
  const lowercase = word.toLowerCase();
  // A word of digits and punctuation is found without a lowercase copy of the text.
  return lowercase === word.toUpperCase()
    ? (text) => text.includes(lowercase)
    : (text) => text.toLowerCase().includes(lowercase);
}
