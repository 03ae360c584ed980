import { losesContent } from '../model/problem.ts';
import type { Report } from './report.ts';

/**
 * Whether there may be a failure that is not listed as an operation: the response could not be parsed, its outcome is unknown, the body
 * states failures without listing one, or lists only dependents of a failure. The "Failed" chip includes such responses.
 */
export function mayHideFailure({ verdict, summary }: Pick<Report, 'verdict' | 'summary'>): boolean {
  const isClear = verdict.outcome === 'all-succeeded' || verdict.outcome === 'empty';
  return !isClear && summary.failure + summary.partial === 0;
}

/**
 * Whether there may be a failure besides the listed ones: a result is unknown, missing or depends on a failure, the body is damaged, or it
 * states more results or failures than it lists.
 *
 * @param status of the response
 */
export function mayHideOtherFailure(report: Omit<Report, 'operations' | 'causes'>, status: number): boolean {
  const { summary, unanswered, problems, verdict } = report;
  if (verdict.outcome === 'unknown' || verdict.outcome === 'unreadable') return true;
  return (
    summary.unknown + summary.dependent + unanswered.length > 0 ||
    problems.some(losesContent) ||
    contradictsItems(report) ||
    status >= 400
  );
}

/** Whether the body states more failures than it lists. */
export function statesMoreFailures({ statedTotals, summary }: Pick<Report, 'statedTotals' | 'summary'>): boolean {
  if (statedTotals === null) return false;
  const listed = summary.failure + summary.partial + summary.dependent;
  return (statedTotals.failed ?? 0) > listed || (statedTotals.isFlagged && listed === 0);
}

/** Whether a total or flag in the body contradicts the listed operations. */
export function contradictsItems(report: Pick<Report, 'statedTotals' | 'summary'>): boolean {
  const { statedTotals, summary } = report;
  if (statedTotals === null) return false;
  const { total, failed } = statedTotals;
  return statesMoreFailures(report) || (total ?? 0) > summary.total || (failed !== null && failed < summary.failure);
}
