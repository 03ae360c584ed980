import { END, type SortKeys } from './sortKeys.ts';

export interface KeyRanks {
  /** The rank of each item; items with equal keys have the same rank. */
  readonly ranks: Uint32Array;
  readonly count: number;
}

/** Items `[from, to)` of the order, whose keys are equal before `depth`. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Larger groups are distributed by their next two codes, smaller ones are sorted by the next five. */
const SORTED = 8192;
/** Up to this size, comparing keys is faster. */
const COMPARED = 8;
/** Items per step of a long loop. */
const STEP = 16_384;
const PAIRS = 65_536;

/**
 * Ranks keys with a radix sort, in steps: it yields at least every millisecond or so. The time is in proportion to the lengths of the
 * keys; it takes nine bytes per item while it runs.
 */
export function* rankKeys(keys: SortKeys): Generator<void, KeyRanks> {
  const sort = new KeySort(keys);
  yield* sort.run();
  return yield* sort.ranks();
}

class KeySort {
  readonly #starts: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #order: Uint32Array;
  readonly #other: Uint32Array;
  /** 1 where the key differs from the one before in the order. */
  readonly #isFirst: Uint8Array;
  readonly #groups: Group[];
  readonly #pairs = new Uint32Array(PAIRS);
  readonly #chunks = new Float64Array(SORTED);

  constructor({ starts, bytes }: SortKeys) {
    this.#starts = starts;
    this.#bytes = bytes;
    this.#order = new Uint32Array(starts.length);
    for (let item = 0; item < starts.length; item += 1) this.#order[item] = item;
    this.#other = new Uint32Array(starts.length);
    this.#isFirst = new Uint8Array(starts.length);
    this.#groups = [{ from: 0, to: starts.length, depth: 0 }];
  }

  *run(): Generator<void, void> {
    let items = 0;
    for (let group = this.#groups.pop(); group; group = this.#groups.pop()) {
      const size = group.to - group.from;
      items += size;
      if (size <= COMPARED) this.#insert(group);
      else if (size <= SORTED) this.#sort(group);
      else yield* this.#distribute(group);
      if (items < SORTED) continue;
      items = 0;
      yield;
    }
  }

  *ranks(): Generator<void, KeyRanks> {
    const ranks = this.#other;
    let rank = -1;
    for (let at = 0; at < ranks.length; at += 1) {
      if (at === 0 || this.#isFirst[at] === 1) rank += 1;
      ranks[this.#order[at] ?? 0] = rank;
      if (at % STEP === STEP - 1) yield;
    }
    return { ranks, count: rank + 1 };
  }

  /** Sorts a few items by comparing their keys. */
  #insert({ from, to, depth }: Group): void {
    const order = this.#order;
    for (let end = from + 1; end < to; end += 1) {
      const item = order[end] ?? 0;
      let at = end;
      for (; at > from && this.#compare(order[at - 1] ?? 0, item, depth) > 0; at -= 1) order[at] = order[at - 1] ?? 0;
      order[at] = item;
    }
    for (let at = from + 1; at < to; at += 1)
      if (this.#compare(order[at - 1] ?? 0, order[at] ?? 0, depth) !== 0) this.#isFirst[at] = 1;
  }

  #compare(a: number, b: number, depth: number): number {
    const bytes = this.#bytes;
    let atA = (this.#starts[a] ?? 0) + depth;
    let atB = (this.#starts[b] ?? 0) + depth;
    if (atA === atB) return 0;
    while (bytes[atA] === bytes[atB] && bytes[atA] !== END) {
      atA += 1;
      atB += 1;
    }
    return (bytes[atA] ?? END) - (bytes[atB] ?? END);
  }

  /** Sorts a group by the next five codes. */
  #sort({ from, to, depth }: Group): void {
    const common = this.#commonCodes(from, from, to, depth, Infinity);
    if (common === Infinity) return;
    const order = this.#order;
    const chunks = this.#chunks.subarray(0, to - from);
    for (let index = 0; index < chunks.length; index += 1)
      chunks[index] = this.#chunk(order[from + index] ?? 0, depth + common) * SORTED + index;
    const items = order.slice(from, to);
    chunks.sort();
    let start = 0;
    for (let index = 0; index < chunks.length; index += 1) {
      const chunk = Math.floor((chunks[index] ?? 0) / SORTED);
      order[from + index] = items[(chunks[index] ?? 0) % SORTED] ?? 0;
      if (index + 1 < chunks.length && Math.floor((chunks[index + 1] ?? 0) / SORTED) === chunk) continue;
      this.#add({ from: from + start, to: from + index + 1, depth: depth + common + 5 }, chunk % 256 === END);
      start = index + 1;
    }
  }

  /** Distributes a group by the next two codes, as a counting sort. */
  *#distribute({ from, to, depth }: Group): Generator<void, void> {
    let common = Infinity;
    for (let at = from; at < to && common > 0; at += STEP) {
      common = this.#commonCodes(from, at, Math.min(to, at + STEP), depth, common);
      yield;
    }
    if (common === Infinity) return;
    const own = depth + common;
    const next = this.#pairs.fill(0);
    for (let at = from; at < to; at += 1) {
      const pair = this.#pair(this.#order[at] ?? 0, own);
      next[pair] = (next[pair] ?? 0) + 1;
      if (at % STEP === 0) yield;
    }
    let start = from;
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const size = next[pair] ?? 0;
      next[pair] = start;
      if (size > 0) this.#add({ from: start, to: start + size, depth: own + 2 }, pair % 256 === END);
      start += size;
    }
    for (let at = from; at < to; at += 1) {
      const item = this.#order[at] ?? 0;
      const pair = this.#pair(item, own);
      const position = next[pair] ?? 0;
      next[pair] = position + 1;
      this.#other[position] = item;
      if (at % STEP === 0) yield;
    }
    this.#order.set(this.#other.subarray(from, to), from);
  }

  /** @param isEqual whether all keys in the group have ended */
  #add(group: Group, isEqual: boolean): void {
    this.#isFirst[group.from] = 1;
    if (!isEqual && group.to - group.from > 1) this.#groups.push(group);
  }

  /**
   * Returns how many codes from `depth` on the items `[from, to)` have in common with the first item of their group: at most
   * `most`, and Infinity if all keys are equal.
   */
  #commonCodes(first: number, from: number, to: number, depth: number, most: number): number {
    const bytes = this.#bytes;
    const start = (this.#starts[this.#order[first] ?? 0] ?? 0) + depth;
    let common = most;
    for (let at = from; at < to; at += 1) {
      const own = (this.#starts[this.#order[at] ?? 0] ?? 0) + depth;
      if (own === start) continue;
      let length = 0;
      while (length < common && bytes[start + length] === bytes[own + length] && bytes[own + length] !== END)
        length += 1;
      // Keys that end together are equal.
      if (length < common && bytes[start + length] !== bytes[own + length]) common = length;
    }
    return common;
  }

  /** The next two codes as a number. */
  #pair(item: number, depth: number): number {
    const at = (this.#starts[item] ?? 0) + depth;
    const code = this.#bytes[at] ?? END;
    return code === END ? 0 : code * 256 + (this.#bytes[at + 1] ?? END);
  }

  /** The next five codes as a number. */
  #chunk(item: number, depth: number): number {
    let at = (this.#starts[item] ?? 0) + depth;
    let chunk = 0;
    for (let place = 0; place < 5; place += 1) {
      const code = this.#bytes[at] ?? END;
      chunk = chunk * 256 + code;
      if (code !== END) at += 1;
    }
    return chunk;
  }
}
