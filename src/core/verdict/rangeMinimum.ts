/** The range `[start, end)` of a list. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the index and value of its smallest number. */
interface Candidate extends Span {
  readonly at: number;
  readonly value: number;
}

/** Finds the smallest numbers in ranges of a list in logarithmic time: a segment tree. */
export class RangeMinimum {
  readonly #numbers: Int32Array;
  /** A binary tree of the indexes of the smallest numbers. The second half holds the leaves. */
  readonly #tree: Int32Array;

  constructor(numbers: Int32Array) {
    this.#numbers = numbers;
    const { length } = numbers;
    this.#tree = new Int32Array(2 * length);
    for (let at = 0; at < length; at += 1) this.#tree[length + at] = at;
    for (let node = length - 1; node > 0; node -= 1)
      this.#tree[node] = this.#smaller(this.#tree[2 * node] ?? -1, this.#tree[2 * node + 1] ?? -1);
  }

  /** Returns the `count` smallest numbers in the union of disjoint spans, in ascending order. */
  take(spans: readonly Span[], count: number): number[] {
    const heap = new MinHeap();
    for (const span of spans) this.#add(heap, span);
    const found: number[] = [];
    while (found.length < count) {
      const least = heap.pop();
      if (!least) break;
      found.push(least.value);
      this.#add(heap, { start: least.start, end: least.at });
      this.#add(heap, { start: least.at + 1, end: least.end });
    }
    return found;
  }

  #add(heap: MinHeap, { start, end }: Span): void {
    if (start >= end) return;
    const { length } = this.#numbers;
    let at = -1;
    let low = start + length;
    let high = end + length;
    for (; low < high; low >>= 1, high >>= 1) {
      if (low & 1) at = this.#smaller(at, this.#tree[low++] ?? -1);
      if (high & 1) at = this.#smaller(at, this.#tree[--high] ?? -1);
    }
    heap.push({ start, end, at, value: this.#numbers[at] ?? 0 });
  }

  #smaller(a: number, b: number): number {
    if (a === -1 || b === -1) return Math.max(a, b);
    return (this.#numbers[a] ?? 0) <= (this.#numbers[b] ?? 0) ? a : b;
  }
}

/** A binary heap with the smallest value at the top. */
class MinHeap {
  readonly #all: Candidate[] = [];

  push(candidate: Candidate): void {
    let at = this.#all.push(candidate) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#value(above) <= candidate.value) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): Candidate | undefined {
    const [top] = this.#all;
    const last = this.#all.pop();
    if (!last || this.#all.length === 0) return top;
    this.#all[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = this.#value(left + 1) < this.#value(left) ? left + 1 : left;
      if (this.#value(least) >= this.#value(at)) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #value(at: number): number {
    return this.#all[at]?.value ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#all[a], this.#all[b]];
    if (one && other) [this.#all[a], this.#all[b]] = [other, one];
  }
}
