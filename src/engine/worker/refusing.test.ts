import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import { initialState, capturedResponse, FakeBodyVault, createTestEngine } from '../../../testing/residentEngine.ts';
import { type EngineTask, isTaskRefused, requestTask } from '../api/engineTask.ts';
import { type Parser, PARSER } from '../store/parser.ts';
import { EMPTY_QUERY, type CapturedResponse, type ExportRequest, type Query } from '../api/engineApi.ts';

// What the side that watches the worker is told to blame, and what an engine does not do again.

const FILTERED: Query = { ...EMPTY_QUERY, text: 'path:a' };
const BODY = multistatus(response('/dav/a', 423), response('/dav/b', 424));
const FILTER: EngineTask = { kind: 'filter', text: 'path:a', invert: false };
const EXPORT: ExportRequest = { format: 'json', scope: 'all', query: EMPTY_QUERY, exchange: null, secrets: false };
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
  // What is blamed for whatever is done, without repetitions.
  const blamed = async (work: () => Promise<unknown>): Promise<readonly (EngineTask | null)[]> => {
    bodyVault.tasks.length = 0;
    await work();
    await tested.settle();
    expect(bodyVault.tasks.at(-1)).toBeNull();
    return bodyVault.tasks.filter((culprit) => culprit !== null);
  };
  return { ...tested, blamed };
}

describe('to blame is', () => {
  const body = (id: number): EngineTask => ({ kind: 'body', id });

  it('a response for the questions that every panel asks about it', async () => {
    const { engine, blamed } = await withBodies();
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    expect(await blamed(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([body(1)]);
    expect(await blamed(() => engine.nextFailure(1, EMPTY_QUERY, -1, 1))).toEqual([body(1)]);
    expect(await blamed(() => engine.row(1, 'o1'))).toEqual([body(1)]);
  });

  it('a filter wherever it is evaluated, but not for the parsing of what was evicted', async () => {
    const { engine, blamed } = await withBodies();
    expect(await blamed(() => engine.overview(FILTERED))).toEqual([body(1), FILTER, body(2), FILTER]);
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    expect(await blamed(() => engine.rows(1, FILTERED, 0, 10))).toEqual([FILTER]);
    expect(await blamed(() => engine.nextFailure(1, FILTERED, -1, 1))).toEqual([FILTER]);
    expect(await blamed(() => engine.reveal(1, FILTERED, 'o0'))).toEqual([FILTER]);
  });

  it('what was expanded, until its rows are made', async () => {
    const { engine, blamed } = await withBodies();
    await engine.rows(1, EMPTY_QUERY, 0, 10);
    const expand = requestTask('expandAll', 1, true);
    expect(await blamed(() => engine.expandAll(1, true))).toEqual([expand]);
    expect(await blamed(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([expand]);
    expect(await blamed(() => engine.rows(1, EMPTY_QUERY, 0, 10))).toEqual([body(1)]);
  });

  it('an export, with the response that is written', async () => {
    const { engine, blamed } = await withBodies();
    const of = (id: number): EngineTask => requestTask('export', id, 'json', 'all', null);
    const culprits = await blamed(() => engine.export(EXPORT));
    expect(new Set(culprits.map((culprit) => JSON.stringify(culprit)))).toEqual(
      new Set([body(1), of(1), body(2), of(2)].map((culprit) => JSON.stringify(culprit))),
    );
  });

  it('the rules, also for what they make of responses that were parsed before', async () => {
    const { engine, blamed, evictAll } = await withBodies();
    await engine.add(JSON_BODY);
    await evictAll();
    const culprits = await blamed(async () => {
      await engine.setRules(RULES);
      await evictAll();
    });
    expect(new Set(culprits.map((culprit) => culprit?.kind))).toEqual(new Set(['rules']));
  });
});

describe('an engine that was told what hung the one before', () => {
  async function refusing(...refused: readonly EngineTask[]) {
    const tested = createTestEngine();
    tested.engine.start(initialState({ refused, savedState: { rules: RULES, panelState: null } }));
    await tested.engine.add(capturedResponse(BODY));
    await tested.engine.add(JSON_BODY);
    await tested.settle();
    return tested;
  }

  it('shows everything in place of a filter, and says so; other filters work', async () => {
    const { engine } = await refusing(FILTER);
    const overview = await engine.overview(FILTERED);
    expect(overview.exchanges).toHaveLength(2);
    expect(inEnglish(overview.filterProblem)).toMatch(/stopped because it took too long/u);
    expect((await engine.rows(1, FILTERED, 0, 10)).total).toBe(2);
    const other = await engine.overview({ ...EMPTY_QUERY, text: 'status:424' });
    expect([other.exchanges.length, other.filterProblem]).toEqual([1, null]);
    await expect(engine.export({ ...EXPORT, scope: 'filtered', query: FILTERED })).rejects.toSatisfy(isTaskRefused);
  });

  it('does not expand what hung it; others can be expanded', async () => {
    const { engine } = await refusing(requestTask('expandAll', 1, true));
    await expect(engine.expandAll(1, true)).rejects.toSatisfy(isTaskRefused);
    await engine.expandAll(2, true);
    expect((await engine.rows(1, EMPTY_QUERY, 0, 10)).total).toBe(2);
  });

  it('does not export what hung it, and names it; others can be exported', async () => {
    const { engine } = await refusing(requestTask('export', 1, 'json', 'all', null));
    await expect(engine.export(EXPORT)).rejects.toThrow('writing PROPFIND /dav/ took too long');
    expect(await engine.export({ ...EXPORT, format: 'csv' })).not.toBeNull();
    expect(await engine.export({ ...EXPORT, scope: 'selected', exchange: 2 })).not.toBeNull();
  });

  it('does not try a rule that hung it', async () => {
    const rule = { ...RULE, name: 'other' };
    const { engine } = await refusing(requestTask('tryRule', 2, rule));
    await expect(engine.tryRule(2, rule)).rejects.toSatisfy(isTaskRefused);
    expect((await engine.tryRule(2, RULE))?.summary?.failure).toBe(1);
  });

  it('keeps the text of rules, uses none, and says so until they are changed', async () => {
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

  it('uses none as soon as it is told', async () => {
    const { engine, evictAll } = await refusing();
    expect((await engine.exchange(2))?.summary.failure).toBe(1);
    await engine.refuse({ kind: 'rules', text: RULES });
    await evictAll();
    expect((await engine.exchange(2))?.summary.failure).toBe(0);
    expect(await engine.setRules(RULES)).toHaveLength(1);
  });

  it('tries everything again after Clear', async () => {
    const { engine } = await refusing(FILTER, requestTask('expandAll', 1, true));
    await engine.clear();
    expect((await engine.overview(FILTERED)).filterProblem).toBeNull();
    await engine.expandAll(1, true);
  });
});

it('a response about which questions throw is set aside the second time', async () => {
  const parser: Parser = {
    ...PARSER,
    whole: (exchange, rules) => {
      const report = PARSER.whole(exchange, rules);
      const causes: typeof report.causes = (operation) => {
        if (exchange.body.text?.includes('mistake')) throw new TypeError('it is undefined');
        return report.causes(operation);
      };
      return { ...report, causes };
    },
  };
  const { engine } = createTestEngine(undefined, undefined, parser);
  const id = (await engine.add(capturedResponse(BODY.replace('/dav/a', '/dav/mistake')))) ?? -1;
  const other = (await engine.add(capturedResponse(BODY))) ?? -1;
  await expect(engine.rows(id, EMPTY_QUERY, 0, 10)).rejects.toThrow('it is undefined');
  expect((await engine.rows(id, EMPTY_QUERY, 0, 10)).total).toBe(0);
  expect(await engine.exchange(id)).toMatchObject({ summary: { total: 2 }, problems: [{ code: 'not-processed' }] });
  expect((await engine.rows(other, EMPTY_QUERY, 0, 10)).total).toBe(2);
});
