export type NumberArray = Uint32Array | Uint16Array | Uint8Array | Int16Array;
export type ArrayFactory = (size: number) => NumberArray;

/** The widths of a column of numbers from 0 on: most hold small ones, and a body can have a property every few characters. */
const WIDTHS: readonly { readonly most: number; readonly make: ArrayFactory }[] = [
  { most: 0xff, make: (size) => new Uint8Array(size) },
  { most: 0xffff, make: (size) => new Uint16Array(size) },
  { most: 0xffffffff, make: (size) => new Uint32Array(size) },
];

/** A list of numbers without an object for each. Its width grows with the numbers. */
export class NumberColumn {
  #values: NumberArray;
  #length = 0;
  #make: ArrayFactory;
  #most: number;

  /** @param fixed its width, if it never changes */
  constructor(fixed?: ArrayFactory) {
    this.#make = fixed ?? ((size) => new Uint8Array(size));
    this.#most = fixed ? Number.POSITIVE_INFINITY : 0xff;
    this.#values = this.#make(64);
  }

  push(value: number): void {
    if (value > this.#most) this.#widen(value);
    if (this.#length === this.#values.length) this.#values = this.#copy(this.#length * 2);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    const value = index < this.#length ? this.#values[index] : undefined;
    if (value === undefined) throw new RangeError(`no row ${index} among ${this.#length}`);
    return value;
  }

  get length(): number {
    return this.#length;
  }

  slice(start: number, end: number): NumberArray {
    return this.#values.subarray(start, end);
  }

  truncate(length: number): void {
    this.#length = length;
  }

  /** Frees the memory that was reserved for growth. */
  trim(): void {
    this.#values = this.#copy(this.#length);
  }

  #widen(value: number): void {
    const width = WIDTHS.find(({ most }) => value <= most);
    if (!width) throw new RangeError(`${value} is too large for a column`);
    this.#make = width.make;
    this.#most = width.most;
    this.#values = this.#copy(Math.max(this.#values.length, 64));
  }

  #copy(size: number): NumberArray {
    const copy = this.#make(size);
    copy.set(this.#values.subarray(0, Math.min(size, this.#length)));
    return copy;
  }
}
