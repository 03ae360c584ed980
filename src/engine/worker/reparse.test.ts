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

// New rules parse again what they may concern.

const SITE = 'http://a.test';

function answer(path: string, results: readonly string[], padding = 0): CapturedResponse {
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

/** A rule that takes one word for a failure. */
function rules(word: string, url?: string): string {
  const rule = { id: word, name: `Rule ${word}`, container: '/results', status: '/outcome' };
  return JSON.stringify({
    version: 1,
    rules: [{ ...rule, ...(url !== undefined && { url }), states: { success: ['good'], failure: [word] } }],
  });
}

async function evicted(responses: readonly CapturedResponse[], limits?: Parameters<typeof createTestEngine>[0]) {
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
  it('parse again an evicted response, which says the same as one that was never evicted', async () => {
    const one = answer('/x', ['good', 'bad', 'bad']);
    const whole = createEngine();
    whole.add(one);
    const tested = await evicted([one]);
    const [id = -1] = tested.ids;
    expect(await list(tested)).not.toContainEqual(['Rule bad', 2, null]);
    expect(await tested.engine.setRules(rules('bad'))).toEqual([]);
    expect(whole.setRules(rules('bad'))).toEqual([]);
    await tested.evictAll();
    expect(await list(tested)).toEqual([['Rule bad', 2, null]]);
    expect(tested.bodyVault.stored.get(id)?.rested.facts.summary.failure).toBe(2);
    expect(await tested.engine.exchange(id)).toEqual(whole.exchange(id));
    expect(await tested.engine.rows(id, EMPTY_QUERY, 0, 10)).toEqual(whole.rows(id, EMPTY_QUERY, 0, 10));
  });

  it('that are the rules that are set touch nothing', async () => {
    const tested = await evicted(Array.from({ length: 20 }, () => answer('/x', ['good'])));
    await tested.engine.setRules(rules('bad'));
    await tested.evictAll();
    const [asked, put] = [tested.bodyVault.reads, [...tested.bodyVault.stored.values()]];
    expect(asked).toBe(20);
    const told: unknown[] = [];
    tested.engine.subscribe((change) => told.push(change));
    expect(await tested.engine.setRules(rules('bad'))).toEqual([]);
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(asked);
    expect([...tested.bodyVault.stored.values()]).toEqual(put);
    expect(told).toEqual([]);
  });

  it('that are broken say so each time, and touch nothing the second time', async () => {
    const tested = await evicted([answer('/x', ['good'])]);
    const problems = await tested.engine.setRules('{');
    expect(problems.length).toBeGreaterThan(0);
    expect(await tested.engine.setRules('{')).toEqual(problems);
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(0);
  });

  it('touch only the responses that they may concern', async () => {
    const xml = { ...capturedResponse(multistatus(response('/x', 423))) };
    const tested = await evicted([answer('/x', ['good', 'bad']), answer('/y', ['good', 'bad']), xml]);
    await tested.engine.setRules(rules('bad', `${SITE}/x*`));
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(1);
    expect((await list(tested)).map(([kind]) => kind === 'Rule bad')).toEqual([true, false, false]);
    await tested.engine.setRules('');
    await tested.evictAll();
    expect(tested.bodyVault.reads).toBe(2);
    expect((await list(tested)).map(([kind]) => kind === 'Rule bad')).toEqual([false, false, false]);
  });

  it('parse one response at a time, so that no body is dropped for them', async () => {
    const size = 100_000;
    const limits = { responses: 100, bytes: 2.5 * size };
    const tested = await evicted(
      Array.from({ length: 30 }, (_, index) => answer('/x', ['good', 'bad'], size + index)),
      limits,
    );
    await tested.engine.setRules(rules('bad'));
    await tested.evictAll();
    expect(await list(tested)).toEqual(Array.from({ length: 30 }, () => ['Rule bad', 1, null]));
    expect([...tested.bodyVault.stored.values()].filter(({ packed }) => packed === null)).toEqual([]);
  });

  it('parse again what is in use, and what was set meanwhile counts in the end', async () => {
    const tested = await evicted([answer('/x', ['good', 'bad', 'poor']), answer('/x', ['bad', 'poor', 'poor'])]);
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

  it('are known to the next engine, which parses again what the one before had not come to', async () => {
    const bodyVault = new FakeBodyVault();
    const first = createTestEngine(undefined, bodyVault);
    for (const each of [answer('/x', ['good', 'bad']), answer('/y', ['good', 'bad'])]) await first.engine.add(each);
    await first.evictAll();
    const next = createTestEngine(undefined, bodyVault);
    next.engine.start(
      initialState({
        evicted: [...bodyVault.stored.values()].map(({ rested }) => ({ exchange: rested, bytes: 100 })),
        savedState: { rules: rules('bad', `${SITE}/x*`), panelState: null },
      }),
    );
    await next.evictAll();
    expect((await list(next)).map(([kind]) => kind === 'Rule bad')).toEqual([true, false]);
    expect(bodyVault.reads).toBe(1);
  });
});
