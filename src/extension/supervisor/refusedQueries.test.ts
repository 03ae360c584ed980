import { inEnglish } from '../../../testing/inEnglish.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capturedResponse } from '../../../testing/residentEngine.ts';
import {
  BODY,
  FakeWorker,
  createSupervisedEngine,
  failOnBody,
  type FailurePlan,
  waitTurns,
} from '../../../testing/supervisedEngine.ts';
import { isTaskRefused, refusalText } from '../../engine/api/engineTask.ts';
import { EMPTY_QUERY, type CapturedResponse, type ExportRequest, type Query } from '../../engine/api/engineApi.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  for (const worker of FakeWorker.all) worker.terminate();
  vi.useRealTimers();
});

/** Whether an error is a refusal whose text is shown to the user. */
function isStopped(error: unknown): boolean {
  return isTaskRefused(error) && inEnglish(refusalText(error)).includes('took too long');
}

describe('a request that crashes the engine', () => {
  const FILTER: Query = { ...EMPTY_QUERY, text: '/(a+)+$/' };

  async function openWithTwoResponses(plan: FailurePlan) {
    const on = createSupervisedEngine(plan);
    on.supervisor.panelShown();
    await on.supervisor.captureApi.add(capturedResponse(BODY));
    await on.supervisor.captureApi.add(capturedResponse(BODY));
    await waitTurns();
    return on;
  }
  const by =
    (kind: string, fate: 'hangs' | 'crashes'): FailurePlan =>
    (task) =>
      task.kind === kind ? fate : null;

  it('by its filter gets a reply without the filter from then on, and the problem is reported', async () => {
    const { panel, restarts, beats } = await openWithTwoResponses(by('filter', 'hangs'));
    const overview = panel.overview(FILTER);
    const queued = panel.rows(1, EMPTY_QUERY, 0, 10);
    await waitTurns();
    await beats(6);
    expect(restarts()).toBe(1);
    expect((await queued).total).toBe(2);
    expect(inEnglish(await overview)).toMatchObject({
      exchanges: [{}, {}],
      filterProblem: expect.stringMatching(/stopped/u),
    });
    expect((await panel.rows(1, FILTER, 0, 10)).total).toBe(2);
    await beats(12);
    expect(restarts()).toBe(1);
  });

  it('with an error is repeated once', async () => {
    let times = 0;
    const { panel, restarts } = await openWithTwoResponses((task) => {
      times += task.kind === 'filter' ? 1 : 0;
      return task.kind === 'filter' && times === 1 ? 'crashes' : null;
    });
    expect((await panel.overview({ ...EMPTY_QUERY, text: 'status:423' })).filterProblem).toBeNull();
    expect(restarts()).toBe(1);
  });

  it('with an error each time gets a reply without the filter', async () => {
    const { panel, restarts } = await openWithTwoResponses(by('filter', 'crashes'));
    expect(inEnglish((await panel.overview(FILTER)).filterProblem)).toMatch(/stopped/u);
    expect(restarts()).toBe(2);
  });

  const request: ExportRequest = { format: 'csv', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false };
  type SendRequest = (panel: Awaited<ReturnType<typeof openWithTwoResponses>>['panel']) => Promise<unknown>;
  const requests: readonly (readonly [string, SendRequest])[] = [
    ['by expanding', (panel) => panel.expandAll(1, true)],
    ['by an export', (panel) => panel.export(request)],
    ['by testing a rule', (panel) => panel.tryRule(1, { id: 'x', name: 'X', container: '/x' })],
  ];
  it.each(requests)(
    '%s is refused from then on with a message, and other requests are not affected',
    async (_, send) => {
      const { panel, restarts, beats } = await openWithTwoResponses(by('call', 'hangs'));
      const refused = expect(send(panel)).rejects.toSatisfy(isStopped);
      await waitTurns();
      await beats(6);
      await refused;
      await expect(send(panel)).rejects.toSatisfy(isStopped);
      expect(restarts()).toBe(1);
      expect((await panel.rows(1, EMPTY_QUERY, 0, 10)).total).toBe(2);
      expect((await panel.overview(EMPTY_QUERY)).exchanges.map(({ problem }) => problem)).toEqual([null, null]);
    },
  );

  it('by an earlier expansion does not set the response aside', async () => {
    let isFailing = false;
    const { panel, beats } = await openWithTwoResponses((task) => (isFailing && task.kind === 'call' ? 'hangs' : null));
    await panel.expandAll(1, true);
    isFailing = true;
    const rows = panel.rows(1, EMPTY_QUERY, 0, 10);
    await waitTurns();
    await beats(6);
    expect((await rows).total).toBe(2);
    await expect(panel.expandAll(1, true)).rejects.toSatisfy(isStopped);
    expect((await panel.exchange(1))?.problems).toEqual([]);
  });

  it('is repeated if another cause crashed the engine', async () => {
    const { panel, now } = await openWithTwoResponses(() => null);
    now().isSilent = true;
    const overview = panel.overview(EMPTY_QUERY);
    now().fail('crashed');
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
    const { supervisor, panel, restarts, beats } = createSupervisedEngine((task) =>
      task.kind === 'rules' && task.text === RULES ? 'hangs' : null,
    );
    await supervisor.captureApi.add(JSON_BODY);
    await waitTurns();
    const problems = panel.setRules(RULES);
    await waitTurns();
    await beats(6);
    expect(inEnglish(await problems)).toMatchObject([{ message: expect.stringContaining('They are off') }]);
    expect(await panel.rules()).toBe(RULES);
    expect(restarts()).toBe(1);
    expect(await panel.setRules(`${RULES}\n`)).toEqual([]);
    await waitTurns();
    expect((await panel.exchange(1))?.summary.failure).toBe(1);
  });

  it('with a new body are turned off, and the body is parsed without them', async () => {
    // The engine and the isolated worker with the rules fail; the isolated worker without them does not.
    const { supervisor, panel } = createSupervisedEngine(failOnBody(1, 2));
    await supervisor.captureApi.setRules(RULES);
    void supervisor.captureApi.add(JSON_BODY);
    await waitTurns(400);
    expect(inEnglish(await panel.exchange(1))).toMatchObject({ kind: 'JSON', summary: { total: 0 } });
    expect((await panel.exchange(1))?.problems.map(({ code }) => code)).toEqual(['no-sub-statuses']);
    expect(inEnglish(await panel.setRules(RULES))).toMatchObject([
      { message: expect.stringContaining('They are off') },
    ]);
  });
});
