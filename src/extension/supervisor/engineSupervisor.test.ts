import { inEnglish } from '../../../testing/inEnglish.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import {
  BODY,
  FakeWorker,
  createSupervisedEngine,
  listedIds,
  failOnBody,
  listedRows,
  waitTurns,
} from '../../../testing/supervisedEngine.ts';
import { connect } from '../../engine/api/port.ts';
import type { LocalFile, ImportApi } from '../../engine/api/importApi.ts';
import { EMPTY_QUERY, type EngineEvent, type EngineApi } from '../../engine/api/engineApi.ts';

/** A file whose import never finishes. */
function endlessFile(name: string): LocalFile {
  const stream = new Blob([]).stream();
  return { name, size: 1, stream: () => stream, slice: () => ({ arrayBuffer: () => new Promise(() => undefined) }) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

describe('a body that crashes the engine once', () => {
  it.each(['hangs', 'crashes'] as const)('is processed in isolation, and then complete: it %s', async (fate) => {
    const { supervisor, panel, restarts, now, beats } = createSupervisedEngine(failOnBody(2, 1, fate));
    const added = [1, 2, 3].map(() => supervisor.captureApi.add(capturedResponse(BODY)));
    await waitTurns();
    if (fate === 'hangs') {
      await beats(5);
      expect(restarts()).toBe(0);
      await beats(1);
    }
    expect(restarts()).toBe(1);
    expect(await Promise.all(added)).toEqual([1, 2, 3]);
    await waitTurns();
    // The first worker and the isolated one are terminated; the second one runs.
    expect(FakeWorker.all.map(({ isTerminated }) => isTerminated).filter(Boolean)).toHaveLength(2);
    expect((await listedRows(now())).map(({ problem, summary }) => [problem, summary.total])).toEqual([
      [null, 2],
      [null, 2],
      [null, 2],
    ]);
    expect((await panel.rows(2, EMPTY_QUERY, 0, 10)).total).toBe(2);
  });

  it('does not delay other requests', async () => {
    const { supervisor, panel, now, beats } = createSupervisedEngine(failOnBody(2, 2, 'hangs'));
    for (let count = 0; count < 3; count += 1) void supervisor.captureApi.add(capturedResponse(BODY));
    await waitTurns();
    await beats(6);
    // The isolated worker hangs now.
    expect((await listedRows(now())).map(({ problem }) => problem)).toEqual([null, 'not-processed', null]);
    expect((await panel.rows(3, EMPTY_QUERY, 0, 10)).total).toBe(2);
    expect(inEnglish((await panel.exchange(2))?.problems[0]?.message)).toMatch(/is being processed again/u);
    expect(await panel.body(2)).toMatchObject({ text: BODY });
  });

  it('is not listed if it is not a multi-status response', async () => {
    const ordinary = capturedResponse('<html></html>');
    Object.assign((ordinary.entry as { response: object }).response, { status: 200 });
    const { supervisor, now } = createSupervisedEngine(failOnBody(2, 1));
    void supervisor.captureApi.add(capturedResponse(BODY));
    void supervisor.captureApi.add(ordinary);
    await waitTurns(200);
    expect(await listedIds(now())).toEqual([1]);
  });
});

describe('a body that crashes the engine twice', () => {
  it.each(['hangs', 'crashes'] as const)(
    'is set aside with its text, and other responses are processed: it %s',
    async (fate) => {
      const { supervisor, panel, restarts, now, beats } = createSupervisedEngine(failOnBody(2, 2, fate));
      for (let count = 0; count < 3; count += 1) void supervisor.captureApi.add(capturedResponse(BODY));
      await waitTurns();
      await beats(14);
      expect((await listedRows(now())).map(({ problem, summary }) => [problem, summary.total])).toEqual([
        [null, 2],
        ['not-processed', 0],
        [null, 2],
      ]);
      expect(inEnglish((await panel.exchange(2))?.problems[0]?.message)).toMatch(/could not be processed/u);
      expect(await panel.body(2)).toMatchObject({ text: BODY });
      expect(restarts()).toBe(1);
      // The next engine does not process it either.
      now().fail('crashed');
      await waitTurns();
      expect((await listedRows(now())).map(({ problem }) => problem)).toEqual([null, 'not-processed', null]);
      expect(await panel.body(2)).toMatchObject({ text: BODY });
    },
  );

  it('is processed again when a newer body replaces it', async () => {
    const { supervisor, panel } = createSupervisedEngine(failOnBody(1, 2));
    const id = (await supervisor.captureApi.add(capturedResponse(BODY))) ?? -1;
    await waitTurns(200);
    expect((await panel.exchange(id))?.problems).toMatchObject([{ code: 'not-processed' }]);
    await supervisor.captureApi.update(id, capturedResponse(BODY));
    expect(await panel.exchange(id)).toMatchObject({ problems: [], summary: { total: 2 } });
  });

  it('when its rows are requested keeps its verdict and counts', async () => {
    let isFailing = false;
    const { supervisor, panel, now } = createSupervisedEngine((task) =>
      isFailing && task.kind === 'body' ? 'crashes' : null,
    );
    const id = (await supervisor.captureApi.add(capturedResponse(BODY))) ?? -1;
    await waitTurns();
    isFailing = true;
    expect((await panel.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
    await waitTurns(200);
    isFailing = false;
    expect(await panel.exchange(id)).toMatchObject({ summary: { total: 2 }, problems: [{ code: 'not-processed' }] });
    expect(await panel.body(id)).toMatchObject({ text: BODY });
    expect(await listedIds(now())).toEqual([id]);
  });
});

it('if many bodies crash engines, each is listed with its text, and no other response is lost', async () => {
  const failing = new Set([2, 4, 5, 6, 8, 9, 10, 11, 12]);
  const { supervisor, panel, now } = createSupervisedEngine((task) =>
    task.kind === 'body' && failing.has(task.id) ? 'crashes' : null,
  );
  for (let id = 1; id <= 12; id += 1) void supervisor.captureApi.add(capturedResponse(BODY));
  await waitTurns(2000);
  const listed = await listedRows(now());
  expect(listed.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(listed.map(({ id, problem }) => failing.has(id) === (problem === 'not-processed'))).not.toContain(false);
  for (const id of [1, 3, 7]) expect((await panel.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(2);
});

it('after a hang, the next engine starts without the cleared responses', async () => {
  const { supervisor, now, beats } = createSupervisedEngine(failOnBody(2, 1, 'hangs'));
  await supervisor.captureApi.add(capturedResponse(BODY));
  const hanging = supervisor.captureApi.add(capturedResponse(BODY));
  await waitTurns();
  const cleared = supervisor.captureApi.clear();
  expect(await hanging).toBeNull();
  await beats(6);
  await cleared;
  expect(now().initialState).toMatchObject({ evicted: [], captured: [], refused: [] });
  expect(FakeWorker.all).toHaveLength(2);
});

describe('an engine that crashes', () => {
  it('is replaced immediately by one that starts with all stored exchanges, without parsing them', async () => {
    const { supervisor, now: currentWorker, restarts } = createSupervisedEngine();
    await supervisor.captureApi.setRules('{"version":1,"rules":[]}');
    await supervisor.captureApi.add(capturedResponse(BODY));
    await supervisor.captureApi.add({ ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } });
    await waitTurns();
    const before = await currentWorker().engine?.overview(EMPTY_QUERY);
    currentWorker().fail('out of memory');
    expect(restarts()).toBe(1);
    expect(currentWorker().initialState?.evicted.map(({ exchange }) => exchange.id)).toEqual([1, 2]);
    expect(currentWorker().initialState?.captured).toEqual([]);
    expect(currentWorker().initialState?.savedState?.rules).toBe('{"version":1,"rules":[]}');
    expect(await currentWorker().engine?.overview(EMPTY_QUERY)).toEqual(before);
  });

  it('is replaced by one with the stored imports, which reports the files that were lost', async () => {
    const { supervisor, panel, now: currentWorker } = createSupervisedEngine();
    // Not through the port: Node.js converts a File to a Blob.
    await currentWorker().engine?.importFiles([new File([BODY], 'saved.xml'), endlessFile('big.xml')], false);
    await waitTurns();
    currentWorker().fail('out of memory');
    expect((await panel.overview(EMPTY_QUERY)).exchanges).toMatchObject([{ file: 'saved.xml', summary: { total: 2 } }]);
    expect(await panel.imports()).toMatchObject([{ name: 'big.xml', failed: true }]);
    // Captured and imported exchanges share one sequence of ids.
    expect(await supervisor.captureApi.add(capturedResponse(BODY))).toBeGreaterThan(2);
  });

  it('is replaced by one that receives a body captured in the meantime', async () => {
    const { supervisor, now: currentWorker } = createSupervisedEngine();
    const id =
      (await supervisor.captureApi.add({
        ...capturedResponse(''),
        content: { kind: 'missing', reason: 'body-unread' },
      })) ?? -1;
    await waitTurns();
    currentWorker().isSilent = true;
    const update = supervisor.captureApi.update(id, capturedResponse(BODY));
    await waitTurns();
    currentWorker().fail('crashed');
    await update;
    expect((await currentWorker().engine?.exchange(id))?.summary.total).toBe(2);
  });

  it('repeatedly without a known task is restarted with increasing delays, which is reported', async () => {
    const { supervisor, panel, trouble, now: currentWorker, restarts } = createSupervisedEngine();
    await supervisor.captureApi.add(capturedResponse(BODY));
    await waitTurns();
    const pauses: number[] = [];
    for (let crash = 0; crash < 12; crash += 1) {
      const [at, before] = [Date.now(), restarts()];
      currentWorker().fail('no memory');
      while (restarts() === before) vi.advanceTimersByTime(100);
      pauses.push(Date.now() - at);
    }
    expect(pauses.slice(0, 5)).toEqual([0, 0, 500, 1000, 2000]);
    expect(Math.max(...pauses)).toBe(30_000);
    expect(trouble).toEqual(['no memory']);
    // No response is lost, and a panel that was opened in the meantime gets a reply.
    currentWorker().fail('no memory');
    const added = supervisor.captureApi.add(capturedResponse(BODY));
    const other = connect<EngineApi & ImportApi, EngineEvent>(supervisor.openPort());
    vi.advanceTimersByTime(30_000);
    expect(await added).toBe(2);
    expect((await panel.overview(EMPTY_QUERY)).exchanges.map(({ summary }) => summary.total)).toEqual([2, 2]);
    expect((await other.remote.overview(EMPTY_QUERY)).exchanges).toHaveLength(2);
  });

  it('occasionally is restarted immediately', () => {
    const { now: currentWorker, restarts } = createSupervisedEngine();
    for (let crash = 0; crash < 10; crash += 1) {
      currentWorker().fail('once more');
      expect(restarts()).toBe(crash + 1);
      vi.advanceTimersByTime(60_001);
    }
  });
});

it('a long body is complete, even if the engine crashes between its beginning and the rest', async () => {
  const long = multistatus(...Array.from({ length: 20_000 }, (_, index) => response(`/dav/${index}`, 200)));
  const { supervisor, now: currentWorker } = createSupervisedEngine();
  const added = supervisor.captureApi.add(capturedResponse(long));
  while (!(await currentWorker().engine?.exchange(1))) await new Promise((resolve) => setImmediate(resolve));
  expect(await currentWorker().engine?.exchange(1)).toMatchObject({ parsedShare: 0 });
  currentWorker().fail('crashed');
  expect(await added).toBe(1);
  await waitTurns(400);
  expect(await currentWorker().engine?.exchange(1)).toMatchObject({ parsedShare: null, summary: { total: 20_000 } });
});

describe('a long task that responds to pings', () => {
  it('does not restart the worker', async () => {
    const { supervisor, restarts, beats } = createSupervisedEngine();
    supervisor.panelShown();
    await supervisor.captureApi.add(capturedResponse(BODY));
    await beats(20);
    expect(restarts()).toBe(0);
  });

  it('has a timeout that grows with the body', async () => {
    const { supervisor, restarts, beats } = createSupervisedEngine(failOnBody(1, 1, 'hangs'));
    void supervisor.captureApi.add(capturedResponse(BODY + ' '.repeat(4_000_000)));
    await waitTurns();
    await beats(8);
    expect(restarts()).toBe(0);
    await beats(3);
    expect(restarts()).toBe(1);
  });
});

describe('an exchange that the engine drops because of a limit', () => {
  it('is reported by its id, once', async () => {
    const { supervisor, dropped, now } = createSupervisedEngine(() => null, { responses: 3, bytes: 1e9 });
    await Promise.all([1, 2, 3].map(() => supervisor.captureApi.add(capturedResponse(BODY))));
    const later = [
      await supervisor.captureApi.add(capturedResponse(BODY)),
      await supervisor.captureApi.add(capturedResponse(BODY)),
    ];
    await waitTurns();
    expect(dropped).toHaveLength(2);
    expect(await listedIds(now())).toEqual(expect.arrayContaining(later));
    expect(await listedIds(now())).not.toEqual(expect.arrayContaining(dropped.slice(0, 1)));
  });
});

it('the engines of two windows do not share responses', async () => {
  const [one, other] = [createSupervisedEngine(), createSupervisedEngine()];
  await one.supervisor.captureApi.add(capturedResponse(BODY));
  expect((await other.panel.overview(EMPTY_QUERY)).exchanges).toEqual([]);
});
