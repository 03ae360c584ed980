export type NumberArray = Uint32Array | Uint16Array | Uint8Array | Int16Array;
export type ArrayFactory = (size: number) => NumberArray;

/** Array types by the largest number they hold. Most columns hold small numbers, and can have an entry every few characters. */
const WIDTHS: readonly { readonly max: number; readonly create: ArrayFactory }[] = [
  { max: 0xff, create: (size) => new Uint8Array(size) },
  { max: 0xffff, create: (size) => new Uint16Array(size) },
  { max: 0xffffffff, create: (size) => new Uint32Array(size) },
];

/** A growing typed array of non-negative integers, which widens when a number does not fit. */
export class NumberColumn {
  #values: NumberArray;
  #length = 0;
  #create: ArrayFactory;
  #max: number;

  /** @param fixed creates arrays of one type, which may be signed; the column then never widens */
  constructor(fixed?: ArrayFactory) {
    this.#create = fixed ?? ((size) => new Uint8Array(size));
    this.#max = fixed ? Number.POSITIVE_INFINITY : 0xff;
    this.#values = this.#create(64);
  }

  push(value: number): void {
    if (value > this.#max) this.#widen(value);
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

  /** Frees memory reserved for growth. */
  trim(): void {
    this.#values = this.#copy(this.#length);
  }

  #widen(value: number): void {
    const width = WIDTHS.find(({ max }) => value <= max);
    if (!width) throw new RangeError(`${value} is too large for a column`);
    this.#create = width.create;
    this.#max = width.max;
    this.#values = this.#copy(Math.max(this.#values.length, 64));
  }

  #copy(size: number): NumberArray {
    const copy = this.#create(size);
    copy.set(this.#values.subarray(0, Math.min(size, this.#length)));
    return copy;
  }
}
