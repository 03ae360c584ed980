import { losesContent } from '../core/model/problem.ts';
import type { Report } from '../core/verdict/report.ts';
import { statesMoreFailures } from '../core/verdict/hiddenFailure.ts';

/** The values of `--fail-on`, in the order of the help text. */
export const FINDINGS = ['failure', 'partial', 'unreadable', 'unknown'] as const;
export type Finding = (typeof FINDINGS)[number];

/**
 * Returns the failures and possible failures of a response.
 * `failure`: a failed or dependent operation, or failures that the body states without listing them.
 * `partial`: an operation that partly failed.
 * `unreadable`: no operation could be parsed.
 * `unknown`: an operation or request item without a known result, or missing content, any of which may be a failure. It is
 * also returned in addition to failures, because `--fail-on unknown` applies to it alone.
 */
export function findingsOf(report: Report): readonly Finding[] {
  const { verdict, summary, problems, unanswered, statedTotals } = report;
  if (verdict.outcome === 'unreadable') return ['unreadable'];
  const isFailed = verdict.outcome === 'mixed' || verdict.outcome === 'all-failed';
  const isListed = summary.failure + summary.dependent + summary.partial > 0;
  const isIncomplete =
    verdict.outcome === 'unknown' ||
    summary.unknown > 0 ||
    unanswered.length > 0 ||
    (statedTotals?.total ?? 0) > summary.total ||
    problems.some(losesContent);
  const found: Finding[] = [];
  if (summary.failure + summary.dependent > 0 || statesMoreFailures(report) || (isFailed && !isListed))
    found.push('failure');
  if (summary.partial > 0) found.push('partial');
  if (isIncomplete) found.push('unknown');
  return found;
}

/** The facts that decide the exit code. */
export interface Outcome {
  /** The findings of all responses; includes `unreadable` if a file was only partially read. */
  readonly found: ReadonlySet<Finding>;
  /** A named file is missing, or the report could not be written. */
  readonly hasError: boolean;
}

/** Returns the first of 1, 2 and 3 that applies, or 0. */
export function exitCode({ found, hasError }: Outcome, failOn: ReadonlySet<Finding>): number {
  const counts = (finding: Finding): boolean => failOn.has(finding) && found.has(finding);
  if (counts('failure') || counts('partial')) return EXIT.failed;
  if (hasError) return EXIT.error;
  return counts('unreadable') || counts('unknown') ? EXIT.uncertain : EXIT.passed;
}

/** `sysexits.h` has 70 for an internal error. */
export const EXIT = { passed: 0, failed: 1, error: 2, uncertain: 3, internal: 70 } as const;
