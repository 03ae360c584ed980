import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../sample.ts';
import { requestOf } from '../request.ts';
import { finderOf, requestedList, requestLabels } from './tie.ts';

const request = requestOf(exchangeOf({ request: { items: [{ id: 'a' }, { id: 'b' }], more: { x: [{ id: 'c' }] } } }));

describe('a list of the request that many containers of a response share', () => {
  it('is read, named and indexed once for all of them', () => {
    const tie = { list: '/items', id: '/k', same: '/id' };
    const list = requestedList(tie.list, request, ['first']);
    expect(list?.items).toHaveLength(2);
    expect(requestedList(tie.list, request, ['second'])).toBe(list);
    if (!list) return;
    expect(finderOf(tie, list)).toBe(finderOf(tie, list));
    expect(requestLabels(list)).toBe(requestLabels(list));
    expect(finderOf({ ...tie, id: '/other' }, list)).not.toBe(finderOf(tie, list));
  });

  it('is another one where the place names another', () => {
    expect(requestedList('/more/{1}', request, ['x'])?.items).toHaveLength(1);
    expect(requestedList('/more/{1}', request, ['y'])).toBeNull();
  });
});
