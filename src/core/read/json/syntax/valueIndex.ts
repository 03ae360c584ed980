import { type Json, parseJson } from './value.ts';

export type ValueKind = 'object' | 'list' | 'scalar';

const KINDS: readonly ValueKind[] = ['object', 'list', 'scalar'];
const COMPLETE = 4;
const DAMAGED = 8;
const FLAGS = COMPLETE | DAMAGED;

// What is kept of each value: its range, the number of the value behind it and all that is in it, the range of its key
// with the quotation marks (both 0 where there is none), and its kind with two bits: complete, damaged.
const [START, END, NEXT, KEY_START, KEY_END, KIND] = [0, 1, 2, 3, 4, 5] as const;
const NUMBERS = 6;
const FIRST_ROOM = 8;
const NOTHING = new Uint32Array(0);

/**
 * Where the values of a text stand, in the order of the text: a few numbers for each, since a text may be a list of
 * nothing but brackets, and an object for each took fifty times its room. What is in a value follows it.
 */
export class ValueIndex {
  readonly #text: string;
  /** Number of values. */
  size = 0;
  #numbers = NOTHING;
  // Whoever asks for one item of a list asks for all.
  readonly #children = new Map<number, Uint32Array>();
  readonly #members = new Map<number, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Adds the value that comes next.
   *
   * @param key `[start, end)` of its key in UTF-16 code units
   */
  add(kind: ValueKind, start: number, end: number, isComplete: boolean, key: readonly [number, number] | null): number {
    const place = this.size;
    this.size += 1;
    if (this.size * NUMBERS > this.#numbers.length) this.#grow();
    const at = place * NUMBERS;
    this.#numbers[at + START] = start;
    this.#numbers[at + KEY_START] = key?.[0] ?? 0;
    this.#numbers[at + KEY_END] = key?.[1] ?? 0;
    this.#numbers[at + KIND] = KINDS.indexOf(kind);
    this.end(place, end, isComplete);
    return place;
  }

  /** Ends a value behind all that was added so far. */
  end(place: number, end: number, isComplete: boolean): void {
    const kind = this.#number(place, KIND) & ~COMPLETE;
    const at = place * NUMBERS;
    this.#numbers[at + END] = end;
    this.#numbers[at + NEXT] = this.size;
    this.#numbers[at + KIND] = isComplete ? kind | COMPLETE : kind;
  }

  /** Marks a value in which something is missing or was skipped. */
  damage(place: number): void {
    this.#numbers[place * NUMBERS + KIND] = this.#number(place, KIND) | DAMAGED;
  }

  isDamaged(place: number): boolean {
    return (this.#number(place, KIND) & DAMAGED) !== 0;
  }

  kind(place: number): ValueKind {
    return KINDS[this.#number(place, KIND) & ~FLAGS] ?? 'scalar';
  }

  /** False where the text ends, or goes wrong, before the value does. */
  isComplete(place: number): boolean {
    return (this.#number(place, KIND) & COMPLETE) !== 0;
  }

  /** `[start, end)` in UTF-16 code units. */
  range(place: number): [start: number, end: number] {
    return [this.#number(place, START), this.#number(place, END)];
  }

  /** The number of an item in a list, or of the so many-th member of an object. */
  child(place: number, index: number): number | undefined {
    let children = this.#children.get(place);
    if (!children) this.#children.set(place, (children = Uint32Array.from(this.#inside(place))));
    return children[index];
  }

  /** The members of an object by name. Of a name that stands twice the last one counts, as for `JSON.parse`. */
  members(place: number): ReadonlyMap<string, number> {
    let members = this.#members.get(place);
    if (!members) {
      const named = this.kind(place) === 'object' ? this.#inside(place) : [];
      members = new Map(Array.from(named, (child) => [this.#key(child), child]));
      this.#members.set(place, members);
    }
    return members;
  }

  value(place: number): Json {
    const kind = this.kind(place);
    if (kind === 'scalar') return parseJson(this.#text.slice(...this.range(place))) ?? null;
    if (kind === 'list') return Array.from(this.#inside(place), (child) => this.value(child));
    // `fromEntries` makes own members of all keys, `__proto__` included.
    return Object.fromEntries(Array.from(this.#inside(place), (child) => [this.#key(child), this.value(child)]));
  }

  /**
   * The first key, in the order of the text, that occurs twice in one object with values that are written differently, and
   * the offset of its second occurrence; null if there is none.
   */
  repeatedKey(): { readonly key: string; readonly offset: number } | null {
    for (let place = 0; place < this.size; place += 1) {
      if (this.kind(place) !== 'object') continue;
      const members = new Map<string, number>();
      for (const child of this.#inside(place)) {
        const key = this.#key(child);
        const before = members.get(key);
        if (before !== undefined && !this.#isSame(before, child))
          return { key, offset: this.#number(child, KEY_START) };
        members.set(key, child);
      }
    }
    return null;
  }

  /** Whether two values are written with the same characters. */
  #isSame(place: number, other: number): boolean {
    const [start, end] = this.range(place);
    const [from, to] = this.range(other);
    return end - start === to - from && this.#text.slice(start, end) === this.#text.slice(from, to);
  }

  *#inside(place: number): Generator<number> {
    const end = this.#number(place, NEXT);
    for (let child = place + 1; child < end; child = this.#number(child, NEXT)) yield child;
  }

  #key(place: number): string {
    const key = parseJson(this.#text.slice(this.#number(place, KEY_START), this.#number(place, KEY_END)));
    return typeof key === 'string' ? key : '';
  }

  #number(place: number, which: number): number {
    return this.#numbers[place * NUMBERS + which] ?? 0;
  }

  #grow(): void {
    const larger = new Uint32Array(Math.max(FIRST_ROOM * NUMBERS, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
