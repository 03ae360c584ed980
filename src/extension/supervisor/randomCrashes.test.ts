import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import {
  FakeWorker,
  type WorkerFailure,
  createSupervisedEngine,
  waitTurns,
} from '../../../testing/supervisedEngine.ts';
import type { EngineTask } from '../../engine/api/engineTask.ts';
import { NONE_DROPPED } from '../../engine/api/dropped.ts';
import { EMPTY_QUERY, type CapturedResponse, type ExchangeId } from '../../engine/api/engineApi.ts';
import type { Limits } from '../../engine/store/exchangeStore.ts';

// Workers crash and hang at random moments while responses are added, updated, cleared, filtered, expanded and exported.

/** Reproducible random numbers (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The expected result for a response. */
interface Expected {
  readonly text: string | null;
  readonly total: number;
  readonly failed: number;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

/** A random response; some are longer than one chunk of a transfer. */
function randomResponse(
  random: (below: number) => number,
  index: number,
): { readonly captured: CapturedResponse; readonly expected: Expected } {
  if (random(8) === 0)
    return {
      captured: { ...capturedResponse(''), content: { kind: 'missing', reason: 'body-unread' } },
      expected: { text: null, total: 0, failed: 0 },
    };
  const total = 1 + random(4);
  const failed = random(3) === 0 ? 1 + random(total) : 0;
  const padding = random(15) === 0 ? `<!-- ${'x'.repeat(1_100_000)} -->` : '';
  const operations = Array.from({ length: total }, (_, at) => response(`/dav/${index}/${at}`, at < failed ? 423 : 200));
  const text = multistatus(padding, ...operations);
  return { captured: capturedResponse(text), expected: { text, total, failed } };
}

async function runRandomActions(seed: number, limits?: Limits) {
  const random = randomFrom(seed);
  // On average, one in this many tasks makes its worker fail, regardless of its kind.
  let failureOdds = 3 + random(30);
  const crashes = new Map<ExchangeId, number>();
  const plan = (task: EngineTask): WorkerFailure => {
    if (random(failureOdds) > 0) return null;
    if (task.kind === 'body') crashes.set(task.id, (crashes.get(task.id) ?? 0) + 1);
    return random(3) === 0 ? 'hangs' : 'crashes';
  };
  const on = createSupervisedEngine(plan, limits);
  on.supervisor.panelShown();
  const expected = new Map<ExchangeId, Expected>();
  const pending: Promise<unknown>[] = [];
  let cleared = 0;
  let added = 0;
  /** Crashes that no task caused, but that may be attributed to the current task. */
  let unexplainedCrashes = 0;

  const actions: (() => void)[] = [
    () => {
      const { captured, expected: result } = randomResponse(random, pending.length);
      const epoch = cleared;
      added += 1;
      const add = async (): Promise<void> => {
        const id = await on.supervisor.captureApi.add(captured);
        if (id === null || epoch !== cleared) return;
        expect(expected.has(id), `${id} was assigned twice`).toBe(false);
        expected.set(id, result);
      };
      pending.push(add());
    },
    () => {
      const id = [...expected.keys()].at(random(Math.max(1, expected.size)));
      if (id === undefined) return;
      const { captured, expected: result } = randomResponse(random, 1000 + id);
      expected.set(id, result);
      pending.push(on.supervisor.captureApi.update(id, captured));
    },
    () => {
      const id = [...expected.keys()].at(random(Math.max(1, expected.size))) ?? 1;
      on.panel.rows(id, EMPTY_QUERY, 0, 10).catch(() => undefined);
      if (random(3) === 0) on.panel.expandAll(id, true).catch(() => undefined);
    },
    () =>
      void on.panel
        .overview({ ...EMPTY_QUERY, text: `status:${random(2) === 0 ? '423' : '200'}` })
        .catch(() => undefined),
    () => {
      const request = { format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false } as const;
      on.panel.export(request).catch(() => undefined);
    },
    () => on.now().tick(),
    () => {
      if (random(6) > 0) return;
      unexplainedCrashes += 1;
      on.now().fail('for no reason');
    },
    () => {
      if (random(15) > 0) return;
      cleared += 1;
      added = 0;
      expected.clear();
      pending.push(on.supervisor.captureApi.clear());
    },
  ];
  for (let step = 0; step < 60; step += 1) {
    // Adding a response is the most frequent action.
    const at = random(actions.length * 2);
    (actions[at] ?? actions[0])?.();
    await waitTurns(random(6));
    if (random(8) === 0) await on.beats(1);
  }
  // No more failures from here on; all hangs are detected.
  failureOdds = Number.MAX_SAFE_INTEGER;
  for (let round = 0; round < 40; round += 1) {
    await on.beats(1);
    for (const worker of FakeWorker.all) worker.tick();
  }
  await Promise.all(pending);
  const crashesOf = (id: ExchangeId): number => (crashes.get(id) ?? 0) + unexplainedCrashes;
  return { on, expected, added, crashesOf };
}

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);

it.each(SEEDS)('after crashes at any moment, each captured response is listed once (%i)', async (seed) => {
  const { on, expected, crashesOf } = await runRandomActions(seed);
  const { exchanges, dropped } = await on.panel.overview(EMPTY_QUERY);
  expect(exchanges.map(({ id }) => id)).toEqual([...expected.keys()].toSorted((a, b) => a - b));
  expect(dropped).toEqual(NONE_DROPPED);
  for (const { id, problem, summary } of exchanges) {
    const { text, total, failed } = expected.get(id) ?? { text: '', total: -1, failed: -1 };
    expect((await on.panel.body(id))?.text === text, `text of ${id}`).toBe(true);
    // A response that is set aside after two crashes still has its text.
    if (problem === 'not-processed') {
      expect(crashesOf(id), `crashes by ${id}`).toBeGreaterThan(1);
      continue;
    }
    expect([id, summary.total, summary.failure]).toEqual([id, total, failed]);
    if (text !== null) expect((await on.panel.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(total);
  }
});

it.each(SEEDS.slice(0, 15))(
  'after crashes at any moment, each response dropped because of a limit is counted once (%i)',
  async (seed) => {
    const { on, added } = await runRandomActions(seed, { responses: 6, bytes: 3_000_000 });
    const { exchanges, dropped } = await on.panel.overview(EMPTY_QUERY);
    const listed = new Set(exchanges.map(({ id }) => id));
    expect(exchanges).toHaveLength(listed.size);
    expect([listed.size, dropped.total]).toEqual([Math.min(6, added), Math.max(0, added - 6)]);
  },
);
