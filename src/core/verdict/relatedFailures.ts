import { partitionPoint } from '../model/partitionPoint.ts';
import type { Causes, CauseRange } from './causeList.ts';
import type { PathKey } from '../model/path.ts';
import { RangeMinimum, type Span } from './rangeMinimum.ts';

/** A failed operation and its path. */
export interface FailedPath {
  readonly operation: number;
  readonly path: PathKey;
}

/**
 * The failures of a response, sorted by path. All paths below a path are adjacent, so the relatives of a path are a few ranges
 * of one list.
 */
export class FailuresByPath {
  /** The different paths, sorted. */
  readonly #keys: string[] = [];
  /** Index in `#operations` of the first operation of each path, followed by the number of operations. */
  readonly #starts: number[] = [];
  /** Index of the nearest failed ancestor of each path, or -1. */
  readonly #above: number[] = [];
  /** Operations sorted by path. */
  readonly #operations: Int32Array;
  #smallest: RangeMinimum | null = null;

  constructor(failed: readonly FailedPath[]) {
    const sorted = failed
      .map(({ operation, path }) => ({ operation, key: keyOf(path) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.operation - b.operation));
    this.#operations = Int32Array.from(sorted, ({ operation }) => operation);
    let above = -1;
    for (const [at, { key }] of sorted.entries()) {
      const last = this.#keys.length - 1;
      if (key === this.#keys[last]) continue;
      for (above = last; above !== -1 && !isAncestor(this.#keys[above] ?? '', key);) above = this.#above[above] ?? -1;
      this.#keys.push(key);
      this.#starts.push(at);
      this.#above.push(above);
    }
    this.#starts.push(sorted.length);
  }

  /** Returns the failures at, above and below a path; null if there are none. */
  related(path: PathKey): RelatedFailures | null {
    const key = keyOf(path);
    const ranges: Span[] = [];
    const add = (from: number, to: number): void => {
      if (from < to) ranges.push({ start: this.#starts[from] ?? 0, end: this.#starts[to] ?? 0 });
    };
    const prefix = key === SEPARATOR ? key : key + SEPARATOR;
    const own = this.#search(key);
    add(this.#search(prefix), this.#search(prefix.slice(0, -1) + AFTER_SEPARATOR));
    // An ancestor precedes the path, and only paths below the ancestor are between them.
    const before = own - 1;
    const common = commonLength(this.#keys[before] ?? '', key);
    for (let at = before; at >= 0; at = this.#above[at] ?? -1) {
      const { length } = this.#keys[at] ?? '';
      if (length <= common && key[length] === SEPARATOR) add(at, at + 1);
    }
    return ranges.length > 0 ? new RelatedFailures(this.#operations, ranges, () => this.#smallestOf()) : null;
  }

  #smallestOf(): RangeMinimum {
    return (this.#smallest ??= new RangeMinimum(this.#operations));
  }

  /** Returns the index of the first path at or after a key. */
  #search(key: string): number {
    return partitionPoint(this.#keys.length, (index) => (this.#keys[index] ?? '') >= key);
  }
}

// Paths have no control characters. Replacing the slash with one sorts paths directly after the path above them: `/a/b` before
// `/a!`.
const SEPARATOR = '\u0000';
const AFTER_SEPARATOR = '\u0001';

function keyOf(path: PathKey): string {
  return path.replaceAll('/', SEPARATOR);
}

function isAncestor(key: string, other: string): boolean {
  return other[key.length] === SEPARATOR && other.startsWith(key);
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

// If less than 1/16 of a list is requested, its failures are searched for; otherwise the list is sorted.
const SEARCHED_FRACTION = 16;

/** Ranges of a list of failures. */
export class RelatedFailures implements Causes {
  readonly length: number;
  readonly #list: Int32Array;
  readonly #spans: readonly Span[];
  readonly #smallest: () => RangeMinimum;

  constructor(list: Int32Array, spans: readonly Span[], smallest: () => RangeMinimum) {
    this.#list = list;
    this.#spans = spans;
    this.#smallest = smallest;
    this.length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  get ranges(): readonly CauseRange[] {
    return this.#spans.map((span) => ({ ...span, list: this.#list }));
  }

  slice(start: number, end: number): readonly number[] {
    const found = end * SEARCHED_FRACTION < this.length ? this.#smallest().take(this.#spans, end) : this.#sorted();
    return found.slice(start, end);
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#sorted().values();
  }

  #sorted(): number[] {
    const all = new Int32Array(this.length);
    let length = 0;
    for (const { start, end } of this.#spans) {
      all.set(this.#list.subarray(start, end), length);
      length += end - start;
    }
    return Array.from(all.toSorted());
  }
}
