import type { ExchangeId } from './exchangeId.ts';
import type { Query } from './query.ts';
import type { RowKey, SentProperty } from './treeRow.ts';

/** Several selected rows of a tree. There may be a million, so they are ranges. */
export interface SelectedRows {
  /** Row indexes `[from, to)` as a flat list `from, to, from, to, ...`, in ascending order and apart from each other. */
  readonly ranges: readonly number[];
  /** Number of selected rows that are visible. */
  readonly count: number;
}

/** A change of the selected rows. Rows are named by their keys, because the tree may have changed since the user saw it. */
export type SelectionChange =
  /** Selects the rows from one to another. */
  | { readonly kind: 'range'; readonly from: RowKey; readonly to: RowKey }
  /** Selects or deselects a row. The last selected row stays selected. */
  | { readonly kind: 'toggle'; readonly row: RowKey }
  /** Selects all visible rows. */
  | { readonly kind: 'all' };

/** A part of the text of the selected rows. */
export interface CopiedRows {
  /** The columns Status, Name and Message of each row, safe to display. */
  readonly cells: readonly (readonly [status: string, name: string, message: string])[];
  /** Properties whose readable value replaces the message: the index in `cells`, and the property. */
  readonly properties: readonly (readonly [index: number, property: SentProperty])[];
  /** Failed dependencies whose causes replace the message: the index in `cells`, the names of the first causes, and the number of all. */
  readonly causes: readonly (readonly [index: number, names: readonly string[], total: number])[];
  /** Number of selected rows in this part and before it. */
  readonly end: number;
  /** Number of all selected rows. */
  readonly total: number;
}

/** The methods for several selected rows of one response. The engine keeps the selection of the last one. */
export interface SelectionApi {
  /**
   * Changes the selection.
   *
   * @param base the rows that stay selected: those that are selected now (true), only this row, or none (null)
   * @returns null if a row of the change is not visible
   */
  selectRows(id: ExchangeId, query: Query, base: true | RowKey | null, change: SelectionChange): SelectedRows | null;
  /** Returns the selection after a change of the tree; null if it cannot be kept, or nothing of it is visible. */
  selectedRows(id: ExchangeId, query: Query): SelectedRows | null;
  /** Returns a part of the text of the selected rows in their visible order. @param from number of rows before it */
  copiedRows(id: ExchangeId, query: Query, from: number): CopiedRows | null;
}
