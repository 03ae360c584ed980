import { expect, it } from 'vitest';
import type { Order, SortColumn } from '../../../engine/tree/order.ts';
import { ALL_ORDERS, nextOrder, sortedColumn } from './columnSort.ts';

it.each<[SortColumn, readonly (Order | undefined)[]]>([
  ['name', ['name', 'name-descending', undefined]],
  ['status', ['failures-first', 'status', 'status-descending', undefined]],
  ['message', ['message', 'message-descending', undefined]],
])('presses of the header of %s go through its orders and end with document order', (column, expected) => {
  let order: Order | undefined;
  for (const next of expected) {
    order = nextOrder(column, order);
    expect(order).toBe(next);
  }
});

it('a press of another header starts with the first order of its column', () => {
  expect(nextOrder('name', 'status-descending')).toBe('name');
  expect(nextOrder('status', 'message')).toBe('failures-first');
});

it('each order but document order is shown in one header', () => {
  for (const order of ALL_ORDERS) expect(sortedColumn(order).column === null).toBe(order === undefined);
});
