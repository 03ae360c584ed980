import type { Propstat } from '../../core/model/operation.ts';

/** The columns whose texts rows can be sorted by. */
export type SortColumn = 'name' | 'status' | 'message';

/** Order of the rows of a tree other than document order. Rows with equal texts keep document order. */
export type Order = 'failures-first' | SortColumn | `${SortColumn}-descending`;

/**
 * Sorts items: the operations of a response by their numbers, and its unanswered request items, numbered after them (`size + index`).
 * Items with equal ranks keep document order, which is the order of their numbers.
 */
export interface Ranks {
  /** Lower ranks come first: 0 to `count - 1`. */
  readonly of: (item: number) => number;
  readonly count: number;
  /** Sorts the propstats of an operation like `of`. Omitted if they keep document order. */
  readonly ofPropstat?: (propstat: Propstat) => number;
}

/** Returns the column of an order and its direction; null for orders that are not by the text of a column. */
export function columnOfOrder(
  order: Order | undefined,
): { readonly column: SortColumn; readonly isDescending: boolean } | null {
  switch (order) {
    case undefined:
    case 'failures-first':
      return null;
    case 'name':
    case 'name-descending':
      return { column: 'name', isDescending: order !== 'name' };
    case 'status':
    case 'status-descending':
      return { column: 'status', isDescending: order !== 'status' };
    case 'message':
    case 'message-descending':
      return { column: 'message', isDescending: order !== 'message' };
  }
}
