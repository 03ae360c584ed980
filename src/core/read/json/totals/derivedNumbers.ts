import type { CounterKind } from '../vocabulary/counterNames.ts';

/** The numbers that one object states about the results below it. */
export interface StatedNumbers {
  readonly total: number | null;
  readonly failed: number | null;
  /** Number of successes; null if not stated, or if other results are counted beside them. */
  readonly succeeded: number | null;
  /** Like `succeeded`, but also includes `created`, `updated` and similar counters. */
  readonly done: number | null;
  /** Number of pending results. */
  readonly open: number;
  /** Number of items that were left out. */
  readonly skipped: number;
  /** Number of items in the total that no other number counts. */
  readonly uncounted: number;
  /** Number of items that a total claims without any other number: `"total": 5`. 0 on a page of a longer list. */
  readonly claimed: number;
  /** Whether they were processed, so that those without a failure need not be listed. */
  readonly areProcessed: boolean;
}

/**
 * The numbers that the counters of one object imply.
 *
 * @param counts the values of the counters, by what they count
 */
export function derivedNumbers(counts: ReadonlyMap<CounterKind, readonly number[]>): StatedNumbers {
  const sum = (count: CounterKind): number | null => counts.get(count)?.reduce((a, b) => a + b, 0) ?? null;
  // `rejected` and `errors` may count the same.
  const most = (count: CounterKind): number | null => counts.get(count)?.reduce((a, b) => Math.max(a, b)) ?? null;
  const succeeded = most('succeeded') ?? sum('done');
  const open = sum('open') ?? 0;
  const skipped = sum('skipped') ?? 0;
  const other = (sum('other') ?? 0) + skipped + open;
  const counted = Math.max(most('perhaps-total') ?? -1, most('requested') ?? -1);
  const claimed = most('total') ?? (counted < 0 ? null : counted);
  const processed = most('processed');
  const stated = claimed ?? processed;
  let failed = most('failed');
  const parts = succeeded === null && failed === null ? null : (succeeded ?? 0) + (failed ?? 0) + other;
  const isPaged = counts.has('page');
  if (parts === null) {
    // `{"submitted": 10, "processed": 8}`
    const uncounted = isPaged ? 0 : Math.max(0, (claimed ?? 0) - other - (processed ?? claimed ?? 0));
    const total = uncounted + skipped > 0 ? claimed : null;
    // `{"count": 2, "totalCount": 500}` is a page.
    const alone = most('requested') ?? most('perhaps-total') ?? stated ?? 0;
    const areProcessed = processed !== null && processed >= alone;
    const numbers = { total, failed, succeeded: null, done: null, open, skipped, uncounted, areProcessed };
    return { ...numbers, claimed: isPaged ? 0 : alone };
  }
  const isTotal = stated !== null && stated >= parts && !(isPaged && stated > parts);
  if (failed === null && succeeded !== null && isTotal && counts.has('succeeded')) failed = stated - succeeded - other;
  const isSum = failed !== null && succeeded !== null;
  // If other results are counted, fewer successes than items are not a contradiction.
  const own = counts.has('succeeded') && other === 0 ? succeeded : null;
  return {
    total: isTotal ? stated : isSum ? parts : null,
    failed,
    succeeded: own,
    done: succeeded,
    open,
    skipped,
    uncounted: isTotal && failed === null ? stated - parts : 0,
    claimed: 0,
    areProcessed: false,
  };
}
