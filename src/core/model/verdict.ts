import { sentenceOf } from '../words/verdict.ts';
import type { Operation } from './operation.ts';
import { isFailed, outcomeOfStatus } from './outcome.ts';
import { pathKey } from './path.ts';
import { losesContent } from './problem.ts';
import type { Reading } from './reading.ts';
import type { Report, Summary, Verdict, VerdictOutcome } from './report.ts';

/** What a verdict's sentence may speak of: all of it stands in the answer. */
export interface VerdictFacts {
  /** '' where it is not known. */
  readonly method: string;
  readonly reading: Reading;
  readonly summary: Summary;
  readonly outcome: VerdictOutcome;
  /** Different statuses of the failures, in order; nulls left out. */
  readonly failed: readonly number[];
  /** The failures' resource is the request's own. */
  readonly selfFailed: boolean;
  /** The first failed operation in full. */
  readonly first: Operation | null;
  /** How many were removed or truncated, for a report of changes. */
  readonly removed: number;
  readonly truncated: boolean;
}

// Statuses that a sentence can hold.
const STATUSES_TOLD = 4;
// Failures that are looked at one by one; a sentence about more of them gains nothing.
const FAILURES_READ = 1000;

export function verdictOf(reading: Reading, summary: Summary, method: string | null, url: string | null): Verdict {
  const outcome = outcomeOf(reading, summary);
  const { operations } = reading;
  const failed = new Set<number>();
  const requestKey = reading.format === 'webdav' && url !== null ? pathKey(url, url) : null;
  let selfFailed = false;
  let first: Operation | null = null;
  let removed = 0;
  let truncated = false;
  let read = 0;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    const own = operations.outcome(operation);
    const status = operations.status(operation);
    if (own === 'notice' && status === 404) removed += 1;
    else if (own === 'notice' && status === 507) truncated = true;
    if (!isFailed(own) || read === FAILURES_READ) continue;
    read += 1;
    // Only a multistatus says more about its failures than their statuses.
    if (reading.format === 'webdav') first ??= operations.detail(operation);
    for (const failure of status !== null && status >= 400 ? [status] : statusesOf(reading, operation))
      if (failed.size <= STATUSES_TOLD) failed.add(failure);
    const label = operations.label(operation);
    if (requestKey !== null && label !== null && pathKey(label, url) === requestKey) selfFailed = true;
  }
  const facts: VerdictFacts = {
    method: (method ?? '').toUpperCase(),
    reading,
    summary,
    outcome,
    failed: [...failed],
    selfFailed,
    first,
    removed,
    truncated,
  };
  return { outcome, sentence: sentenceOf(facts) };
}

/** Of its propstats that failed. */
function statusesOf({ format, operations }: Reading, operation: number): readonly number[] {
  if (format !== 'webdav') return [];
  return operations.statuses(operation).filter((status) => outcomeOfStatus(status) === 'failure');
}

function outcomeOf({ problems, unanswered, statedTotals }: Reading, summary: Summary): VerdictOutcome {
  const { total, partial, failure, dependent, unknown } = summary;
  const statesFailure = statedTotals !== null && (statedTotals.isFlagged || (statedTotals.failed ?? 0) > 0);
  // The body may list only some of its results.
  const all = Math.max(total, statedTotals?.total ?? 0);
  if (total > 0 && failure + dependent === all) return 'all-failed';
  if (failure + dependent + partial > 0 || statesFailure) return 'mixed';
  if (total === 0 && problems.length > 0) return 'unreadable';
  if (unknown > 0 || all > total || unanswered.length > 0 || problems.some(losesContent)) return 'unknown';
  return total === 0 ? 'empty' : 'all-succeeded';
}

/**
 * Whether a response may hide a failure that none of its operations shows: it could not be parsed, its outcome is unknown,
 * the body states failures without listing one, or only dependents of a failure are listed. Chip "Failed" lists it too.
 */
export function mayHideFailure({ verdict, summary }: Pick<Report, 'verdict' | 'summary'>): boolean {
  const isClear = verdict.outcome === 'all-succeeded' || verdict.outcome === 'empty';
  return !isClear && summary.failure + summary.partial === 0;
}

/** Whether the body states more failures than it lists. */
export function statesMoreFailures({ statedTotals, summary }: Pick<Report, 'statedTotals' | 'summary'>): boolean {
  if (statedTotals === null) return false;
  const listed = summary.failure + summary.partial + summary.dependent;
  return (statedTotals.failed ?? 0) > listed || (statedTotals.isFlagged && listed === 0);
}
