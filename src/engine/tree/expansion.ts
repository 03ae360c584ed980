import { rowKey, type RowTarget, parseRowKey } from './rowKey.ts';
import type { RowKey } from '../api/engineApi.ts';

/** A row of the visible tree, before anybody has asked what stands in it. */
export interface VisibleRow {
  readonly target: RowTarget;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null where there is nothing to expand. */
  readonly expanded: boolean | null;
  /** Of a `hidden` row: how many operations the filter leaves out there. */
  readonly count: number;
}

/** What is expanded: everything as it comes (`all` is null), or all open or closed, but for the rows that somebody has touched. */
export class Expansion {
  #all: boolean | null = null;
  readonly #rows = new Map<RowKey, boolean>();
  readonly #touched = new Set<number>();

  get default(): boolean | null {
    return this.#all;
  }

  setAll(open: boolean): void {
    this.#all = open;
    this.#rows.clear();
    this.#touched.clear();
  }

  set(row: RowKey, open: boolean): void {
    this.#rows.set(row, open);
    const target = parseRowKey(row);
    if (target && 'operation' in target && target.operation !== null) this.#touched.add(target.operation);
  }

  /** Null where nobody has touched it. */
  get(target: RowTarget): boolean | null {
    // Most operations are untouched, and making a key for each of a million costs more than asking this.
    if ('operation' in target && target.operation !== null && !this.#touched.has(target.operation)) return null;
    return this.#rows.get(rowKey(target)) ?? null;
  }

  isTouched(operation: number): boolean {
    return this.#touched.has(operation);
  }
}
