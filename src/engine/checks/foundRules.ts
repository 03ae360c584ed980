import type { Severity } from '../../core/checks/checkRules.ts';
import type { CheckCounts } from '../api/checks.ts';

/** A rule that a response breaks, without the places. Plain data that stays in memory while the body is evicted. */
export interface FoundRule {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
}

/** Which rules a response breaks. */
export interface StoredChecks {
  readonly found: readonly FoundRule[];
  /** Those that are on. */
  readonly on: readonly FoundRule[];
  /** Of the rules that are on. */
  readonly counts: CheckCounts;
}

/** Counts the findings of rules that are on. */
export function storedChecks(found: readonly FoundRule[], off: ReadonlySet<string>): StoredChecks {
  const counts = { error: 0, warning: 0, info: 0 };
  const on = found.filter(({ rule }) => !off.has(rule));
  for (const { severity, findings } of on) counts[severity] += findings;
  return { found, on, counts };
}
