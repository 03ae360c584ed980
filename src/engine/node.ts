import type { Place } from './key.ts';
import type { RowKey } from './questions.ts';

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

/** What is expanded: everything as it comes (`null`), or all open or closed, but for the rows in `rows`. */
export interface Expansion {
  all: boolean | null;
  readonly rows: Map<RowKey, boolean>;
}
