import { describe, expect, it } from 'vitest';
import { csvTable } from '../../../testing/csv.ts';
import { multistatus, response } from '../../../testing/exchange.ts';
import { EXPORT_ALL } from '../../../testing/export.ts';
import { capturedResponse, createTestEngine, FakeBodyVault, type TestEngine } from '../../../testing/residentEngine.ts';
import { type CapturedResponse, EMPTY_QUERY, type ExportRequest } from '../api/engineApi.ts';
import { PARSER } from '../store/parser.ts';

const FAILING = multistatus(...[423, 200, 423, 424, 200].map((status, index) => response(`/r${index}`, status)));
const GOOD = multistatus(response('/good', 200), response('/better', 201));
const LONG = multistatus(...Array.from({ length: 5000 }, (_, index) => response(`/${index}`, index % 10 ? 200 : 423)));
const BATCH = '{"results":[{"id":"a","status":200},{"id":"c","status":409,"message":"taken"}]}';
const DROPPED = 'the body was dropped to save memory';
const REMOVED = 'the response was removed from the list while the file was written';

interface Exported {
  readonly exported: {
    readonly responses: number;
    readonly leftOut: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  };
  readonly responses: readonly {
    readonly id: string;
    readonly request: { readonly body: string | null };
    readonly response: { readonly body: string | null };
    readonly verdict: { readonly outcome: string };
    readonly summary: Readonly<Record<string, unknown>>;
    readonly operations: readonly unknown[];
    readonly unanswered: readonly unknown[];
    readonly problems: readonly { readonly code: string; readonly message: string }[];
    readonly incomplete: Readonly<Record<string, unknown>> | null;
  }[];
}

async function textOf({ engine }: TestEngine, request: Partial<ExportRequest>): Promise<string> {
  const file = await engine.export({ ...EXPORT_ALL, ...request });
  return (await file?.content.text()) ?? '';
}

async function jsonOf(test: TestEngine, request: Partial<ExportRequest> = {}): Promise<Exported> {
  return JSON.parse(await textOf(test, request)) as Exported;
}

/** Two of four request items have no result. */
function capturedBatch(): CapturedResponse {
  return capturedResponse(BATCH, { request: '{"items":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]}' });
}

/** An engine with 20 failing responses; the bodies of the first ones are dropped. */
async function withDroppedBodies(): Promise<TestEngine> {
  const test = createTestEngine({ responses: 100, bytes: FAILING.length * 10 });
  for (let index = 0; index < 20; index += 1)
    await test.engine.add(capturedResponse(FAILING, { request: '<propfind/>' }));
  return test;
}

describe('a response whose body was dropped', () => {
  const query = { ...EMPTY_QUERY, text: 'r2' };
  it.each([
    ['all', EMPTY_QUERY, 5],
    ['failed', EMPTY_QUERY, 3],
    ['filtered', { ...EMPTY_QUERY, chip: 'failed' }, 2],
    ['filtered', query, null],
    ['filtered', { ...query, chip: '4xx' }, null],
  ] as const)(
    'is in the export of %s with its verdict, its counts and the reason: %o',
    async (scope, filter, missing) => {
      const test = await withDroppedBodies();
      const { exported, responses } = await jsonOf(test, { scope, query: filter });
      expect(responses.map(({ id }) => Number(id))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      const incomplete = responses.filter((one) => one.incomplete !== null);
      expect(incomplete.length).toBeGreaterThan(5);
      for (const one of incomplete)
        expect(one).toMatchObject({
          request: { body: null },
          response: { body: null },
          verdict: { outcome: 'mixed' },
          summary: { total: 5, failure: 2, dependent: 1, byStatus: { 200: 2, 423: 2, 424: 1 } },
          operations: [],
          problems: [{ code: 'limit-exceeded' }],
          incomplete: { why: DROPPED, operations: missing, requestBody: true },
        });
      const count = (what: string): unknown =>
        exported.leftOut.find((left) => left.what === what && left.why === DROPPED)?.count;
      expect(count('operations')).toBe(incomplete.length * (missing ?? 5));
      expect(count('bodies')).toBe(incomplete.length);
      const complete = responses.length - incomplete.length;
      const shown = responses.reduce((sum, { operations }) => sum + operations.length, 0);
      const byFilter = exported.leftOut.find(({ what, why }) => what === 'operations' && why !== DROPPED)?.count ?? 0;
      expect(byFilter).toBe(complete * 5 - shown + incomplete.length * (5 - (missing ?? 5)));
    },
  );

  it.each(['all', 'failed'] as const)('has a line in the CSV of %s with its statuses and the reason', async (scope) => {
    const lines = csvTable(await textOf(await withDroppedBodies(), { format: 'csv', scope }));
    expect(new Set(lines.map(({ exchange }) => exchange)).size).toBe(20);
    expect(lines[0]).toMatchObject({
      exchange: '1',
      outcome: 'mixed',
      status: '200 423 424',
      note: 'results not listed',
      message: expect.stringContaining(DROPPED) as string,
    });
  });

  it('is left out if the filter excludes it as a whole', async () => {
    const test = await withDroppedBodies();
    const { exported } = await jsonOf(test, { scope: 'filtered', query: { ...EMPTY_QUERY, text: 'method:DELETE' } });
    expect(exported.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['responses', 20],
      ['operations', 100],
    ]);
  });

  it.each([
    ['all', EMPTY_QUERY],
    ['failed', EMPTY_QUERY],
    ['filtered', { ...EMPTY_QUERY, chip: '4xx' }],
    ['filtered', { ...EMPTY_QUERY, text: 'is:unanswered' }],
    ['filtered', { ...EMPTY_QUERY, text: 'taken', chip: '4xx' }],
    ['filtered', { ...EMPTY_QUERY, text: 'method:GET' }],
  ] as const)('counts all request items without a result in the export of %s: %o', async (scope, filter) => {
    const test = createTestEngine({ responses: 100, bytes: BATCH.length * 10 });
    for (let index = 0; index < 20; index += 1) await test.engine.add(capturedBatch());
    const { exported, responses } = await jsonOf(test, { scope, query: filter });
    const leftOut = exported.leftOut.filter(({ what }) => what === 'unanswered');
    const listed = responses.reduce((sum, { unanswered }) => sum + unanswered.length, 0);
    expect(listed + leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(40);
  });

  it('copies its request as cURL with a comment that the body is missing', async () => {
    const { engine } = await withDroppedBodies();
    expect(await engine.curl(1)).toContain('# The request had a body, which was dropped to save memory');
    expect(await engine.curl(20)).toContain('--data-raw');
  });
});

describe('a body that cannot be loaded', () => {
  const error = new Error('lost with token=abcdefghijklmnop12345678 \u202e');
  /** An engine with 20 evicted responses, and a body vault that rejects some requests. */
  async function withRejected(isRejected: (id: number) => boolean, together: boolean): Promise<TestEngine> {
    const bodyVault = new FakeBodyVault();
    const test = createTestEngine(undefined, bodyVault);
    for (let index = 0; index < 20; index += 1) await test.engine.add(capturedResponse(FAILING));
    await test.evictAll();
    const get = bodyVault.get.bind(bodyVault);
    bodyVault.get = (id) => (isRejected(id) ? Promise.reject(error) : get(id));
    bodyVault.getAll = (ids) =>
      together && ids.length > 1 ? Promise.reject(error) : Promise.all(ids.map((id) => bodyVault.get(id)));
    return test;
  }

  it.each([true, false])('does not affect other responses (rejected together: %s)', async (together) => {
    const test = await withRejected((id) => id === 3 || id === 20, together);
    const { exported, responses } = await jsonOf(test);
    expect(responses.filter(({ incomplete }) => incomplete === null)).toHaveLength(18);
    const why = 'the stored body could not be loaded';
    for (const index of [2, 19])
      expect(responses[index]).toMatchObject({
        response: { body: null },
        summary: { total: 5, failure: 2 },
        verdict: { outcome: 'mixed' },
        incomplete: { why, operations: 5 },
        problems: [{ message: expect.stringContaining('lost with token=') as string }],
      });
    expect(exported.leftOut).toContainEqual({ what: 'operations', count: 10, why });
  });

  it('is named in CSV with the reason, without secrets and invisible characters', async () => {
    const test = await withRejected((id) => id === 3, false);
    const text = await textOf(test, { format: 'csv', secrets: false });
    const line = csvTable(text).find(({ exchange }) => exchange === '3');
    expect(line).toMatchObject({ status: '200 423 424', note: 'results not listed' });
    expect(line?.['problems']).toContain('⟨U+202E⟩');
    expect(text).not.toContain('abcdefghijklmnop12345678');
    expect(text).not.toContain('\u202e');
  });
});

describe('responses that were dropped', () => {
  it.each(['json', 'csv'] as const)('are counted in %s, with the reason', async (format) => {
    const test = createTestEngine({ responses: 3, bytes: 1e9 });
    for (const body of [FAILING, FAILING, GOOD, FAILING, FAILING]) await test.engine.add(capturedResponse(body));
    const text = await textOf(test, { format });
    expect(text).toContain('dropped before the export to save memory; 1 with failures');
    expect(await textOf(test, { format, scope: 'selected', exchanges: [5] })).not.toContain('dropped');
  });
});

describe('while responses are captured', () => {
  it('a response that is removed during an export is exported with its facts and the reason', async () => {
    const test = createTestEngine({ responses: 40, bytes: 1e9 });
    const { engine } = test;
    for (let index = 0; index < 40; index += 1) await engine.add(capturedResponse(FAILING));
    await test.evictAll();
    const written = jsonOf(test);
    for (let index = 0; index < 40; index += 1) await engine.add(capturedResponse(FAILING));
    await engine.clear();
    const { exported, responses } = await written;
    expect(exported.responses).toBe(40);
    for (const {
      response: { body },
      operations,
      incomplete,
      problems,
      summary,
      verdict,
    } of responses) {
      expect({ summary, verdict }).toMatchObject({ summary: { total: 5, failure: 2 }, verdict: { outcome: 'mixed' } });
      if (incomplete === null)
        expect({ body, operations: operations.length }).toEqual({ body: FAILING, operations: 5 });
      else expect({ body, operations: operations.length }).toEqual({ body: null, operations: 0 });
      expect(problems).toHaveLength(incomplete === null ? 0 : 1);
    }
    expect(responses.filter(({ incomplete }) => incomplete?.['why'] === REMOVED).length).toBeGreaterThan(8);
  });

  it('an export waits for a body that is being parsed', async () => {
    const test = createTestEngine(undefined, undefined, { ...PARSER, inPieces: inSteps });
    await test.engine.add(capturedResponse(LONG));
    expect((await test.engine.overview(EMPTY_QUERY)).exchanges[0]?.parsedShare).not.toBeNull();
    const { responses } = await jsonOf(test);
    expect(responses[0]).toMatchObject({ summary: { total: 5000, failure: 500 }, incomplete: null });
    expect(responses[0]?.operations).toHaveLength(5000);
  });

  it('a response whose body is still being received is exported without results, and not as a success', async () => {
    const test = createTestEngine();
    const captured = capturedResponse(GOOD.replace('</D:multistatus>', ''));
    const content = { kind: 'content', text: GOOD.slice(0, -20), encoding: null, isPreview: true } as const;
    await test.engine.add({ ...captured, content });
    await test.settle();
    const [first] = (await jsonOf(test, { scope: 'failed' })).responses;
    expect(first).toMatchObject({ response: { body: null }, verdict: { outcome: 'unreadable' }, operations: [] });
    expect(first?.incomplete).toEqual({
      why: 'the response was still being received when the file was written',
      operations: null,
      unanswered: null,
      requestBody: false,
    });
  });
});

it('a response that is received while others are exported is exported completely', async () => {
  const test = createTestEngine();
  const { engine } = test;
  await engine.add(capturedResponse(FAILING));
  const content = { kind: 'content', text: GOOD.slice(0, -20), encoding: null, isPreview: true } as const;
  const id = (await engine.add({ ...capturedResponse(GOOD), content })) ?? -1;
  await test.evictAll();
  const written = jsonOf(test);
  // The export has listed the responses now.
  await Promise.resolve();
  await engine.update(id, capturedResponse(GOOD));
  const { responses } = await written;
  expect(responses.map(({ incomplete }) => incomplete)).toEqual([null, null]);
  expect(responses[1]?.operations).toHaveLength(2);
});

it('a response that could not be processed is named with the reason', async () => {
  const test = createTestEngine();
  const id = (await test.engine.add(capturedResponse(FAILING))) ?? -1;
  await test.engine.setAside(id, { key: 'body.notProcessed', params: [''] });
  const { responses } = await jsonOf(test);
  expect(responses[0]).toMatchObject({
    response: { body: FAILING },
    operations: [],
    summary: { failure: 2 },
    incomplete: { why: 'the response could not be processed; see problems', operations: 5 },
  });
});

/** Parses only a few operations at a time, so that a body is not parsed completely when it is listed. */
const inSteps: typeof PARSER.inPieces = (exchange, isHead) => {
  const pieces = PARSER.inPieces(exchange, isHead);
  if (!pieces) return null;
  let steps = 0;
  return { ...pieces, advance: () => (steps += 1) > 5 && pieces.advance(() => false) };
};
