import type { Report } from '../core/verdict/report.ts';
import { statesMoreFailures } from '../core/verdict/hiddenFailure.ts';
import type { ReportTotals } from './messages.ts';

/** Returns the counts of all responses, without regard to a filter. Only top-level operations are counted. */
export function totalsOf(reports: readonly Report[], others: number, damagedFiles: number): ReportTotals {
  const sum = (count: (report: Report) => number): number => reports.reduce((total, one) => total + count(one), 0);
  const verdicts = (...outcomes: readonly string[]): number =>
    reports.filter(({ verdict }) => outcomes.includes(verdict.outcome)).length;
  return {
    responses: reports.length,
    failing: verdicts('mixed', 'all-failed'),
    unlisted: reports.filter(statesMoreFailures).length,
    unreadable: verdicts('unreadable'),
    unknown: verdicts('unknown'),
    operations: sum(({ summary }) => summary.total),
    failed: sum(({ summary }) => summary.failure + summary.partial),
    dependent: sum(({ summary }) => summary.dependent),
    unclear: sum(({ summary }) => summary.unknown),
    unanswered: sum(({ unanswered }) => unanswered.length),
    others,
    damagedFiles,
  };
}
