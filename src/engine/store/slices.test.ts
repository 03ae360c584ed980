import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

const LONG = multistatus(
  ...Array.from({ length: 40_000 }, (_, index) => response(`/dav/files/${index}`, index % 10 === 0 ? 423 : 200)),
);

/** An engine that runs the next deferred work when `runNext` is called. */
function manualEngine() {
  const waiting: (() => void)[] = [];
  const engine = createEngine({ defer: (work) => waiting.push(work) });
  const runNext = (): boolean => {
    waiting.shift()?.();
    return waiting.length > 0;
  };
  return { engine, runNext };
}

describe('a long body', () => {
  it('has its first rows immediately, and finally the same rows as if parsed synchronously', () => {
    const { engine, runNext } = manualEngine();
    const exchange = exchangeOf(LONG, { method: 'DELETE' });
    const id = engine.addExchange(exchange);
    const first = engine.rows(id, EMPTY_QUERY, 0, 10);
    expect(first.rows).toHaveLength(10);
    expect(first.total).toBeLessThan(40_000);
    const share = engine.exchange(id)?.parsedShare;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);

    let seen = first.total;
    while (runNext()) {
      const { total, rows } = engine.rows(id, EMPTY_QUERY, 0, 10);
      expect(total).toBeGreaterThanOrEqual(seen);
      expect(rows).toHaveLength(10);
      seen = total;
    }

    const whole = createEngine();
    const wholeId = whole.addExchange(exchange);
    expect(engine.exchange(id)).toEqual({ ...whole.exchange(wholeId), id });
    expect(engine.exchange(id)?.parsedShare).toBeNull();
    expect(engine.rows(id, EMPTY_QUERY, 39_990, 40_000)).toEqual(whole.rows(wholeId, EMPTY_QUERY, 39_990, 40_000));
  });

  it('is not parsed further after Clear', () => {
    const { engine, runNext } = manualEngine();
    engine.addExchange(exchangeOf(LONG, { method: 'DELETE' }));
    engine.clear();
    expect(runNext()).toBe(false);
    expect(engine.overview(EMPTY_QUERY).totals.exchanges).toBe(0);
  });

  it('sends an event for each part, the last one when it is complete', () => {
    const { engine, runNext } = manualEngine();
    const shares: (number | null | undefined)[] = [];
    engine.subscribe(() => shares.push(engine.overview(EMPTY_QUERY).exchanges[0]?.parsedShare));
    engine.addExchange(exchangeOf(LONG, { method: 'DELETE' }));
    while (runNext());
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBeNull();
  });
});

describe('a short body', () => {
  it('is parsed synchronously', () => {
    const { engine, runNext } = manualEngine();
    const id = engine.addExchange(exchangeOf(multistatus(response('/a', 423)), { method: 'DELETE' }));
    expect(engine.exchange(id)?.parsedShare).toBeNull();
    expect(runNext()).toBe(false);
  });
});
