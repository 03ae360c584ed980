import { outcomeNumber } from '../../core/model/columnNumbers.ts';
import { OUTCOMES, type Operations } from '../../core/model/operation.ts';

/** Order of the rows of a tree other than document order. */
export type Order = 'failures-first';

const PARTIAL = outcomeNumber('partial');

/**
 * Sorts items from worse to better; a stable counting sort, in linear time.
 *
 * @param rank of an item, 0 (worst) to 5
 */
export function worstFirst<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  const buckets: Item[][] = OUTCOMES.map(() => []);
  for (const item of items) buckets[rank(item)]?.push(item);
  return buckets.flat();
}

/** The rank of each operation, 0 for the worst, including its nested operations. */
export class Ranks {
  readonly #ranks: Uint8Array;

  constructor(operations: Operations) {
    const { size } = operations;
    const ranks = new Uint8Array(size);
    for (let operation = 0; operation < size; operation += 1)
      ranks[operation] = outcomeNumber(operations.outcome(operation));
    // Nested operations have higher numbers than their parent.
    for (let operation = size - 1; operation >= 0; operation -= 1) {
      const parent = operations.parent(operation);
      // A nested failure makes the parent a partial failure at most.
      if (parent !== -1) ranks[parent] = Math.min(ranks[parent] ?? 0, Math.max(ranks[operation] ?? 0, PARTIAL));
    }
    this.#ranks = ranks;
  }

  of(operation: number): number {
    return this.#ranks[operation] ?? 0;
  }

  /** Sorts operations. `places[i]` is the index of `operations[i]` in `sorted`. */
  sortWithPositions(operations: Int32Array): { readonly sort: Int32Array; readonly places: Int32Array } {
    const next = new Uint32Array(OUTCOMES.length);
    for (const operation of operations) next[this.of(operation)] = (next[this.of(operation)] ?? 0) + 1;
    let start = 0;
    for (const [rank, value] of next.entries()) {
      next[rank] = start;
      start += value;
    }
    const sorted = new Int32Array(operations.length);
    const places = new Int32Array(operations.length);
    for (let index = 0; index < operations.length; index += 1) {
      const operation = operations[index] ?? 0;
      const rank = this.of(operation);
      const place = next[rank] ?? 0;
      next[rank] = place + 1;
      sorted[place] = operation;
      places[index] = place;
    }
    return { sort: sorted, places };
  }

  /** @param operations in document order */
  sorted(operations: readonly number[]): readonly number[] {
    return worstFirst(operations, (operation) => this.of(operation));
  }
}
