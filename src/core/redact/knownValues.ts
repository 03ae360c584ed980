/** The secrets that were found by their names, to be recognized elsewhere: a server may repeat them in a message. */
export interface KnownValues {
  readonly add: (value: string) => void;
  readonly size: () => number;
  /** Whether `at` may find a value: rejects most words without creating a string. */
  readonly mayBeAt: (text: string, start: number, end: number) => boolean;
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
  // Rejects most words without creating a string.
  const marks = new Uint8Array(1 << 16);
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
      marks[markOf(word.text, 0, word.text.length)] = 1;
    },
    mayBeAt: (text, start, end) =>
      values.size > 0 && end - start >= SHORTEST_WORD && marks[markOf(text, start, end)] === 1,
    at: (text, start, end) => {
      for (const { value, offset } of byWord.get(text.slice(start, end)) ?? [])
        if (start >= offset && text.startsWith(value, start - offset))
          return { start: start - offset, end: start - offset + value.length, value };
      return null;
    },
  };
}

function markOf(text: string, start: number, end: number): number {
  const middle = text.charCodeAt((start + end) >> 1);
  return (
    ((end - start) * 2477 + text.charCodeAt(start) * 31 + middle * 1031 + text.charCodeAt(end - 1) * 7919) & 0xffff
  );
}

function longestWord(value: string): { readonly text: string; readonly offset: number } | null {
  let longest: { text: string; offset: number } | null = null;
  for (const { 0: text, index } of value.matchAll(/[\w-]+/g))
    if (text.length >= SHORTEST_WORD && text.length > (longest?.text.length ?? 0)) longest = { text, offset: index };
  return longest;
}
