import { describe, expect, it } from 'vitest';
import { multistatus, response } from '../../../testing/exchange.ts';
import {
  initialState,
  capturedResponse,
  FakeBodyVault,
  createTestEngine,
  type TestEngine,
} from '../../../testing/residentEngine.ts';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse, type ExchangeId } from '../api/engineApi.ts';

const SITE = 'http://a.test';

function batchResponse(path: string, results: readonly string[], padding = 0): CapturedResponse {
  const text = JSON.stringify({ results: results.map((outcome) => ({ outcome })), padding: 'x'.repeat(padding) });
  return {
    entry: {
      request: { method: 'POST', url: SITE + path, headers: [] },
      response: {
        status: 207,
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        content: { size: text.length, mimeType: 'application/json' },
      },
    },
    content: { kind: 'content', text, encoding: null },
  };
}

/** A rule for which one word means failure. */
function rules(word: string, url?: string): string {
  const rule = { id: word, name: `Rule ${word}`, container: '/results', status: '/outcome' };
  return JSON.stringify({
    version: 1,
    rules: [{ ...rule, ...(url !== undefined && { url }), states: { success: ['good'], failure: [word] } }],
  });
}

async function withEvicted(responses: readonly CapturedResponse[], limits?: Parameters<typeof createTestEngine>[0]) {
  const tested = createTestEngine(limits);
  const ids: ExchangeId[] = [];
  for (const each of responses) {
    ids.push((await tested.engine.add(each)) ?? -1);
    await tested.evictAll();
  }
  return { ...tested, ids };
}

async function list({ engine }: Pick<TestEngine, 'engine'>) {
  const { exchanges } = await engine.overview(EMPTY_QUERY);
  return exchanges.map(({ kind, summary, missingBody }) => [kind, summary.failure, missingBody] as const);
}

describe('new rules', () => {
  it('reparse an evicted response, with the same result as in memory', async () => {
    const one = batchResponse('/x', ['good', 'bad', 'bad']);
    const whole = createEngine();
    whole.add(one);
    const tested = await withEvicted([one]);
    const [id = -1] = tested.ids;
    expect(await list(tested)).not.toContainEqual(['Rule bad', 2, null]);
    expect(await tested.engine.setRules(rules('bad'))).toEqual([]);
    expect(whole.setRules(rules('bad'))).toEqual([]);
    await tested.evictAll();
    expect(await list(tested)).toEqual([['Rule bad', 2, null]]);
    expect(tested.bodyVault.stored.get(id)?.evicted.facts.summary.failure).toBe(2);
    expect(await tested.engine.exchange(id)).toEqual(whole.exchange(id));
    expect(await tested.engine.rows(id, EMPTY_QUERY, 0, 10)).toEqual(whole.rows(id, EMPTY_QUERY, 0, 10));
  });

  it('change nothing if they equal the current rules', async () => {
    const tested = await withEvicted(Array.from({ length: 20 }, () => batchResponse('/x', ['good'])));
    await tested.engine.setRules(rules('bad'));
    await tested.evictAll();
    const [reads, stored] = [tested.bodyVault.reads, [...tested.bodyVault.stored.values()]];
    expect(reads).toBe(20);
    const events: unknown[] = [];
    tested.engine.subscribe((event) => events.push(event));
    expect(await tested.engine.setRules(rules('bad'))).toEqual([]);
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(reads);
    expect([...tested.bodyVault.stored.values()]).toEqual(stored);
    expect(events).toEqual([]);
  });

  it('report their problems each time, and reparse nothing the second time', async () => {
    const tested = await withEvicted([batchResponse('/x', ['good'])]);
    const problems = await tested.engine.setRules('{');
    expect(problems.length).toBeGreaterThan(0);
    expect(await tested.engine.setRules('{')).toEqual(problems);
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(0);
  });

  it('affect only the responses that they may apply to', async () => {
    const xml = { ...capturedResponse(multistatus(response('/x', 423))) };
    const tested = await withEvicted([batchResponse('/x', ['good', 'bad']), batchResponse('/y', ['good', 'bad']), xml]);
    await tested.engine.setRules(rules('bad', `${SITE}/x*`));
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(1);
    expect((await list(tested)).map(([kind]) => kind === 'Rule bad')).toEqual([true, false, false]);
    await tested.engine.setRules('');
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(2);
    expect((await list(tested)).map(([kind]) => kind === 'Rule bad')).toEqual([false, false, false]);
  });

  it('parse one response at a time, so that no body is dropped', async () => {
    const size = 100_000;
    const limits = { responses: 100, bytes: 2.5 * size };
    const tested = await withEvicted(
      Array.from({ length: 30 }, (_, index) => batchResponse('/x', ['good', 'bad'], size + index)),
      limits,
    );
    await tested.engine.setRules(rules('bad'));
    await tested.evictAll();
    expect(await list(tested)).toEqual(Array.from({ length: 30 }, () => ['Rule bad', 1, null]));
    expect([...tested.bodyVault.stored.values()].filter(({ compressed }) => compressed === null)).toEqual([]);
  });

  it('reparse the current response; the last rules take precedence', async () => {
    const tested = await withEvicted([
      batchResponse('/x', ['good', 'bad', 'poor']),
      batchResponse('/x', ['bad', 'poor', 'poor']),
    ]);
    const [id = -1] = tested.ids;
    expect(await tested.engine.exchange(id)).not.toBeNull();
    void tested.engine.setRules(rules('bad'));
    await tested.engine.setRules(rules('poor'));
    await tested.evictAll();
    expect(await list(tested)).toEqual([
      ['Rule poor', 1, null],
      ['Rule poor', 2, null],
    ]);
    expect((await tested.engine.rows(id, EMPTY_QUERY, 0, 10)).rows.map(({ outcome }) => outcome === 'failure')).toEqual(
      [false, false, true],
    );
  });

  it('are restored by the next engine, which reparses what the previous one had not reparsed yet', async () => {
    const bodyVault = new FakeBodyVault();
    const first = createTestEngine(undefined, bodyVault);
    for (const each of [batchResponse('/x', ['good', 'bad']), batchResponse('/y', ['good', 'bad'])])
      await first.engine.add(each);
    await first.evictAll();
    const next = createTestEngine(undefined, bodyVault);
    next.engine.start(
      initialState({
        evicted: [...bodyVault.stored.values()].map(({ evicted }) => ({ exchange: evicted, bytes: 100 })),
        savedState: { rules: rules('bad', `${SITE}/x*`), panelState: null, checksOff: [] },
      }),
    );
    await next.evictAll();
    expect((await list(next)).map(([kind]) => kind === 'Rule bad')).toEqual([true, false]);
    expect(bodyVault.reads).toBe(1);
  });
});
