import type { Outcome } from '../../core/model/operation.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';

export type OutcomeShares = Readonly<Record<Outcome, number>>;

/** A share that stands for an unknown number: one of ten. */
const SOME = 0.1;

/**
 * The shares of the outcomes in a bar: what is counted, request items without a result, and what the body states and does
 * not list. A bar is never wholly green if the verdict is not a success.
 */
export function outcomeShares({
  summary,
  verdict,
  unanswered,
  statedTotals,
}: Pick<ExchangeRow, 'summary' | 'verdict' | 'unanswered' | 'statedTotals'>): OutcomeShares {
  const { total, partial, dependent } = summary;
  const some = Math.max(1, total * SOME);
  const hasFailed = verdict.outcome === 'mixed' || verdict.outcome === 'all-failed';
  let failure = Math.max(summary.failure, (statedTotals?.failed ?? 0) - partial - dependent);
  if (hasFailed && failure + partial + dependent === 0) failure = some;
  const unlisted = (statedTotals?.total ?? 0) - total - (failure - summary.failure);
  let unknown = summary.unknown + unanswered + Math.max(0, Math.floor(unlisted));
  if (unknown === 0 && (verdict.outcome === 'unknown' || verdict.outcome === 'unreadable')) unknown = some;
  return { ...summary, failure, unknown };
}
