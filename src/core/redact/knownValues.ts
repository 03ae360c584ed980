import { ownCopy } from '../text/ownCopy.ts';
import { addEnding, createTable, endingKey } from './wordScan.ts';
import type { Repetition } from './repetition.ts';

/** The secrets that were found by their names, to be recognized elsewhere: a server may repeat them in a message. */
export interface KnownValues {
  /**
   * Adds a value.
   *
   * @param value as it is in the text
   * @param secret without the escapes of its place
   */
  readonly add: (value: string, secret: string, repetition: Repetition) => void;
  readonly size: () => number;
  /** The values that were added after the first `from` ones. */
  readonly since: (from: number) => readonly string[];
  /** See `scanText`: extended by the ends of known words. */
  readonly table: Uint8Array;
  /**
   * A known value at a word of a text. A word is a longest run of letters, digits, `_` and `-`.
   *
   * @returns null if there is none
   */
  readonly at: (text: string, start: number, end: number) => KnownMatch | null;
  /** Whether there are values without a word, which `at` cannot find. */
  readonly mayHaveOthers: () => boolean;
  /** Finds these values. */
  readonly others: (text: string) => readonly KnownMatch[];
  /** The known value that starts with a text which was shortened; null if there is none. */
  readonly startingWith: (beginning: string) => string | null;
  /** The known value that contains a text; null if there is none. */
  readonly containing: (part: string) => string | null;
}

export interface KnownMatch {
  readonly start: number;
  readonly end: number;
  /** The secret, without escapes. */
  readonly value: string;
}

/** A value with the offset of its longest word. */
interface Entry {
  readonly value: string;
  readonly secret: string;
  readonly offset: number;
  readonly repetition: Repetition;
}

const SHORTEST_WORD = 2;
/** The beginning by which shortened values are found. */
const BEGINNING = 6;
/** Values that share their longest word, or their beginning, are few; of more, the first ones are recognized. */
const MOST_ALIKE = 8;
/** A text is searched for each of the values without a word. */
const MOST_OTHERS = 8;

export function createKnownValues(): KnownValues {
  const values = new Map<string, string>();
  const order: string[] = [];
  const byWord = new Map<string, Entry[]>();
  const byBeginning = new Map<string, string[]>();
  const others: Entry[] = [];
  const table = createTable();
  /** A bit for the lengths of the words with each ending. */
  const lengths = new Uint8Array(table.length);
  const addWord = (word: string, entry: Entry): void => {
    push(byWord, word, entry);
    addEnding(table, word);
    const key = endingKey(word, word.length);
    lengths[key] = (lengths[key] ?? 0) | lengthBit(word.length);
  };
  return {
    size: () => order.length,
    since: (from) => order.slice(from),
    add: (found, foundSecret, repetition) => {
      if (values.has(found)) return;
      const value = ownCopy(found);
      const secret = ownCopy(foundSecret);
      values.set(value, secret);
      order.push(value);
      if (value.length > BEGINNING) push(byBeginning, value.slice(0, BEGINNING), value);
      const word = longestWord(value);
      if (word !== null) addWord(word.text, { value, secret, repetition, offset: word.offset });
      else if (others.length < MOST_OTHERS) others.push({ value, secret, repetition, offset: 0 });
    },
    table,
    at: (text, start, end) => {
      if (((lengths[endingKey(text, end)] ?? 0) & lengthBit(end - start)) === 0) return null;
      for (const entry of byWord.get(text.slice(start, end)) ?? []) {
        const from = start - entry.offset;
        if (from >= 0 && text.startsWith(entry.value, from) && isWhole(text, from, entry))
          return { start: from, end: from + entry.value.length, value: entry.secret };
      }
      return null;
    },
    mayHaveOthers: () => others.length > 0,
    others: (text) => others.flatMap((entry) => matchesOf(text, entry)),
    startingWith: (beginning) =>
      secretOf(byBeginning.get(beginning.slice(0, BEGINNING))?.find((value) => value.startsWith(beginning))),
    containing: (part) => secretOf(order.find((value) => value.includes(part))),
  };

  function secretOf(value: string | undefined): string | null {
    return value === undefined ? null : (values.get(value) ?? null);
  }
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.length < MOST_ALIKE) list.push(value);
}

function matchesOf(text: string, entry: Entry): KnownMatch[] {
  const found: KnownMatch[] = [];
  const { value, secret } = entry;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
    if (isWhole(text, at, entry)) found.push({ start: at, end: at + value.length, value: secret });
  return found;
}

/** Whether a value is not a part of a longer word; one that is a word itself also not a part of a path. */
function isWhole(text: string, start: number, { value, repetition }: Entry): boolean {
  const inside = repetition === 'in-sentences' ? IN_PATH : IN_WORD;
  return !(
    (inside.test(text.charAt(start - 1)) && /^\w/.test(value) && !isEscape(text, start)) ||
    (inside.test(text.charAt(start + value.length)) && /\w$/.test(value))
  );
}

const IN_WORD = /[\w-]/;
const IN_PATH = /[\w/.%-]/;

/** Whether the letter before an offset belongs to an escape sequence: `\n` or `%20`. */
function isEscape(text: string, start: number): boolean {
  return /(?:\\(?:u[0-9A-Fa-f]{4}|[nrtbf])|%[0-9A-Fa-f]{2})$/.test(text.slice(Math.max(0, start - 6), start));
}

/** A bit for the length of a word. */
function lengthBit(length: number): number {
  return 1 << (length & 7);
}

function longestWord(value: string): { readonly text: string; readonly offset: number } | null {
  let longest: { text: string; offset: number } | null = null;
  // A word begins after an escape sequence, as in a text.
  const escaped = value.replace(/%[\da-f]{2}|\\(?:u[\da-f]{4}|[^u])/gi, (escape) => ' '.repeat(escape.length));
  for (const { 0: text, index } of escaped.matchAll(/[\w-]+/g))
    if (text.length >= SHORTEST_WORD && text.length > (longest?.text.length ?? 0)) longest = { text, offset: index };
  return longest;
}
