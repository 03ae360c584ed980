import { endOf, fits, startOf, wholeCharacter } from './width.ts';

/** A text, and the number of columns that it should have at most. */
export interface Shortened {
  readonly text: string;
  readonly columns: number;
}

/** How often texts that look the same are shortened differently. Each round takes linear time. */
const ROUNDS = 4;

/** Characters before the first difference that are displayed with it. */
const CONTEXT = 2;

const ELLIPSIS = '…';

/**
 * Shortens texts in the middle. Different texts never become the same: if the start and the end of some are equal, the part in which they
 * differ is kept, and a text for which this is not enough stays as it is. Takes time proportional to the length of the texts.
 *
 * @returns a function that returns the shortened form of one of the texts
 */
export function shortenAll(all: Iterable<Shortened>): (text: string, columns: number) => string {
  const results = new Map<string, string>();
  const used = new Map<string, string>();
  const long = new Map<string, Shortened>();
  for (const one of all) {
    if (!fits(one.text, one.columns)) long.set(keyOf(one.text, one.columns), one);
    // A text that is not shortened can only be mistaken for a shortened one if it contains an ellipsis.
    if (one.text.includes(ELLIPSIS)) used.set(one.text, one.text);
  }
  let candidates = [...long.values()].map((one) => ({ one, candidate: inTheMiddle(one.text, one.columns) }));
  for (let round = 0; round < ROUNDS && candidates.length > 0; round += 1) {
    const similar: Shortened[][] = [];
    for (const same of grouped(candidates)) {
      const [first] = same;
      if (!first) continue;
      const isUnique = same.every(({ one }) => one.text === first.one.text);
      if (!isUnique || (used.get(first.candidate) ?? first.one.text) !== first.one.text) {
        similar.push(same.map(({ one }) => one));
        continue;
      }
      used.set(first.candidate, first.one.text);
      for (const { one } of same) results.set(keyOf(one.text, one.columns), first.candidate);
    }
    candidates = similar.flatMap(aroundDifference);
  }
  return (text, columns) => results.get(keyOf(text, columns)) ?? text;
}

function keyOf(text: string, columns: number): string {
  return `${columns} ${text}`;
}

interface Candidate {
  readonly one: Shortened;
  readonly candidate: string;
}

function grouped(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const group = groups.get(each.candidate);
    if (group) group.push(each);
    else groups.set(each.candidate, [each]);
  }
  return groups.values();
}

/** Keeps the start and the end, which is longer: the name of a file is more useful than its folders. */
function inTheMiddle(text: string, columns: number): string {
  const start = Math.max(1, Math.floor((columns - 1) * 0.4));
  const end = Math.max(1, columns - 1 - start);
  return `${startOf(text, start)}${ELLIPSIS}${endOf(text, end)}`;
}

/** Keeps some of the start, the first part in which the texts differ, and some of the end. */
function aroundDifference(same: readonly Shortened[]): Candidate[] {
  const prefix = commonPrefix(same.map(({ text }) => text));
  return same.map((one) => {
    const { text, columns } = one;
    const part = Math.max(1, Math.floor((columns - 2) / 4));
    const from = wholeCharacter(text, prefix - CONTEXT);
    const middle = startOf(text.slice(from), Math.max(CONTEXT + 2, columns - 2 - 2 * part));
    const rest = text.length - from - middle.length;
    const end = endOf(text.slice(from + middle.length), part);
    const tail = end.length >= rest ? text.slice(from + middle.length) : `${ELLIPSIS}${end}`;
    const start = startOf(text.slice(0, from), part);
    return { one, candidate: `${start.length >= from ? text.slice(0, from) : start + ELLIPSIS}${middle}${tail}` };
  });
}

/** Returns the length of the longest common start of texts. */
function commonPrefix(texts: Iterable<string>): number {
  let common: string | null = null;
  for (const text of texts) {
    if (common === null) {
      common = text;
      continue;
    }
    let length = 0;
    const longest = Math.min(common.length, text.length);
    while (length < longest && common.charCodeAt(length) === text.charCodeAt(length)) length += 1;
    common = common.slice(0, length);
  }
  return common?.length ?? 0;
}
