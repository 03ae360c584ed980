import type { ExchangeId } from './exchangeId.ts';
import type { Query } from './query.ts';

/** How many results that need attention are at one or several rows, also those that a collapsed row hides. */
export interface MarkCounts {
  /** Failed or partially failed. */
  readonly failed: number;
  readonly dependent: number;
  /** Of unknown outcome, or request items without a result. */
  readonly unknown: number;
}

/** Counts of a part of the rows of a tree. */
export interface MapMark extends MarkCounts {
  /** From 0. Contains the rows from `bucket * rows / buckets` on, up to the next bucket. */
  readonly bucket: number;
}

/** Where in a tree the results are that need attention. */
export interface TreeMap {
  /** Number of visible rows. */
  readonly rows: number;
  /** Number of parts of equal size into which the rows are divided: at most {@link MAP_BUCKETS}, one for each row if there are fewer. */
  readonly buckets: number;
  /** The parts with such results, from top to bottom. */
  readonly marks: readonly MapMark[];
}

/** More could not be told apart: a mark is 3 pixels high. */
export const MAP_BUCKETS = 300;

/** The methods for the map beside the scroll bar. */
export interface MapApi {
  /** Returns null if the response is unknown or no longer the one that is shown. */
  treeMap(id: ExchangeId, query: Query): TreeMap | null;
  /** Returns the index of the worst row in `[from, to)`, and of equal ones the nearest to `near`; -1 if none needs attention. */
  markedRow(id: ExchangeId, query: Query, from: number, to: number, near: number): number;
}
