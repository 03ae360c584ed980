import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import type { ListedRow } from '../../engine/api/listedRow.ts';

/** A response in the list. */
export type ListedExchange = ExchangeRow & Partial<ListedRow>;
