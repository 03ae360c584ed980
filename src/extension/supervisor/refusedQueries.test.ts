import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import {
  ALL,
  BODY,
  FakeWorker,
  createSupervisedEngine,
  failOnBody,
  type FailurePlan,
  waitTurns,
} from '../../../testing/supervisedEngine.ts';
import type { CapturedResponse, ExportRequest, Query } from '../../engine/api/engineApi.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

describe('a request that crashes the engine', () => {
  const FILTER: Query = { ...ALL, text: '/(a+)+$/' };

  async function asked(plan: FailurePlan) {
    const on = createSupervisedEngine(plan);
    on.guard.panelShown();
    await on.guard.captureApi.add(capturedResponse(BODY));
    await on.guard.captureApi.add(capturedResponse(BODY));
    await waitTurns();
    return on;
  }
  const by =
    (kind: string, fate: 'hangs' | 'dies'): FailurePlan =>
    (culprit) =>
      culprit.kind === kind ? fate : null;

  it('by its filter gets a reply without the filter from then on, and the filter is reported', async () => {
    const { panel, restarts, beats } = await asked(by('filter', 'hangs'));
    const overview = panel.overview(FILTER);
    const behind = panel.rows(1, ALL, 0, 10);
    await waitTurns();
    await beats(6);
    expect(restarts()).toBe(1);
    expect((await behind).total).toBe(2);
    expect(await overview).toMatchObject({ exchanges: [{}, {}], filterProblem: expect.stringMatching(/stopped/u) });
    expect((await panel.rows(1, FILTER, 0, 10)).total).toBe(2);
    await beats(12);
    expect(restarts()).toBe(1);
  });

  it('with an error is repeated once', async () => {
    let times = 0;
    const { panel, restarts } = await asked((culprit) => {
      times += culprit.kind === 'filter' ? 1 : 0;
      return culprit.kind === 'filter' && times === 1 ? 'dies' : null;
    });
    expect((await panel.overview({ ...ALL, text: 'status:423' })).filterProblem).toBeNull();
    expect(restarts()).toBe(1);
  });

  it('with an error each time gets a reply without the filter', async () => {
    const { panel, restarts } = await asked(by('filter', 'dies'));
    expect((await panel.overview(FILTER)).filterProblem).toMatch(/stopped/u);
    expect(restarts()).toBe(2);
  });

  const request: ExportRequest = { format: 'csv', scope: 'all', query: ALL, exchange: null, secrets: false };
  type Ask = (panel: Awaited<ReturnType<typeof asked>>['panel']) => Promise<unknown>;
  const asks: readonly (readonly [string, Ask])[] = [
    ['by expanding', (panel) => panel.expandAll(1, true)],
    ['by an export', (panel) => panel.export(request)],
    ['by a rule that is tried', (panel) => panel.tryRule(1, { id: 'x', name: 'X', container: '/x' })],
  ];
  it.each(asks)('%s is refused from then on with a message, and other requests are not affected', async (_, ask) => {
    const { panel, restarts, beats } = await asked(by('question', 'hangs'));
    const refused = expect(ask(panel)).rejects.toThrow('took too long');
    await waitTurns();
    await beats(6);
    await refused;
    await expect(ask(panel)).rejects.toThrow('took too long');
    expect(restarts()).toBe(1);
    expect((await panel.rows(1, ALL, 0, 10)).total).toBe(2);
    expect((await panel.overview(ALL)).exchanges.map(({ problem }) => problem)).toEqual([null, null]);
  });

  it('by an earlier expansion does not set the response aside', async () => {
    let isEvil = false;
    const { panel, beats } = await asked((culprit) => (isEvil && culprit.kind === 'question' ? 'hangs' : null));
    await panel.expandAll(1, true);
    isEvil = true;
    const drawn = panel.rows(1, ALL, 0, 10);
    await waitTurns();
    await beats(6);
    expect((await drawn).total).toBe(2);
    await expect(panel.expandAll(1, true)).rejects.toThrow('took too long');
    expect((await panel.exchange(1))?.problems).toEqual([]);
  });

  it('is repeated if something else crashed the engine', async () => {
    const { panel, now } = await asked(() => null);
    now().isSilent = true;
    const overview = panel.overview(ALL);
    now().fail('gone');
    expect((await overview).exchanges).toHaveLength(2);
  });
});

describe('rules that crash the engine', () => {
  const RULES = JSON.stringify({
    version: 1,
    rules: [{ id: 'r', name: 'R', container: '/results', status: '/outcome', states: { failure: ['bad'] } }],
  });
  const JSON_BODY: CapturedResponse = {
    entry: {
      request: { method: 'POST', url: 'http://a.test/x', headers: [] },
      response: { status: 207, headers: [], content: { mimeType: 'application/json' } },
    },
    content: { kind: 'content', text: '{"results":[{"outcome":"bad"}]}', encoding: null },
  };

  it('are turned off with a message, their text is kept, and other rules work', async () => {
    const { guard, panel, restarts, beats } = createSupervisedEngine((culprit) =>
      culprit.kind === 'rules' && culprit.text === RULES ? 'hangs' : null,
    );
    await guard.captureApi.add(JSON_BODY);
    await waitTurns();
    const problems = panel.setRules(RULES);
    await waitTurns();
    await beats(6);
    expect(await problems).toMatchObject([{ message: expect.stringContaining('They are off') }]);
    expect(await panel.rules()).toBe(RULES);
    expect(restarts()).toBe(1);
    expect(await panel.setRules(`${RULES}\n`)).toEqual([]);
    await waitTurns();
    expect((await panel.exchange(1))?.summary.failure).toBe(1);
  });

  it('with a new body are turned off, and the body is parsed without them', async () => {
    // The engine, and the worker that has the rules; not the one without them.
    const { guard, panel } = createSupervisedEngine(failOnBody(1, 2));
    await guard.captureApi.setRules(RULES);
    void guard.captureApi.add(JSON_BODY);
    await waitTurns(400);
    expect(await panel.exchange(1)).toMatchObject({ kind: 'JSON', summary: { total: 0 } });
    expect((await panel.exchange(1))?.problems.map(({ code }) => code)).toEqual(['no-sub-statuses']);
    expect(await panel.setRules(RULES)).toMatchObject([{ message: expect.stringContaining('They are off') }]);
  });
});
