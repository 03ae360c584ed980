import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../../../testing/jsonSample.ts';
import { parseRequest } from '../request/requestLists.ts';
import type { Json } from '../syntax/value.ts';
import { requestItemFinder, ruleRequestList, requestLabels } from './requestCorrelation.ts';

const request = parseRequest(
  exchangeOf({ request: { items: [{ id: 'a' }, { id: 'b' }], more: { x: [{ id: 'c' }] } } }),
);

describe('a request list that several containers share', () => {
  it('is parsed, labeled and indexed once', () => {
    const correlation = { list: '/items', id: '/k', same: '/id' };
    const list = ruleRequestList(correlation.list, request, ['first']);
    expect(list?.items).toHaveLength(2);
    expect(ruleRequestList(correlation.list, request, ['second'])).toBe(list);
    if (!list) return;
    expect(requestItemFinder(correlation, list)).toBe(requestItemFinder(correlation, list));
    expect(requestLabels(list)).toBe(requestLabels(list));
    expect(requestItemFinder({ ...correlation, id: '/other' }, list)).not.toBe(requestItemFinder(correlation, list));
  });

  it('is found for all containers by one search if its place has stars', () => {
    const many = Array.from({ length: 300 }, (_, index) => [`k${index}`, { items: [{ id: `i${index}` }] }]);
    const { body = null, ...rest } = parseRequest(exchangeOf({ request: { batches: Object.fromEntries(many) } }));
    let visits = 0;
    const watched = new Proxy(body as object, {
      get: (target, name) => {
        visits += 1;
        return Reflect.get(target, name) as unknown;
      },
    }) as Json;
    const whole = { ...rest, body: watched };
    for (let index = 0; index < 300; index += 1) {
      const list = ruleRequestList('/**/{1}/items', whole, [`k${index}`]);
      expect(list?.items.map(({ value }) => value)).toEqual([{ id: `i${index}` }]);
      expect(ruleRequestList('/**/{1}/items', whole, [`k${index}`])).toBe(list);
    }
    // Each list is also looked up once by its own path.
    expect(visits).toBeLessThan(1000);
    expect(ruleRequestList('/*/{1}/nothing', whole, ['k1'])).toBeNull();
  });

  it('is not shared between different places', () => {
    expect(ruleRequestList('/more/{1}', request, ['x'])?.items).toHaveLength(1);
    expect(ruleRequestList('/more/{1}', request, ['y'])).toBeNull();
  });
});
