import type { Ranks } from '../order.ts';

/** Counting needs a number for each rank. For fewer items than this share of the ranks, comparing is faster. */
const COUNTED_SHARE = 1 / 8;

/**
 * Sorts items by rank, in linear time.
 *
 * @param items in ascending order
 * @returns the sorted items, and the index of each of `items` in them
 */
export function sortWithPositions(
  items: Int32Array,
  ranks: Ranks,
): { readonly sorted: Int32Array; readonly positions: Int32Array } {
  const next = new Uint32Array(ranks.count);
  for (const item of items) {
    const rank = ranks.of(item);
    next[rank] = (next[rank] ?? 0) + 1;
  }
  let start = 0;
  for (let rank = 0; rank < next.length; rank += 1) {
    const equal = next[rank] ?? 0;
    next[rank] = start;
    start += equal;
  }
  const sorted = new Int32Array(items.length);
  const positions = new Int32Array(items.length);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? 0;
    const rank = ranks.of(item);
    const position = next[rank] ?? 0;
    next[rank] = position + 1;
    sorted[position] = item;
    positions[index] = position;
  }
  return { sorted, positions };
}

/**
 * Sorts items by rank.
 *
 * @param items in ascending order
 * @param ranks null for document order
 */
export function sortByRank(items: readonly number[], ranks: Ranks | null): readonly number[] {
  if (!ranks || items.length < 2) return items;
  if (items.length >= ranks.count * COUNTED_SHARE) return [...sortWithPositions(Int32Array.from(items), ranks).sorted];
  return items.toSorted((a, b) => ranks.of(a) - ranks.of(b));
}
