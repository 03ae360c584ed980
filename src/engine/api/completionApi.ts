import type { FilterKey } from '../../core/filter/similar.ts';

/** A value of a key of the filter. Its texts may be from responses. */
export interface FilterValue {
  readonly value: string;
  /** Number of operations, or for a key about responses of responses, that have this value; 0 if none has it. */
  readonly count: number;
  /** What the responses say about the value: the namespace of a name, the name of a dialect. May be empty. */
  readonly detail: string;
}

export interface FilterValues {
  /** Those that begin with the typed text before those that contain it; the most frequent first. */
  readonly values: readonly FilterValue[];
  /** Number of values that match the typed text. */
  readonly total: number;
  /** False if there are more different values than the engine counts, so that rare ones are left out and counts may be too low. */
  readonly isExact: boolean;
  /** False while values are being collected. */
  readonly isComplete: boolean;
}

/** The methods for the completion of filters. Values are collected in the background, after the first call. */
export interface CompletionApi {
  /**
   * Returns the values of a key that are known so far, without waiting.
   *
   * @param typed the beginning or a part of the value
   * @param listed values that are left out
   * @param most maximum number of values
   */
  filterValues(key: FilterKey, typed: string, listed: readonly string[], most: number): FilterValues;
  /** Returns the number of different values of each key that are known so far. */
  filterKeys(): ReadonlyMap<FilterKey, number>;
  /** Whether all terms of a filter are valid. */
  isFilterValid(text: string): boolean;
  /** Resolves when the values of all responses are collected. */
  collectFilterValues(): void;
}
