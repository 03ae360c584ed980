import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { EMPTY_QUERY, type EngineEvent, type Query } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';
import { createRowBuilding } from './rowBuilding.ts';

const BY_FOLDER: Query = { ...EMPTY_QUERY, view: 'folder' };

/** Building takes as many milliseconds as `duration`; each deferred task takes one. */
function rowBuilding(duration: number) {
  const engine = createEngine();
  const body = multistatus(...Array.from({ length: 1000 }, (_, at) => response(`/dav/${at % 7}/${at}`, 200)));
  const id = engine.addExchange(exchangeOf(body, { method: 'COPY' }));
  const events: EngineEvent[] = [];
  engine.subscribe((event) => events.push(event));
  const clock = { time: 0 };
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      clock.time += 1;
      setImmediate(resolve);
    });
  const rows = createRowBuilding({
    engine,
    defer: (work) => void next().then(work),
    now: () => clock.time,
    buildOrder: async (built, query) => {
      while (clock.time < duration) await next();
      engine.store.get(built)?.view.advance(query, () => false);
    },
  });
  return { engine, id, rows, events, next };
}

describe('requesting the rows of a view whose index is not complete', () => {
  it('waits for a short time', async () => {
    const { id, rows, events } = rowBuilding(20);
    expect(await rows(id, BY_FOLDER)).toBeNull();
    expect(events).toEqual([]);
  });

  it('returns a row that says so after that time, and an event follows when it is complete', async () => {
    const { engine, id, rows, events, next } = rowBuilding(400);
    const [one, other] = await Promise.all([rows(id, BY_FOLDER), rows(id, BY_FOLDER)]);
    expect(one?.rows.map(({ kind }) => kind)).toEqual(['building']);
    expect(other?.total).toBe(1);
    expect(events).toEqual([]);
    while (engine.store.get(id)?.view.isReady(BY_FOLDER) !== true) await next();
    await next();
    expect(events).toEqual([{ changed: id }]);
    expect(await rows(id, BY_FOLDER)).toBeNull();
  });

  it('waits for nothing in the view as sent', async () => {
    const { id, rows } = rowBuilding(400);
    expect(await rows(id, EMPTY_QUERY)).toBeNull();
  });
});
