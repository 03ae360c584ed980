import { ownCopy } from '../../core/text/ownCopy.ts';

interface Entry {
  count: number;
  /** The last operation that has the value. */
  last: number;
  detail: string;
}

/** Number of values that are kept when there are too many. */
export const MOST_VALUES = 2000;
/** Values are removed when there are this many, so that each addition takes constant time on average. */
const FULL = 2 * MOST_VALUES;
/** Longer values are not counted: they cannot be told apart in a list of suggestions. */
const LONGEST = 100;

/** Counts how many operations have each value. Memory is limited: of too many different values, the rarest are removed. */
export class CountTable {
  readonly #entries = new Map<string, Entry>();
  #isExact = true;

  /** Whether no value was removed. */
  get isExact(): boolean {
    return this.#isExact;
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * Counts a value.
   *
   * @param operation number of the operation, among those of all responses; a value counts once for each
   * @param count number of operations that have the value
   */
  add(value: string, operation: number, detail = '', count = 1): void {
    const entry = this.#entries.get(value);
    if (entry) {
      if (entry.last === operation) return;
      entry.count += count;
      entry.last = operation;
      if (entry.detail === '') entry.detail = detail;
    } else if (value !== '' && value.length <= LONGEST) {
      // A part of a body would keep the body in memory.
      this.#entries.set(ownCopy(value), { count, last: operation, detail });
      if (this.#entries.size >= FULL) this.#removeRarest();
    }
  }

  /** States that values are missing. */
  markInexact(): void {
    this.#isExact = false;
  }

  *values(): Generator<{ readonly value: string; readonly count: number; readonly detail: string }> {
    for (const [value, { count, detail }] of this.#entries) yield { value, count, detail };
  }

  count(value: string): number {
    return this.#entries.get(value)?.count ?? 0;
  }

  #removeRarest(): void {
    this.#isExact = false;
    const counts = Float64Array.from(this.#entries.values(), ({ count }) => count).toSorted();
    const least = counts[counts.length - MOST_VALUES] ?? 0;
    let left = this.#entries.size - MOST_VALUES;
    // Of the same count, the later ones are removed: a body lists what belongs together in order.
    for (const [value, { count }] of [...this.#entries].toReversed()) {
      if (left === 0) break;
      if (count > least) continue;
      this.#entries.delete(value);
      left -= 1;
    }
  }
}
