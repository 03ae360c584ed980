/**
 * The possible causes of a dependent operation, in document order. Many operations can depend on the
 * same long list of failures. The list is stored once, so take a slice of it rather than all of it.
 */
export interface Causes extends Iterable<number> {
  readonly length: number;
  slice(start: number, end: number): readonly number[];
}

/** Failures that one or several operations depend on: the part `[start, end)` of a shared list. */
export interface CauseRange {
  readonly list: ArrayLike<number>;
  readonly start: number;
  readonly end: number;
}
