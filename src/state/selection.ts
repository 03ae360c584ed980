import type { ExchangeId, ExchangeRow } from '../engine/api/engineApi.ts';

export interface Selection {
  /** The one that the user picked (or the first that came); it stays so while a filter hides it. */
  readonly preferred: ExchangeId | null;
  /** The one whose detail stands at the right; one of the list. */
  readonly shown: ExchangeId | null;
}

/**
 * Which exchange to show now that the list is this. New ones never take the place of the one looked at; where the filter
 * hides that one its neighbour stands in for it, and when the filter goes it is back.
 */
export function selectExchange({ preferred, shown }: Selection, exchanges: readonly ExchangeRow[]): Selection {
  const has = (id: ExchangeId | null): boolean => id !== null && exchanges.some((exchange) => exchange.id === id);
  const [first] = exchanges;
  if (!first) return { preferred, shown: null };
  if (preferred === null) return { preferred: first.id, shown: first.id };
  if (has(preferred)) return { preferred, shown: preferred };
  if (has(shown)) return { preferred, shown };
  const neighbour = exchanges.find((exchange) => exchange.id > preferred) ?? exchanges.at(-1) ?? first;
  return { preferred, shown: neighbour.id };
}
