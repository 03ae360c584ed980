import { keyOf, type Place, placeOfKey } from './rowKey.ts';
import type { RowKey } from '../api/engineApi.ts';

/** A row of the visible tree, before anybody has asked what stands in it. */
export interface Node {
  readonly place: Place;
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

  get all(): boolean | null {
    return this.#all;
  }

  setAll(open: boolean): void {
    this.#all = open;
    this.#rows.clear();
    this.#touched.clear();
  }

  set(row: RowKey, open: boolean): void {
    this.#rows.set(row, open);
    const place = placeOfKey(row);
    if (place && 'operation' in place && place.operation !== null) this.#touched.add(place.operation);
  }

  /** Null where nobody has touched it. */
  get(place: Place): boolean | null {
    // Most operations are untouched, and making a key for each of a million costs more than asking this.
    if ('operation' in place && place.operation !== null && !this.#touched.has(place.operation)) return null;
    return this.#rows.get(keyOf(place)) ?? null;
  }

  isTouched(operation: number): boolean {
    return this.#touched.has(operation);
  }
}
