import type { Report } from '../../../core/verdict/report.ts';
import { columnOfOrder, type Order, type Ranks } from '../order.ts';
import type { OperationNamer } from '../operationCells.ts';
import { ColumnIndex } from './columnIndex.ts';
import { failureRanks } from './failureRanks.ts';

/** The orders of the rows of one response. Keeps the index of the last column, and the ranks of failures first. */
export class RowOrders {
  readonly #report: Report;
  readonly #name: OperationNamer;
  readonly #isPartial: boolean;
  #index: ColumnIndex | null = null;
  #failures: Ranks | null = null;

  /**
   * @param name names the operations
   * @param isPartial whether the body is still being parsed. Its rows are not sorted by a column: the index would have to be built
   *   again after each part.
   */
  constructor(report: Report, name: OperationNamer, isPartial: boolean) {
    this.#report = report;
    this.#name = name;
    this.#isPartial = isPartial;
  }

  /** Returns the ranks of an order, null for document order. Builds the rest of the index, if there is one. */
  ranks(order: Order | undefined): Ranks | null {
    if (order === 'failures-first') return this.outcomes();
    const column = columnOfOrder(order);
    return this.#indexOf(order)?.ranks(column?.isDescending ?? false) ?? null;
  }

  /** Returns the outcome of each operation, including those of its nested operations, as a number. */
  outcomes(): Ranks {
    return (this.#failures ??= failureRanks(this.#report.operations));
  }

  /** Whether `ranks` has nothing to build. */
  isReady(order: Order | undefined): boolean {
    return this.#indexOf(order)?.isComplete ?? true;
  }

  /** Builds the index of an order until `enough` returns true. */
  advance(order: Order | undefined, enough: () => boolean): void {
    this.#indexOf(order)?.advance(enough);
  }

  #indexOf(order: Order | undefined): ColumnIndex | null {
    const column = columnOfOrder(order)?.column;
    if (column === undefined || this.#isPartial) return null;
    if (this.#index?.column !== column) this.#index = new ColumnIndex(column, this.#report, this.#name);
    return this.#index;
  }
}
