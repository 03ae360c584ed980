import { type Json, parseJson } from './value.ts';

/** The kind of a JSON value. */
export type ValueKind = 'object' | 'list' | 'scalar';

const KINDS: readonly ValueKind[] = ['object', 'list', 'scalar'];
const COMPLETE = 4;
const DAMAGED = 8;
const FLAGS = COMPLETE | DAMAGED;

// The numbers stored for each value: its range, the number of the next value that is not inside it, the range of its key
// with the quotation marks (both 0 if it has none), and its kind with two flag bits: complete, damaged.
const [START, END, NEXT, KEY_START, KEY_END, KIND] = [0, 1, 2, 3, 4, 5] as const;
const NUMBERS = 6;
const INITIAL_CAPACITY = 8;
const NOTHING = new Uint32Array(0);

/**
 * The positions of all values of a text, in text order, each value before those inside it. Stored as a few numbers per
 * value: with one object per value, a list of brackets took fifty times the size of its text.
 */
export class ValueIndex {
  readonly #text: string;
  /** Number of values. */
  size = 0;
  #numbers = NOTHING;
  // Cached per container, since a caller that needs one item of a list usually needs all of them.
  readonly #children = new Map<number, Uint32Array>();
  readonly #members = new Map<number, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Adds the next value of the text and returns its number.
   *
   * @param key `[start, end)` of its key in UTF-16 code units
   */
  add(kind: ValueKind, start: number, end: number, isComplete: boolean, key: readonly [number, number] | null): number {
    const value = this.size;
    this.size += 1;
    if (this.size * NUMBERS > this.#numbers.length) this.#grow();
    const at = value * NUMBERS;
    this.#numbers[at + START] = start;
    this.#numbers[at + KEY_START] = key?.[0] ?? 0;
    this.#numbers[at + KEY_END] = key?.[1] ?? 0;
    this.#numbers[at + KIND] = KINDS.indexOf(kind);
    this.end(value, end, isComplete);
    return value;
  }

  /** Sets the end of a value, after all values inside it were added. */
  end(value: number, end: number, isComplete: boolean): void {
    const kind = this.#number(value, KIND) & ~COMPLETE;
    const at = value * NUMBERS;
    this.#numbers[at + END] = end;
    this.#numbers[at + NEXT] = this.size;
    this.#numbers[at + KIND] = isComplete ? kind | COMPLETE : kind;
  }

  /** Marks a value as damaged: content inside it is missing or was skipped. */
  damage(value: number): void {
    this.#numbers[value * NUMBERS + KIND] = this.#number(value, KIND) | DAMAGED;
  }

  isDamaged(value: number): boolean {
    return (this.#number(value, KIND) & DAMAGED) !== 0;
  }

  kind(value: number): ValueKind {
    return KINDS[this.#number(value, KIND) & ~FLAGS] ?? 'scalar';
  }

  /** False if the text ends, or has a syntax error, before the end of the value. */
  isComplete(value: number): boolean {
    return (this.#number(value, KIND) & COMPLETE) !== 0;
  }

  /** `[start, end)` in UTF-16 code units. */
  range(value: number): [start: number, end: number] {
    return [this.#number(value, START), this.#number(value, END)];
  }

  /** The number of the value at an index of a list or object. */
  child(value: number, index: number): number | undefined {
    let children = this.#children.get(value);
    if (!children) this.#children.set(value, (children = Uint32Array.from(this.#inside(value))));
    return children[index];
  }

  /** The members of an object by name. A repeated name gives its last value, as in `JSON.parse`. */
  members(value: number): ReadonlyMap<string, number> {
    let members = this.#members.get(value);
    if (!members) {
      const named = this.kind(value) === 'object' ? this.#inside(value) : [];
      members = new Map(Array.from(named, (child) => [this.#key(child), child]));
      this.#members.set(value, members);
    }
    return members;
  }

  /** Parses a value. */
  value(value: number): Json {
    const kind = this.kind(value);
    if (kind === 'scalar') return parseJson(this.#text.slice(...this.range(value))) ?? null;
    if (kind === 'list') return Array.from(this.#inside(value), (child) => this.value(child));
    // `fromEntries` defines own properties for all keys, including `__proto__`.
    return Object.fromEntries(Array.from(this.#inside(value), (child) => [this.#key(child), this.value(child)]));
  }

  /**
   * The first key, in the order of the text, that occurs twice in one object with values that are written differently, and
   * the offset of its second occurrence; null if there is none.
   */
  repeatedKey(): { readonly key: string; readonly offset: number } | null {
    for (const { key, before, child } of this.#repeated())
      if (!this.#isSame(before, child)) return { key, offset: this.#number(child, KEY_START) };
    return null;
  }

  /** The keys that occur again in one object, also with the same value, and the offsets of the later occurrences. */
  *repeatedKeys(): Generator<{ readonly key: string; readonly offset: number }> {
    for (const { key, child } of this.#repeated()) yield { key, offset: this.#number(child, KEY_START) };
  }

  *#repeated(): Generator<{ readonly key: string; readonly before: number; readonly child: number }> {
    for (let value = 0; value < this.size; value += 1) {
      if (this.kind(value) !== 'object') continue;
      const members = new Map<string, number>();
      for (const child of this.#inside(value)) {
        const key = this.#key(child);
        const before = members.get(key);
        if (before !== undefined) yield { key, before, child };
        members.set(key, child);
      }
    }
  }

  /** Whether two values are written with the same characters. */
  #isSame(value: number, other: number): boolean {
    const [start, end] = this.range(value);
    const [from, to] = this.range(other);
    return end - start === to - from && this.#text.slice(start, end) === this.#text.slice(from, to);
  }

  *#inside(value: number): Generator<number> {
    const end = this.#number(value, NEXT);
    for (let child = value + 1; child < end; child = this.#number(child, NEXT)) yield child;
  }

  #key(value: number): string {
    const key = parseJson(this.#text.slice(this.#number(value, KEY_START), this.#number(value, KEY_END)));
    return typeof key === 'string' ? key : '';
  }

  #number(value: number, which: number): number {
    return this.#numbers[value * NUMBERS + which] ?? 0;
  }

  #grow(): void {
    const larger = new Uint32Array(Math.max(INITIAL_CAPACITY * NUMBERS, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
