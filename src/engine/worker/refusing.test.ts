import { refusalMessages } from '../messages.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { type EngineTask, isTaskRefused, callTask, refusalText } from '../api/engineTask.ts';
import { type Parser, PARSER } from '../store/parser.ts';
import { EMPTY_QUERY, type CapturedResponse, type ExportRequest, type Query } from '../api/engineApi.ts';

// The task that a hang is attributed to, and the tasks that an engine refuses to repeat.

const FILTERED: Query = { ...EMPTY_QUERY, text: 'path:a' };
const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 424));
const FILTER: EngineTask = { kind: 'filter', text: 'path:a', invert: false };
const EXPORT: ExportRequest = { format: 'json', scope: 'all', query: EMPTY_QUERY, exchanges: [], secrets: false };
const JSON_BODY: CapturedResponse = {
  entry: {
    request: { method: 'POST', url: 'http://a.test/x', headers: [] },
    response: { status: 207, headers: [], content: { mimeType: 'application/json' } },
  },
  content: { kind: 'content', text: '{"results":[{"outcome":"bad"}]}', encoding: null },
};
const RULE = { id: 'r', name: 'R', container: '/results', status: '/outcome', states: { failure: ['bad'] } };
const RULES = JSON.stringify({ version: 1, rules: [RULE] });

async function withBodies() {
  const bodyVault = new FakeBodyVault();
  const tested = createTestEngine(undefined, bodyVault);
  await tested.engine.add(capturedResponse(BODY));
  await tested.engine.add(capturedResponse(BODY));
  await tested.evictAll();
  /** The tasks reported during some work. */
  const reportedBy = async (work: () => Promise<unknown>): Promise<readonly (EngineTask | null)[]> => {
    bodyVault.tasks.length = 0;
    await work();
    await tested.settle();
    expect(bodyVault.tasks.at(-1)).toBeNull();
    return bodyVault.tasks.filter((task) => task !== null);
  };
  return { ...tested, reportedBy };
}

describe('the reported task', () => {
  const body = (id: number): EngineTask => ({ kind: 'body', id });

  it('is the body for calls that do not depend on user input', async () => {
    const { engine, reportedBy } = await withBodies();
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    expect(await reportedBy(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([body(1)]);
    expect(await reportedBy(() => engine.nextFailure(1, EMPTY_QUERY, -1, 1))).toEqual([body(1)]);
    expect(await reportedBy(() => engine.row(1, 'o1'))).toEqual([body(1)]);
  });

  it('is the filter while it is evaluated, and the body while it is reloaded', async () => {
    const { engine, reportedBy } = await withBodies();
    expect(await reportedBy(() => engine.overview(FILTERED))).toEqual([FILTER, FILTER]);
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    expect(await reportedBy(() => engine.rows(1, FILTERED, 0, 10))).toEqual([FILTER]);
    expect(await reportedBy(() => engine.nextFailure(1, FILTERED, -1, 1))).toEqual([FILTER]);
    expect(await reportedBy(() => engine.reveal(1, FILTERED, 'o0'))).toEqual([FILTER]);
  });

  it('is the expansion until its rows are created', async () => {
    const { engine, reportedBy } = await withBodies();
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    const expand = callTask('expandAll', 1, true);
    expect(await reportedBy(() => engine.expandAll(1, true))).toEqual([expand]);
    expect(await reportedBy(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([expand]);
    expect(await reportedBy(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([body(1)]);
  });

  it('is the export with the response being written', async () => {
    const { engine, reportedBy } = await withBodies();
    const of = (id: number): EngineTask => callTask('export', id, 'json', 'all', null);
    const tasks = await reportedBy(() => engine.export(EXPORT));
    expect(new Set(tasks.map((task) => JSON.stringify(task)))).toEqual(
      new Set([body(1), of(1), body(2), of(2)].map((task) => JSON.stringify(task))),
    );
  });

  it('is the rules, including while stored responses are reparsed', async () => {
    const { engine, reportedBy, evictAll } = await withBodies();
    await engine.add(JSON_BODY);
    await evictAll();
    const tasks = await reportedBy(async () => {
      await engine.setRules(RULES);
      await evictAll();
    });
    expect(new Set(tasks.map((task) => task?.kind))).toEqual(new Set(['rules']));
  });
});

describe('an engine with refused tasks', () => {
  async function refusing(...refused: readonly EngineTask[]) {
    const tested = createTestEngine();
    tested.engine.start(initialState({ refused, savedState: { rules: RULES, panelState: null, checksOff: [] } }));
    await tested.engine.add(capturedResponse(BODY));
    await tested.engine.add(JSON_BODY);
    await tested.settle();
    return tested;
  }

  it('ignores a refused filter and reports it; other filters work', async () => {
    const { engine } = await refusing(FILTER);
    const overview = await engine.overview(FILTERED);
    expect(overview.exchanges).toHaveLength(2);
    expect(inEnglish(overview.filterProblem)).toMatch(/stopped because it took too long/u);
    expect((await engine.rows(1, FILTERED, 0, 10)).total).toBe(2);
    const other = await engine.overview({ ...EMPTY_QUERY, text: 'status:424' });
    expect([other.exchanges.length, other.filterProblem]).toEqual([1, null]);
    await expect(engine.export({ ...EXPORT, scope: 'filtered', query: FILTERED })).rejects.toSatisfy(isTaskRefused);
  });

  it('refuses one expansion; others work', async () => {
    const { engine } = await refusing(callTask('expandAll', 1, true));
    await expect(engine.expandAll(1, true)).rejects.toSatisfy(isTaskRefused);
    await engine.expandAll(2, true);
    expect((await engine.rows(1, EMPTY_QUERY, 0, 10)).total).toBe(2);
  });

  it('refuses an export with the name of the response; others work', async () => {
    const { engine } = await refusing(callTask('export', 1, 'json', 'all', null));
    const error: unknown = await engine.export(EXPORT).catch((reason: unknown) => reason);
    expect(isTaskRefused(error) && refusalText(error)).toEqual(refusalMessages.export('PROPFIND /dav/'));
    expect(await engine.export({ ...EXPORT, format: 'csv' })).not.toBeNull();
    expect(await engine.export({ ...EXPORT, scope: 'selected', exchanges: [2] })).not.toBeNull();
  });

  it('refuses to test a rule', async () => {
    const rule = { ...RULE, name: 'other' };
    const { engine } = await refusing(callTask('tryRule', 2, rule));
    await expect(engine.tryRule(2, rule)).rejects.toSatisfy(isTaskRefused);
    expect((await engine.tryRule(2, RULE))?.summary?.failure).toBe(1);
  });

  it('keeps the text of refused rules without using them, and reports that until they change', async () => {
    const { engine, evictAll } = await refusing({ kind: 'rules', text: RULES });
    expect(await engine.rules()).toBe(RULES);
    expect(inEnglish(await engine.setRules(RULES))).toMatchObject([
      { message: expect.stringContaining('took too long') },
    ]);
    expect((await engine.exchange(2))?.summary.failure).toBe(0);
    expect(await engine.setRules(`${RULES} `)).toEqual([]);
    await evictAll();
    expect((await engine.exchange(2))?.summary.failure).toBe(1);
  });

  it('stops using rules when they are refused', async () => {
    const { engine, evictAll } = await refusing();
    expect((await engine.exchange(2))?.summary.failure).toBe(1);
    await engine.refuse({ kind: 'rules', text: RULES });
    await evictAll();
    expect((await engine.exchange(2))?.summary.failure).toBe(0);
    expect(await engine.setRules(RULES)).toHaveLength(1);
  });

  it('refuses nothing after Clear', async () => {
    const { engine } = await refusing(FILTER, callTask('expandAll', 1, true));
    await engine.clear();
    expect((await engine.overview(FILTERED)).filterProblem).toBeNull();
    await engine.expandAll(1, true);
  });
});

it('sets a response aside after the second error in a call about it', async () => {
  const parser: Parser = {
    ...PARSER,
    whole: (exchange, rules) => {
      const report = PARSER.whole(exchange, rules);
      const causes: typeof report.causes = (operation) => {
        if (exchange.body.text?.includes('defect')) throw new TypeError('it is undefined');
        return report.causes(operation);
      };
      return { ...report, causes };
    },
  };
  const { engine } = createTestEngine(undefined, undefined, parser);
  const id = (await engine.add(capturedResponse(BODY.replace('/dav/a', '/dav/defect')))) ?? -1;
  const other = (await engine.add(capturedResponse(BODY))) ?? -1;
  await expect(engine.rows(id, EMPTY_QUERY, 0, 10)).rejects.toThrow('it is undefined');
  expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
  expect(await engine.exchange(id)).toMatchObject({ summary: { total: 2 }, problems: [{ code: 'not-processed' }] });
  expect((await engine.rows(other, EMPTY_QUERY, 0, 10)).total).toBe(2);
});
