import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';

const FAILED: Query = { ...EMPTY_QUERY, chip: 'failed' };

const SUCCEEDED = exchangeOf(multistatus(response('/dav/a', 201), response('/dav/b', 204)), { method: 'DELETE' });
const LOCKED = exchangeOf(multistatus(response('/dav/a', 423), response('/dav/b', 204)), { method: 'DELETE' });
const PAGE = exchangeOf('<!doctype html><p>Bad gateway</p>', { method: 'POST', type: 'text/html' });
const TRUNCATED = exchangeOf(multistatus(response('/dav/a', 204)).replace('</D:multistatus>', '<D:resp'), {
  method: 'DELETE',
});
const UNKNOWN = exchangeOf('{"results":[{"id":"a","status":200},{"id":"b","status":"2O0"}]}', {
  method: 'POST',
  type: 'application/json',
});
const DEPENDENT = exchangeOf(multistatus(response('/dav/a', 424)), { method: 'DELETE' });
const EMPTY = exchangeOf(multistatus(), { method: 'PROPFIND' });

function overview(exchanges: readonly Exchange[], query: Query) {
  const engine = createEngine();
  const ids = exchanges.map((exchange) => engine.addExchange(exchange));
  const result = engine.overview(query);
  return { ...result, listed: result.exchanges.map(({ id }) => ids.indexOf(id)) };
}

describe('a response that may hide a failure', () => {
  it('is listed under the chip Failed, along with those that have a failed operation', () => {
    const { listed } = overview([SUCCEEDED, LOCKED, PAGE, TRUNCATED, UNKNOWN, DEPENDENT, EMPTY], FAILED);
    expect(listed).toEqual([1, 2, 3, 4, 5]);
  });

  it('is counted separately, because the chips and "shown" count operations', () => {
    const { chips, shown, possibleFailures } = overview(
      [SUCCEEDED, LOCKED, PAGE, TRUNCATED, UNKNOWN, DEPENDENT, EMPTY],
      FAILED,
    );
    expect([chips.failed, shown, possibleFailures]).toEqual([1, 1, 4]);
    expect(overview([SUCCEEDED, LOCKED, EMPTY], FAILED).possibleFailures).toBe(0);
  });

  it('has a total by kind that does not depend on the filter', () => {
    const exchanges = [SUCCEEDED, LOCKED, PAGE, PAGE, TRUNCATED, UNKNOWN, DEPENDENT, EMPTY];
    for (const query of [EMPTY_QUERY, FAILED, { ...EMPTY_QUERY, text: 'nothing-has-this-name' }])
      expect(overview(exchanges, query).totals).toMatchObject({ unreadable: 2, unknown: 2, failed: 1, exchanges: 8 });
  });

  it('is listed under Failed only if the text of the filter matches it', () => {
    const { listed, possibleFailures } = overview([LOCKED, TRUNCATED, UNKNOWN], { ...FAILED, text: '/dav/a' });
    expect([listed, possibleFailures]).toEqual([[0, 1], 1]);
  });

  it('is not shown by another chip', () => {
    expect(overview([SUCCEEDED, PAGE, TRUNCATED], { ...EMPTY_QUERY, chip: '5xx' }).listed).toEqual([]);
  });
});

describe('the row of a response', () => {
  it('has the number of request items without a result', () => {
    const { exchanges } = overview(
      [
        exchangeOf('{"results":[{"id":"a","status":200},{"id":"c","status":201}]}', {
          method: 'POST',
          type: 'application/json',
          request: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]}',
        }),
        SUCCEEDED,
      ],
      EMPTY_QUERY,
    );
    expect(exchanges.map(({ unanswered }) => unanswered)).toEqual([2, 0]);
  });
});
