import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, propstats, response } from '../../../testing/exchange.ts';
import { textOf } from '../../../testing/export.ts';
import { capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type EngineEvent, type Query } from '../api/engineApi.ts';

const SMALL = multistatus(response('/dav/a', 423), response('/dav/b', 424), propstats('/dav/c', { 200: ['owner'] }));
const LONG = multistatus(
  ...Array.from({ length: 20_000 }, (_, index) => response(`/dav/files/${index}`, index % 10 === 0 ? 423 : 200)),
);

describe('an evicted exchange', () => {
  it('keeps its facts and is reloaded on demand, with the same results as in memory', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(SMALL, { request: '<r/>' }))) ?? -1;
    const other = (await engine.add(capturedResponse(LONG))) ?? -1;
    const whole = createEngine();
    whole.add(capturedResponse(SMALL, { request: '<r/>' }));
    whole.add(capturedResponse(LONG));
    await engine.rows(other, EMPTY_QUERY, 0, 10);
    await evictAll();
    expect(bodyVault.reads).toBe(0);
    expect(await engine.overview(EMPTY_QUERY)).toEqual(whole.overview(EMPTY_QUERY));
    expect(await engine.overview({ ...EMPTY_QUERY, chip: 'failed' })).toEqual(
      whole.overview({ ...EMPTY_QUERY, chip: 'failed' }),
    );
    expect(bodyVault.reads).toBe(0);
    expect(await engine.rows(id, EMPTY_QUERY, 0, 10)).toEqual(whole.rows(id, EMPTY_QUERY, 0, 10));
    expect(await engine.exchange(id)).toEqual(whole.exchange(id));
    expect(await engine.body(id)).toEqual(whole.body(id));
    expect(bodyVault.reads).toBe(1);
    await evictAll();
    expect(await engine.rows(other, EMPTY_QUERY, 19_990, 20_000)).toEqual(
      whole.rows(other, EMPTY_QUERY, 19_990, 20_000),
    );
    expect(bodyVault.reads).toBe(2);
  });

  it('keeps its expanded rows', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(SMALL))) ?? -1;
    const other = (await engine.add(capturedResponse(SMALL))) ?? -1;
    await engine.expand(id, 'o2', true, false);
    const before = await engine.rows(id, EMPTY_QUERY, 0, 20);
    await engine.rows(other, EMPTY_QUERY, 0, 20);
    await evictAll();
    expect(await engine.rows(id, EMPTY_QUERY, 0, 20)).toEqual(before);
    expect(bodyVault.reads).toBe(1);
  });

  it('is reloaded once for simultaneous calls, which run in their order', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(LONG))) ?? -1;
    await evictAll();
    const [, rows, index] = await Promise.all([
      engine.expand(id, 'o5', true, false),
      engine.rows(id, EMPTY_QUERY, 0, 10),
      engine.reveal(id, EMPTY_QUERY, 'o19999'),
    ]);
    expect(bodyVault.reads).toBe(1);
    expect([rows.rows.length, index]).toEqual([10, 19_999]);
  });

  it('is counted by each filter without its body', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    await engine.add(capturedResponse(SMALL));
    await engine.add(capturedResponse(LONG));
    await evictAll();
    const query: Query = { ...EMPTY_QUERY, text: 'files' };
    const whole = createEngine();
    whole.add(capturedResponse(SMALL));
    whole.add(capturedResponse(LONG));
    expect(await engine.overview(query)).toEqual(whole.overview(query));
    expect(await engine.overview({ ...query, chip: '4xx' })).toEqual(whole.overview({ ...query, chip: '4xx' }));
    expect(bodyVault.reads).toBe(0);
  });

  it('is exported', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const whole = createEngine();
    for (const text of [SMALL, LONG]) {
      whole.add(capturedResponse(text));
      await engine.add(capturedResponse(text));
    }
    await evictAll();
    const request = {
      format: 'json',
      scope: 'filtered',
      query: { ...EMPTY_QUERY, chip: 'failed' },
      exchanges: [],
      secrets: false,
    } as const;
    const file = await engine.export(request);
    expect(file?.fileName).toBe('multi-status-filtered.json');
    expect(withoutChecks(await file?.content.text())).toEqual(withoutChecks(textOf(whole.export(request))));
    expect(bodyVault.reads).toBe(2);
  });

  it('is loaded with others for an export, so that there are few messages to the body vault', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    for (let index = 0; index < 64; index += 1) await engine.add(capturedResponse(SMALL));
    await evictAll();
    const batches: number[] = [];
    bodyVault.getAll = (ids) => {
      batches.push(ids.length);
      return Promise.all(ids.map((id) => bodyVault.get(id)));
    };
    bodyVault.tasks.length = 0;
    await engine.export({ format: 'csv', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false });
    expect(batches).toEqual([16, 16, 16, 16]);
    // The body and the export of each response, and the end.
    expect(bodyVault.tasks).toHaveLength(64 * 2 + 1);
  });

  it('does not block calls during an export, which can be canceled', async () => {
    const { engine, evictAll } = createTestEngine();
    await engine.add(capturedResponse(LONG));
    await evictAll();
    const request = { format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false } as const;
    const written = engine.export(request);
    expect((await engine.overview(EMPTY_QUERY)).exchanges).toHaveLength(1);
    await engine.cancelExport();
    expect(await written).toBeNull();
    expect(await engine.export(request)).not.toBeNull();
  });

  it('reports that its body is lost', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(SMALL))) ?? -1;
    await evictAll();
    bodyVault.stored.clear();
    expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
    expect(await engine.exchange(id)).toMatchObject({
      missingBody: 'limit-exceeded',
      verdict: { outcome: 'mixed' },
      summary: { total: 3 },
    });
  });
});

describe('a body that the body vault rejects', () => {
  it('is not compressed again while newer content is being transferred', async () => {
    const bodyVault = new FakeBodyVault();
    let puts = 0;
    bodyVault.put = async () => {
      puts += 1;
      return 'outdated';
    };
    const { engine, evictAll } = createTestEngine(undefined, bodyVault);
    const id = (await engine.add(capturedResponse(SMALL))) ?? -1;
    for (let round = 0; round < 3; round += 1) await evictAll();
    expect(puts).toBe(1);
    await engine.update(id, capturedResponse(LONG));
    for (let round = 0; round < 3; round += 1) await evictAll();
    expect(puts).toBe(2);
    expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(20_000);
  });

  it('is removed from the list if it was cleared in the meantime', async () => {
    const bodyVault = new FakeBodyVault();
    bodyVault.put = async () => 'removed';
    const { engine, evictAll } = createTestEngine(undefined, bodyVault);
    const changes: EngineEvent[] = [];
    await engine.add(capturedResponse(SMALL));
    engine.subscribe((change) => changes.push(change));
    await evictAll();
    expect((await engine.overview(EMPTY_QUERY)).exchanges).toEqual([]);
    expect(changes).toEqual([{ added: null }]);
  });
});

describe('the current exchange', () => {
  it('stays in memory', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(SMALL))) ?? -1;
    await engine.rows(id, EMPTY_QUERY, 0, 10);
    await evictAll();
    await engine.rows(id, EMPTY_QUERY, 0, 10);
    expect(bodyVault.reads).toBe(0);
    expect(bodyVault.stored.has(id)).toBe(true);
  });

  it('is reported before its body is parsed, and null afterwards', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(LONG))) ?? -1;
    const body = { kind: 'body', id } as const;
    expect(bodyVault.tasks).toEqual([body]);
    await evictAll();
    // Each slice of indexing is reported too.
    expect(bodyVault.tasks.filter((task) => task !== null && task.kind !== 'body')).toEqual([]);
    expect(bodyVault.tasks.at(-1)).toBeNull();
    bodyVault.tasks.length = 0;
    await engine.body(id);
    // One pair for parsing the body again, one for the call.
    expect(bodyVault.tasks).toEqual([body, null, body, null]);
  });

  it('can be cleared while it is reloaded', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine();
    const id = (await engine.add(capturedResponse(LONG))) ?? -1;
    await evictAll();
    const get = bodyVault.get.bind(bodyVault);
    bodyVault.get = async (exchange) => {
      await engine.clear();
      return get(exchange);
    };
    expect(await engine.rows(id, EMPTY_QUERY, 0, 10)).toEqual({ total: 0, from: 0, rows: [] });
    expect((await engine.overview(EMPTY_QUERY)).totals.exchanges).toBe(0);
    expect(bodyVault.reads).toBe(1);
  });
});

describe('limits', () => {
  it('drop the oldest bodies, but never the current one', async () => {
    const { engine, bodyVault, evictAll } = createTestEngine({ responses: 100, bytes: SMALL.length * 2.5 });
    const changes: EngineEvent[] = [];
    const first = (await engine.add(capturedResponse(SMALL))) ?? -1;
    await engine.rows(first, EMPTY_QUERY, 0, 10);
    engine.subscribe((change) => changes.push(change));
    const second = (await engine.add(capturedResponse(SMALL))) ?? -1;
    const third = (await engine.add(capturedResponse(SMALL))) ?? -1;
    const { exchanges, dropped } = await engine.overview(EMPTY_QUERY);
    expect(exchanges.map(({ missingBody }) => missingBody)).toEqual([null, 'limit-exceeded', null]);
    expect(exchanges.map(({ summary }) => summary.failure)).toEqual([1, 1, 1]);
    expect(exchanges.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(dropped.total).toBe(0);
    const searched = await engine.overview({ ...EMPTY_QUERY, text: 'owner' });
    expect(searched.exchanges.map(({ id }) => id)).toEqual([first, third]);
    expect(inEnglish(searched.filterProblem)).toBe(
      '1 response cannot be searched, because its body was dropped to save memory.',
    );
    expect(inEnglish((await engine.body(second))?.problems[0]?.message)).toBe(
      'The body was dropped to save memory. Repeat the request.',
    );
    expect(bodyVault.stored.get(second)?.compressed).toBeNull();
    await evictAll();
    expect((await engine.rows(third, EMPTY_QUERY, 0, 10)).total).toBe(3);
  });

  it('do not drop a body before it is completely parsed, so that its counts are complete', async () => {
    const { engine, evictAll } = createTestEngine({ responses: 100, bytes: SMALL.length });
    await engine.add(capturedResponse(LONG));
    await engine.add(capturedResponse(SMALL));
    await evictAll();
    await engine.add(capturedResponse(SMALL));
    const { exchanges } = await engine.overview(EMPTY_QUERY);
    expect(exchanges[0]).toMatchObject({ missingBody: 'limit-exceeded', summary: { total: 20_000, failure: 2000 } });
  });

  it('drop the oldest responses and count them', async () => {
    const { engine, bodyVault, settle } = createTestEngine({ responses: 3, bytes: 1e9 });
    const ids: (number | null)[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await engine.add(capturedResponse(SMALL)));
    await settle();
    const { exchanges, dropped } = await engine.overview(EMPTY_QUERY);
    expect(exchanges.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(dropped).toEqual({ total: 2, failed: 2, unknown: 0 });
    expect([...bodyVault.stored.keys()]).toEqual(ids.slice(2));
    await engine.clear();
    expect((await engine.overview(EMPTY_QUERY)).dropped.total).toBe(0);
  });
});

describe('the event of a new response', () => {
  it('has its overview, its rows and its first failure if it is the only one', async () => {
    const { engine, settle } = createTestEngine();
    const events: EngineEvent[] = [];
    engine.subscribe((event) => events.push(event));
    const id = (await engine.add(capturedResponse(SMALL))) ?? -1;
    await settle();
    expect(events[0]).toEqual({
      added: id,
      first: {
        overview: await engine.overview(EMPTY_QUERY),
        detail: await engine.exchange(id),
        rows: await engine.rows(id, EMPTY_QUERY, 0, 100),
        failureIndex: 0,
        failureDetail: await engine.row(id, 'o0'),
      },
    });
    const second = await engine.add(capturedResponse(SMALL));
    expect(events.at(-1)).toEqual({ added: second });
  });
});

/** A JSON export without the checks, which an engine without a worker does not run. */
function withoutChecks(text = ''): unknown {
  const { responses, ...rest } = JSON.parse(text) as { readonly responses: readonly object[] };
  return { ...rest, responses: responses.map((one) => ({ ...one, checks: null })) };
}
