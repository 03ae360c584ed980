/**
 * The weights of operations (see `Operations.weight`), each computed when it is first needed. Two bytes for each operation.
 */
export class WeightColumn {
  readonly #weightOf: (operation: number) => number;
  /** Weights plus one; 0 if unknown. */
  readonly #weights: Uint16Array;
  /** Number of operations from the start whose weights are known. */
  #counted = 0;

  /** @param weightOf returns at most 65,534 */
  constructor(size: number, weightOf: (operation: number) => number) {
    this.#weights = new Uint16Array(size);
    this.#weightOf = weightOf;
  }

  at(operation: number): number {
    const known = this.#weights[operation] ?? 0;
    if (known > 0) return known - 1;
    const weight = this.#weightOf(operation);
    this.#weights[operation] = weight + 1;
    return weight;
  }

  get isComplete(): boolean {
    return this.#counted === this.#weights.length;
  }

  /** Computes weights in order until `enough` returns true. @returns whether all are known */
  count(enough: () => boolean): boolean {
    while (!this.isComplete) {
      const end = Math.min(this.#counted + BETWEEN_CHECKS, this.#weights.length);
      for (; this.#counted < end; this.#counted += 1) this.at(this.#counted);
      if (enough()) break;
    }
    return this.isComplete;
  }
}

/** Number of operations after which `enough` is called. */
const BETWEEN_CHECKS = 100;
