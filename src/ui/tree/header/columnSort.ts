import type { Order, SortColumn } from '../../../engine/tree/order.ts';

/** The orders that pressing the header of each column goes through, after document order. */
const ORDERS: Readonly<Record<SortColumn, readonly Order[]>> = {
  name: ['name', 'name-descending'],
  status: ['failures-first', 'status', 'status-descending'],
  message: ['message', 'message-descending'],
};

/** All orders. */
export const ALL_ORDERS: readonly (Order | undefined)[] = [
  undefined,
  'failures-first',
  ...ORDERS.name,
  'status',
  'status-descending',
  ...ORDERS.message,
];

/** Returns the order after a press of the header of a column; undefined for document order. */
export function nextOrder(column: SortColumn, order: Order | undefined): Order | undefined {
  const orders = ORDERS[column];
  return orders[order === undefined ? 0 : orders.indexOf(order) + 1];
}

/** The column whose header shows an order, and the value of its `aria-sort`. */
export function sortedColumn(order: Order | undefined): {
  readonly column: SortColumn | null;
  readonly direction: 'ascending' | 'descending' | 'other';
} {
  switch (order) {
    case undefined:
      return { column: null, direction: 'other' };
    case 'failures-first':
      return { column: 'status', direction: 'other' };
    case 'name':
    case 'status':
    case 'message':
      return { column: order, direction: 'ascending' };
    case 'name-descending':
      return { column: 'name', direction: 'descending' };
    case 'status-descending':
      return { column: 'status', direction: 'descending' };
    case 'message-descending':
      return { column: 'message', direction: 'descending' };
  }
}
