import type { Outcome } from '../../core/model/operation.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';

export type OutcomeShares = Readonly<Record<Outcome, number>>;

/** The fraction of the bar shown for an unknown number of results. */
const UNKNOWN_SHARE = 0.1;

/**
 * The shares of the outcomes in a bar: operations, request items without a result, and results that the body states but does not list. A
 * bar is entirely green only if the verdict is a success.
 */
export function outcomeShares({
  summary,
  verdict,
  unanswered,
  statedTotals,
}: Pick<ExchangeRow, 'summary' | 'verdict' | 'unanswered' | 'statedTotals'>): OutcomeShares {
  const { total, partial, dependent } = summary;
  const unknownCount = Math.max(1, total * UNKNOWN_SHARE);
  const hasFailed = verdict.outcome === 'mixed' || verdict.outcome === 'all-failed';
  let failure = Math.max(summary.failure, (statedTotals?.failed ?? 0) - partial - dependent);
  if (hasFailed && failure + partial + dependent === 0) failure = unknownCount;
  const unlisted = (statedTotals?.total ?? 0) - total - (failure - summary.failure);
  let unknown = summary.unknown + unanswered + Math.max(0, Math.floor(unlisted));
  if (unknown === 0 && (verdict.outcome === 'unknown' || verdict.outcome === 'unreadable')) unknown = unknownCount;
  return { ...summary, failure, unknown };
}
