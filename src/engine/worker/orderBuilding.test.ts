import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';
import { createOrderBuilding } from './orderBuilding.ts';

const BY_NAME: Query = { ...EMPTY_QUERY, order: 'name' };

/** Builds the orders of an exchange; what is deferred runs in `next`. */
function orderBuilding() {
  const engine = createEngine();
  const body = multistatus(...Array.from({ length: 20_000 }, (_, at) => response(`/dav/${at % 7919}`, 200)));
  const id = engine.addExchange(exchangeOf(body, { method: 'COPY' }));
  const pending: (() => void)[] = [];
  const events: string[] = [];
  const build = createOrderBuilding({
    engine,
    defer: (work) => pending.push(work),
    taskReporter: {
      run: (_, work) => {
        events.push('slice');
        return work();
      },
    },
    runner: {
      run: async (loaded) => {
        events.push(`load ${loaded}`);
      },
    },
  });
  const next = async (): Promise<void> => {
    pending.shift()?.();
    await new Promise(setImmediate);
  };
  return { engine, id, build, next, pending, events };
}

describe('building the index of an order', () => {
  it('is done in slices, between which other calls run', async () => {
    const { engine, id, build, next, events } = orderBuilding();
    let isDone = false;
    const building = build(id, BY_NAME).then(() => (isDone = true));
    await next();
    expect([events, isDone]).toEqual([[`load ${id}`], false]);
    await next();
    expect([events, isDone]).toEqual([[`load ${id}`, 'slice'], false]);
    for (let call = 0; call < 10_000 && engine.store.get(id)?.view.orders.isReady('name') !== true; call += 1)
      await next();
    await building;
    expect(engine.rows(id, BY_NAME, 0, 3).rows.map(({ key }) => key)).toEqual(['o0', 'o7919', 'o15838']);
  });

  it('does nothing for document order and failures first, nor a second time in the other direction', async () => {
    const { engine, id, build, events } = orderBuilding();
    await build(id, EMPTY_QUERY);
    await build(id, { ...EMPTY_QUERY, order: 'failures-first' });
    expect(events).toEqual([]);
    engine.rows(id, BY_NAME, 0, 1);
    await build(id, { ...EMPTY_QUERY, order: 'name-descending' });
    expect(events).toEqual([`load ${id}`]);
  });

  it('ends when the exchange is removed', async () => {
    const { engine, id, build, next, events } = orderBuilding();
    const building = build(id, BY_NAME);
    await next();
    engine.remove(id);
    await next();
    await building;
    expect(events).toEqual([`load ${id}`]);
  });

  it('is not done while the body is being parsed', () => {
    const pending: (() => void)[] = [];
    const engine = createEngine({ defer: (work) => pending.push(work) });
    const body = multistatus(...Array.from({ length: 60_000 }, (_, at) => response(`/dav/${60_000 - at}`, 200)));
    const id = engine.addExchange(exchangeOf(body, { method: 'COPY' }));
    const first = (): string | undefined => engine.rows(id, BY_NAME, 0, 1).rows[0]?.key;
    expect(engine.exchange(id)?.parsedShare).not.toBeNull();
    expect(first()).toBe('o0');
    for (let work = pending.shift(); work; work = pending.shift()) work();
    expect(engine.exchange(id)?.parsedShare).toBeNull();
    expect(first()).toBe('o59999');
  });
});
