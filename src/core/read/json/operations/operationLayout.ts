import { partitionPoint } from '../../../model/partitionPoint.ts';
import type { Outcome } from '../../../model/operation.ts';
import type { Item, Items } from '../items/item.ts';
import { outcomeNumber, outcomeOfNumber } from '../../../model/columnNumbers.ts';

/** The position of an operation: its item, and its preorder index among the operations nested in that item (0 for the item itself). */
export interface ItemPosition {
  readonly item: number;
  readonly nested: number;
}

/** The outcomes, statuses and nesting of operations in preorder, as a few numbers each. */
export class OperationLayout {
  readonly size: number;
  readonly #outcomes: Uint8Array;
  /** 0 if there is no status. */
  readonly #statuses: Uint16Array;
  /** Null if no operations are nested. */
  readonly #nesting: Nesting | null;

  constructor(items: Items) {
    let inside = 0;
    for (let item = 0; items.isNested && item < items.size; item += 1) inside += count(items.nested(item));
    this.size = items.size + inside;
    this.#outcomes = new Uint8Array(this.size);
    this.#statuses = new Uint16Array(this.size);
    this.#nesting = inside > 0 ? new Nesting(this.size, items.size) : null;
    let operation = 0;
    const add = (outcome: Outcome, status: number | null, parent: number, nested: readonly Item[]): void => {
      const own = operation;
      operation += 1;
      this.#outcomes[own] = outcomeNumber(outcome);
      this.#statuses[own] = status ?? 0;
      for (const one of nested) add(one.outcome, one.status ?? null, own, one.items ?? []);
      this.#nesting?.set(own, parent, operation);
    };
    for (let item = 0; item < items.size; item += 1) {
      this.#nesting?.start(item, operation);
      add(items.outcome(item), items.status(item), -1, items.isNested ? items.nested(item) : NOTHING);
    }
  }

  outcome(operation: number): Outcome {
    this.#check(operation);
    return outcomeOfNumber(this.#outcomes[operation]);
  }

  status(operation: number): number | null {
    this.#check(operation);
    return this.#statuses[operation] || null;
  }

  parent(operation: number): number {
    return this.#nesting ? this.#nesting.parent(operation) : -1;
  }

  end(operation: number): number {
    return this.#nesting ? this.#nesting.end(operation) : operation + 1;
  }

  /** Whether no operations are nested, so that operations and items have the same numbers. */
  get isFlat(): boolean {
    return this.#nesting === null;
  }

  position(operation: number): ItemPosition {
    this.#check(operation);
    return this.#nesting ? this.#nesting.position(operation) : { item: operation, nested: 0 };
  }

  /** The number of an item's operation. */
  operation(item: number): number {
    return this.#nesting ? this.#nesting.first(item) : item;
  }

  #check(operation: number): void {
    if (!(operation >= 0 && operation < this.size))
      throw new RangeError(`no operation ${operation} among ${this.size}`);
  }
}

class Nesting {
  readonly #parents: Int32Array;
  readonly #ends: Uint32Array;
  readonly #firsts: Uint32Array;

  constructor(operations: number, items: number) {
    this.#parents = new Int32Array(operations);
    this.#ends = new Uint32Array(operations);
    this.#firsts = new Uint32Array(items);
  }

  start(item: number, operation: number): void {
    this.#firsts[item] = operation;
  }

  set(operation: number, parent: number, end: number): void {
    this.#parents[operation] = parent;
    this.#ends[operation] = end;
  }

  parent(operation: number): number {
    return this.#parents[operation] ?? -1;
  }

  end(operation: number): number {
    return this.#ends[operation] ?? operation + 1;
  }

  first(item: number): number {
    return this.#firsts[item] ?? -1;
  }

  position(operation: number): ItemPosition {
    const after = partitionPoint(this.#firsts.length, (item) => (this.#firsts[item] ?? 0) > operation);
    const item = Math.max(after - 1, 0);
    return { item, nested: operation - this.first(item) };
  }
}

const NOTHING: readonly Item[] = [];

function count(items: readonly Item[]): number {
  return items.reduce((sum, { items: inner }) => sum + 1 + count(inner ?? []), 0);
}
