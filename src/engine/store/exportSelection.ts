import { type LazyChecks, NO_CHECKS } from '../../core/checks/responseChecks.ts';
import type { Incomplete } from '../../core/export/incomplete.ts';
import type { Selected } from '../../core/export/selection.ts';
import { isFailed } from '../../core/model/outcome.ts';
import { mayHideFailure } from '../../core/verdict/hiddenFailure.ts';
import type { Report } from '../../core/verdict/report.ts';
import { EMPTY_QUERY, type ExportRequest } from '../api/engineApi.ts';
import { isListed } from './overview.ts';
import type { StoredExchange } from './storedExchange.ts';

/** What to export: a part of {@link ExportRequest}. */
type Scope = Pick<ExportRequest, 'scope' | 'query'>;

/**
 * Selects the exported part of a response; null if it is not exported. A filtered export has the responses of the list, and unreadable ones
 * unless a term about the response excludes them. A response whose results are not known is exported with its verdict and counts if
 * one of its results is selected, or may be.
 *
 * @param checks what the rules find in the response; default: nothing
 */
export function exportSelection(one: StoredExchange, request: Scope, checks: LazyChecks = NO_CHECKS): Selected | null {
  const { exchange, report } = one;
  const { operations, unanswered } = partsOf(one, request);
  const incomplete = incompleteParts(one, request);
  const isEmpty = operations?.length === 0 && unanswered.length === 0;
  if (isEmpty && !isExportedEmpty(one, request) && !(incomplete && mayBeSelected(one, request, incomplete)))
    return null;
  return { id: String(one.id), exchange, report, operations, unanswered, checks, ...(incomplete && { incomplete }) };
}

/** Returns a function that tests whether an export needs the body of an exchange. */
export function scopeTest({ scope, exchanges }: ExportRequest): (one: StoredExchange) => boolean {
  const selected = new Set(exchanges);
  return ({ id }) => scope !== 'selected' || selected.has(id);
}

/** Whether a response is exported although none of its operations is selected. */
function isExportedEmpty(one: StoredExchange, { scope, query }: Scope): boolean {
  if (scope === 'failed') return mayHideFailure(one.report);
  // An unreadable body may contain a match.
  if (one.report.verdict.outcome === 'unreadable' && query.chip === 'all' && one.mayMatch(query)) return true;
  const counts = one.chipCounts(query);
  return counts !== null && isListed(one, counts, query);
}

/** Whether results that are not known are selected, or may match the text of the query. */
function mayBeSelected(one: StoredExchange, { scope, query }: Scope, { operations }: Incomplete): boolean {
  if (scope === 'failed') return (operations ?? 0) > 0;
  if (operations !== null || !one.mayMatch(query)) return false;
  const { chip } = query;
  const counts = one.chipCounts(EMPTY_QUERY);
  return counts !== null && isListed(one, counts, { ...EMPTY_QUERY, chip });
}

/** Returns what should be exported and is not known; null if everything is. */
function incompleteParts(one: StoredExchange, request: Scope): Incomplete | null {
  const { incompleteBecause: reason, isRequestBodyLost: requestBody, report } = one;
  if (reason === null) return null;
  // A response that was never parsed has no counts.
  const isCounted = reason !== 'unfinished' && !(reason === 'unprocessed' && report.summary.total === 0);
  const counts = isCounted ? selectedCounts(one, request) : null;
  const { operations = null, unanswered = null } =
    counts ?? (isCounted && !isWithUnanswered(request) ? { unanswered: 0 } : {});
  return { reason, operations, unanswered, allUnanswered: one.unanswered, requestBody };
}

/** Whether request items without a result are selected. */
function isWithUnanswered({ scope, query }: Scope): boolean {
  return scope !== 'failed' && (scope !== 'filtered' || query.chip === 'all');
}

/** Numbers of selected results according to the facts; null if the text of the query needs the body. */
function selectedCounts(
  one: StoredExchange,
  { scope, query }: Scope,
): { readonly operations: number; readonly unanswered: number } | null {
  const { failure, partial, dependent, total } = one.report.summary;
  if (scope === 'failed') return { operations: failure + partial + dependent, unanswered: 0 };
  if (scope !== 'filtered') return { operations: total, unanswered: one.unanswered };
  const counts = one.chipCounts(query);
  return (
    counts && { operations: counts[query.chip], unanswered: isWithUnanswered({ scope, query }) ? counts.unanswered : 0 }
  );
}

function partsOf(one: StoredExchange, { scope, query }: Scope): Pick<Selected, 'operations' | 'unanswered'> {
  const { report } = one;
  if (scope === 'failed') return { operations: failedOperations(report), unanswered: [] };
  if (scope !== 'filtered') return { operations: null, unanswered: report.unanswered };
  const shown = one.view.visibility(query);
  return {
    operations: shown.children(-1).shown,
    unanswered: shown.unanswered.flatMap((index) => report.unanswered[index] ?? []),
  };
}

/** The top-level operations that failed or depend on a failure. */
function failedOperations(report: Report): number[] {
  const { operations } = report;
  const found: number[] = [];
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    const outcome = operations.outcome(operation);
    if (isFailed(outcome) || outcome === 'dependent') found.push(operation);
  }
  return found;
}
