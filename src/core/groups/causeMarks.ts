import type { Causes } from '../verdict/causeList.ts';
import { rangesOf } from '../verdict/causes.ts';

/** Lists with more causes are shared by many operations, and are marked at once at the end. */
const MAX_SINGLE = 8;

/** The causes of all dependent operations of a response. Linear time, although many operations may share a long list of causes. */
export class CauseMarks {
  readonly #size: number;
  /** For each operation, the number of operations that depend only on it. Created if there are any. */
  #dependents: Uint32Array | null = null;
  #isCause: Uint8Array | null = null;
  /** For each shared list, how many ranges start minus how many end at each index. */
  readonly #changes = new Map<ArrayLike<number>, Int32Array>();

  /** @param size number of operations */
  constructor(size: number) {
    this.#size = size;
  }

  /** Adds the causes of an operation. @returns whether there is only one */
  add(causes: Causes): boolean {
    if (causes.length === 0) return false;
    this.#isCause ??= new Uint8Array(this.#size);
    const isCause = this.#isCause;
    if (causes.length <= MAX_SINGLE) {
      const all = causes.slice(0, MAX_SINGLE);
      for (const cause of all) isCause[cause] = 1;
      const [cause] = all;
      if (all.length !== 1 || cause === undefined) return false;
      this.#dependents ??= new Uint32Array(this.#size);
      this.#dependents[cause] = (this.#dependents[cause] ?? 0) + 1;
      return true;
    }
    for (const { list, start, end } of rangesOf(causes)) {
      let changes = this.#changes.get(list);
      if (!changes) this.#changes.set(list, (changes = new Int32Array(list.length + 1)));
      changes[start] = (changes[start] ?? 0) + 1;
      changes[end] = (changes[end] ?? 0) - 1;
    }
    return false;
  }

  /** Yields each cause with the number of operations that depend only on it. */
  *all(): Iterable<{ readonly cause: number; readonly dependents: number }> {
    const isCause = this.#isCause;
    if (!isCause) return;
    for (const [list, changes] of this.#changes) {
      let open = 0;
      for (let at = 0; at < list.length; at += 1) {
        open += changes[at] ?? 0;
        if (open > 0) isCause[list[at] ?? 0] = 1;
      }
    }
    this.#changes.clear();
    for (let cause = 0; cause < this.#size; cause += 1)
      if (isCause[cause] !== 0) yield { cause, dependents: this.#dependents?.[cause] ?? 0 };
  }
}
