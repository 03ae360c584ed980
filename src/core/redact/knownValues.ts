import { endingOf, ENDINGS } from './secretNames.ts';

/** The secrets that were found by their names, to be recognized elsewhere: a server may repeat them in a message. */
export interface KnownValues {
  readonly add: (value: string) => void;
  readonly size: () => number;
  /**
   * Whether `at` may find a value at a word: rejects most words without creating a string.
   *
   * @param ending of the word; see `endingOf`
   */
  readonly mayBeAt: (length: number, ending: number) => boolean;
  /**
   * A known value at a word of a text. A word is a longest run of letters, digits, `_` and `-`.
   *
   * @returns null if there is none
   */
  readonly at: (text: string, start: number, end: number) => KnownMatch | null;
}

export interface KnownMatch {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A value with the offset of its longest word. */
interface Entry {
  readonly value: string;
  readonly offset: number;
}

const SHORTEST_WORD = 4;

export function createKnownValues(): KnownValues {
  const values = new Set<string>();
  const byWord = new Map<string, Entry[]>();
  /** The lengths of the words with each ending. */
  const marks = new Uint8Array(ENDINGS);
  return {
    size: () => values.size,
    add: (value) => {
      if (values.has(value)) return;
      const word = longestWord(value);
      if (word === null) return;
      values.add(value);
      const entries = byWord.get(word.text) ?? [];
      // Values that share their longest word are few; of more, the first ones are recognized.
      if (entries.length >= 8) return;
      byWord.set(word.text, [...entries, { value, offset: word.offset }]);
      const ending = endingOf(word.text);
      marks[ending] = (marks[ending] ?? 0) | markOf(word.text.length);
    },
    mayBeAt: (length, ending) => ((marks[ending] ?? 0) & markOf(length)) !== 0,
    at: (text, start, end) => {
      for (const { value, offset } of byWord.get(text.slice(start, end)) ?? [])
        if (start >= offset && text.startsWith(value, start - offset))
          return { start: start - offset, end: start - offset + value.length, value };
      return null;
    },
  };
}

/** A bit for the length of a word. */
function markOf(length: number): number {
  return 1 << (length & 7);
}

function longestWord(value: string): { readonly text: string; readonly offset: number } | null {
  let longest: { text: string; offset: number } | null = null;
  for (const { 0: text, index } of value.matchAll(/[\w-]+/g))
    if (text.length >= SHORTEST_WORD && text.length > (longest?.text.length ?? 0)) longest = { text, offset: index };
  return longest;
}
