import type { VerdictOutcome } from '../../core/verdict/report.ts';
import type { ListedExchange } from './listedExchange.ts';
import { failuresOf, mayHaveFailure } from './rowFailures.ts';

/** `recorded` is the order of capture and import. */
export const SORT_KEYS = ['recorded', 'name', 'failures', 'verdict', 'duration', 'size'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The order of the list of responses. */
export interface ListOrder {
  readonly sort: SortKey;
  /** The opposite of the usual direction, which is: earliest, A, worst, longest or largest first. */
  readonly isReversed: boolean;
  /** Responses with the same method and URL, without its query, are below one row. */
  readonly isGrouped: boolean;
}

export const RECORDED: ListOrder = { sort: 'recorded', isReversed: false, isGrouped: false };

/** Returns a stored order; what is not valid in it is replaced by the default. */
export function storedListOrder(stored: unknown): ListOrder {
  if (typeof stored !== 'object' || stored === null) return RECORDED;
  const { sort, isReversed, isGrouped }: Partial<Record<keyof ListOrder, unknown>> = stored;
  return {
    sort: SORT_KEYS.find((key) => key === sort) ?? RECORDED.sort,
    isReversed: isReversed === true,
    isGrouped: isGrouped === true,
  };
}

/** From worst to best. */
const VERDICTS: readonly VerdictOutcome[] = ['all-failed', 'mixed', 'unreadable', 'unknown', 'empty', 'all-succeeded'];

type Value = number | string | null;

/** The usual order is ascending by this value; null is always last. */
function sortValue(row: ListedExchange, sort: SortKey, index: number): Value {
  switch (sort) {
    case 'recorded':
      return index;
    case 'name':
      return `${row.method} ${row.path}`;
    case 'failures':
      // A response that may hide a failure is before those without failures.
      return -(failuresOf(row) || (mayHaveFailure(row) ? 0.5 : 0));
    case 'verdict':
      // The worst verdict first, and in it the highest status.
      return VERDICTS.indexOf(row.verdict.outcome) * 1000 - row.status;
    case 'duration':
      return row.time === null ? null : -row.time;
    case 'size':
      return row.bodySize === null ? null : -row.bodySize;
  }
}

/**
 * Sorts responses; those with equal values stay in the order of capture.
 *
 * @param exchanges in the order of capture
 */
export function sortResponses(
  exchanges: readonly ListedExchange[],
  { sort, isReversed }: Omit<ListOrder, 'isGrouped'>,
): readonly ListedExchange[] {
  if (sort === 'recorded') return isReversed ? exchanges.toReversed() : exchanges;
  const direction = isReversed ? -1 : 1;
  return exchanges
    .map((row, index) => ({ row, value: sortValue(row, sort, index) }))
    .toSorted((a, b) => compare(a.value, b.value, direction))
    .map(({ row }) => row);
}

function compare(a: Value, b: Value, direction: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -direction : direction;
}
