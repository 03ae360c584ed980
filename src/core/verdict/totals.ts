import { statesMoreFailures } from './hiddenFailure.ts';
import type { Report } from './report.ts';

/** Counts of many responses and of their top-level operations. */
export interface Totals {
  readonly responses: number;
  /** Responses by verdict: `failing` is mixed or all-failed. */
  readonly failing: number;
  /** Responses that state more failures than they list. */
  readonly unlisted: number;
  readonly unreadable: number;
  readonly unknown: number;
  /** Responses that list nothing. */
  readonly empty: number;
  /** Top-level operations, and the number with each outcome: `failed` includes partial ones, `unclear` means unknown. */
  readonly operations: number;
  readonly failed: number;
  readonly dependent: number;
  readonly unclear: number;
  /** Request items without a result. */
  readonly unanswered: number;
}

/** No responses. */
export const NO_TOTALS: Totals = {
  responses: 0,
  failing: 0,
  unlisted: 0,
  unreadable: 0,
  unknown: 0,
  empty: 0,
  operations: 0,
  failed: 0,
  dependent: 0,
  unclear: 0,
  unanswered: 0,
};

/**
 * Returns the counts with one more response.
 * @param unanswered request items without a result; default: those of the report, which has none while the body is evicted
 */
export function addToTotals(totals: Totals, report: Report, unanswered = report.unanswered.length): Totals {
  const { verdict, summary } = report;
  const one = (isCounted: boolean): number => (isCounted ? 1 : 0);
  return {
    responses: totals.responses + 1,
    failing: totals.failing + one(verdict.outcome === 'mixed' || verdict.outcome === 'all-failed'),
    unlisted: totals.unlisted + one(statesMoreFailures(report)),
    unreadable: totals.unreadable + one(verdict.outcome === 'unreadable'),
    unknown: totals.unknown + one(verdict.outcome === 'unknown'),
    empty: totals.empty + one(verdict.outcome === 'empty'),
    operations: totals.operations + summary.total,
    failed: totals.failed + summary.failure + summary.partial,
    dependent: totals.dependent + summary.dependent,
    unclear: totals.unclear + summary.unknown,
    unanswered: totals.unanswered + unanswered,
  };
}
