import { afterEach, describe, expect, it, vi } from 'vitest';
import { exchangeOf } from '../../../testing/exchange.ts';
import { isMultistatus, parseExchange } from './parseExchange.ts';

const BATCH = JSON.stringify({
  responses: [
    { id: '1', status: 404 },
    { id: '2', status: 200 },
  ],
});

afterEach(() => vi.restoreAllMocks());

describe('isMultistatus and parseExchange', () => {
  it('parse the body of a batch once', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const exchange = exchangeOf(BATCH, { status: 200, type: 'application/json' });
    expect(isMultistatus(exchange, true)).toBe(true);
    expect(parseExchange(exchange).summary).toMatchObject({ total: 2, failure: 1 });
    expect(parse.mock.calls.filter(([text]) => text === BATCH)).toHaveLength(1);
  });

  it('parse it again with other rules, and for a second report', () => {
    const parse = vi.spyOn(JSON, 'parse');
    const exchange = exchangeOf(BATCH, { status: 200, type: 'application/json' });
    isMultistatus(exchange, true);
    expect(parseExchange(exchange, []).summary.total).toBe(2);
    expect(parseExchange(exchange).summary.total).toBe(2);
    expect(parse.mock.calls.filter(([text]) => text === BATCH)).toHaveLength(3);
  });
});
