import type { LazyChecks } from '../checks/responseChecks.ts';
import { severityOf } from '../checks/checkRules.ts';
import { losesContent } from '../model/problem.ts';
import { statesMoreFailures } from './hiddenFailure.ts';
import type { Report } from './report.ts';

/** The failures and possible failures of a response, from certain to uncertain; see {@link findingsOf}. */
export const FINDINGS = ['failure', 'partial', 'unreadable', 'unknown'] as const;

/** Rules that a response breaks; see {@link checkFindingsOf}. They affect the exit code only if they are named. */
const CHECK_FINDINGS = ['check-error', 'check-warning'] as const;

/** What may affect the exit code. */
export const ALL_FINDINGS = [...FINDINGS, ...CHECK_FINDINGS] as const;
export type Finding = (typeof ALL_FINDINGS)[number];

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

/**
 * Returns the severities of the rules that a response breaks, as far as they affect the exit code. The response is not checked if none
 * of them does.
 */
export function checkFindingsOf(checks: LazyChecks, failOn: ReadonlySet<Finding>): readonly Finding[] {
  const named = CHECK_FINDINGS.filter((finding) => failOn.has(finding));
  if (named.length === 0) return [];
  const found = new Set(checks().findings.map((finding) => `check-${severityOf(finding)}`));
  return named.filter((finding) => found.has(finding));
}
