import type { ExchangeId, ExchangeRow } from '../engine/api/engineApi.ts';

export interface Selection {
  /** The exchange that the user selected, or the first one; it does not change while a filter hides it. */
  readonly preferred: ExchangeId | null;
  /** The exchange whose detail is shown. It is in the list. */
  readonly shown: ExchangeId | null;
}

/**
 * Selects the exchange to show after the list has changed. New exchanges do not replace the shown one. While a filter hides the preferred
 * exchange, its neighbor is shown.
 */
export function selectExchange({ preferred, shown }: Selection, exchanges: readonly ExchangeRow[]): Selection {
  const isListed = (id: ExchangeId | null): boolean => id !== null && exchanges.some((exchange) => exchange.id === id);
  const [first] = exchanges;
  if (!first) return { preferred, shown: null };
  if (preferred === null) return { preferred: first.id, shown: first.id };
  if (isListed(preferred)) return { preferred, shown: preferred };
  if (isListed(shown)) return { preferred, shown };
  const neighbor = exchanges.find((exchange) => exchange.id > preferred) ?? exchanges.at(-1) ?? first;
  return { preferred, shown: neighbor.id };
}
