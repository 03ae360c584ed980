import { losesContent } from '../core/model/problem.ts';
import type { Report } from '../core/verdict/report.ts';
import { statesMoreFailures } from '../core/verdict/hiddenFailure.ts';

/** What `--fail-on` can name, in the order of the help text. */
export const FINDINGS = ['failure', 'partial', 'unreadable', 'unknown'] as const;
export type Finding = (typeof FINDINGS)[number];

/**
 * What a response shows, or may hide.
 * `failure`: a failed or dependent operation, or failures that the body states and does not list.
 * `partial`: an operation of which a part failed.
 * `unreadable`: no operation could be parsed.
 * `unknown`: no failure is excluded: an operation or request item without a known result, or content that is missing. It is
 * also found beside failures, so that `--fail-on unknown` does not pass over it.
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

/** What decides the exit code. */
export interface Outcome {
  /** Of all responses, and `unreadable` where a file was only partially read. */
  readonly found: ReadonlySet<Finding>;
  /** A named file is missing, or the report could not be written. */
  readonly hasError: boolean;
}

/** 0, 1, 2 or 3; the first of 1, 2 and 3 that applies wins. */
export function exitCode({ found, hasError }: Outcome, failOn: ReadonlySet<Finding>): number {
  const counts = (finding: Finding): boolean => failOn.has(finding) && found.has(finding);
  if (counts('failure') || counts('partial')) return EXIT.failed;
  if (hasError) return EXIT.error;
  return counts('unreadable') || counts('unknown') ? EXIT.uncertain : EXIT.passed;
}

/** `sysexits.h` has 70 for an internal error. */
export const EXIT = { passed: 0, failed: 1, error: 2, uncertain: 3, internal: 70 } as const;
