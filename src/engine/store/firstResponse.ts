import { EMPTY_QUERY, type Engine, type FirstResponse, ROW_PAGE } from '../api/engineApi.ts';
import type { ExchangeId } from '../api/exchangeId.ts';

/** Returns what a panel without a filter requests of the only response; null if there are others. */
export function firstResponse(
  engine: Pick<Engine, 'overview' | 'exchange' | 'rows' | 'nextFailure' | 'row'>,
  id: ExchangeId,
): FirstResponse | null {
  const overview = engine.overview(EMPTY_QUERY);
  const detail = engine.exchange(id);
  if (!detail || overview.totals.exchanges !== 1) return null;
  const rows = engine.rows(id, EMPTY_QUERY, 0, ROW_PAGE);
  const failureIndex = engine.nextFailure(id, EMPTY_QUERY, -1, 1);
  const failure = failureIndex < 0 ? undefined : engine.rows(id, EMPTY_QUERY, failureIndex, failureIndex + 1).rows[0];
  return { overview, detail, rows, failureIndex, failureDetail: failure ? engine.row(id, failure.key) : null };
}
