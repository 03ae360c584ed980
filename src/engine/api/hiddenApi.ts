import type { ExchangeId } from './exchangeId.ts';
import type { Query } from './query.ts';
import type { RowKey } from './treeRow.ts';

/** The method for the rows of kind `hidden`. */
export interface HiddenApi {
  /** Shows what the query hides where the row is, until another query is shown. @returns the first row that it hid; null for another row */
  showHidden(id: ExchangeId, query: Query, row: RowKey): RowKey | null;
}
