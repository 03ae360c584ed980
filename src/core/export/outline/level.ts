import type { Finding } from '../../verdict/findings.ts';

/**
 * What a response means for the exit code. `failure`: it causes 1. `error`: it causes 3. `skipped`: it has findings, but the user excludes them
 * with `--fail-on`.
 */
export type Level = 'failure' | 'error' | 'skipped' | 'passed';

export function levelOf(findings: readonly Finding[], failOn: ReadonlySet<Finding>): Level {
  const isFound = (finding: Finding): boolean => findings.includes(finding) && failOn.has(finding);
  if (isFound('failure') || isFound('partial') || isFound('check-error') || isFound('check-warning')) return 'failure';
  if (isFound('unreadable') || isFound('unknown')) return 'error';
  return findings.length > 0 ? 'skipped' : 'passed';
}
