import type { ExchangeId, ExchangeRow } from '../engine/api/engineApi.ts';

export interface Shown {
  /** The one that the user picked (or the first that came); it stays so while a filter hides it. */
  readonly wanted: ExchangeId | null;
  /** The one whose detail stands at the right; one of the list. */
  readonly shown: ExchangeId | null;
}

/**
 * Which exchange to show now that the list is this. New ones never take the place of the one looked at; where the filter
 * hides that one its neighbour stands in for it, and when the filter goes it is back.
 */
export function choose({ wanted, shown }: Shown, exchanges: readonly ExchangeRow[]): Shown {
  const has = (id: ExchangeId | null): boolean => id !== null && exchanges.some((exchange) => exchange.id === id);
  const [first] = exchanges;
  if (!first) return { wanted, shown: null };
  if (wanted === null) return { wanted: first.id, shown: first.id };
  if (has(wanted)) return { wanted, shown: wanted };
  if (has(shown)) return { wanted, shown };
  const neighbour = exchanges.find((exchange) => exchange.id > wanted) ?? exchanges.at(-1) ?? first;
  return { wanted, shown: neighbour.id };
}
