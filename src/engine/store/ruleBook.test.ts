import { inEnglish } from '../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { EMPTY_QUERY } from '../api/engineApi.ts';

function entry(url: string, body: unknown, status = 207): unknown {
  return {
    request: { method: 'POST', url, headers: [] },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { text: JSON.stringify(body) },
    },
  };
}

const BODY = {
  rows: [
    { k: 'a', r: 'J' },
    { k: 'b', r: 'N' },
  ],
};
const RULES = JSON.stringify({
  version: 1,
  rules: [
    {
      id: 'x',
      name: 'X',
      url: '*/x',
      anyStatus: true,
      container: '/rows',
      status: '/r',
      states: { success: ['J'], failure: ['N'] },
    },
  ],
});

describe('the user’s rules', () => {
  it('reparse stored responses whose URL they match, and send an event', () => {
    const engine = createEngine();
    const x = engine.add({ entry: entry('https://a.example/x', BODY), content: null }) ?? 0;
    const y = engine.add({ entry: entry('https://a.example/y', BODY), content: null }) ?? 0;
    const events: unknown[] = [];
    engine.subscribe((event) => events.push(event));
    const failed = (id: number): number | undefined => engine.exchange(id)?.summary.failure;
    expect([failed(x), failed(y)]).toEqual([0, 0]);
    expect(engine.setRules(RULES)).toEqual([]);
    expect(engine.rules()).toBe(RULES);
    expect([failed(x), failed(y)]).toEqual([1, 0]);
    expect(engine.overview(EMPTY_QUERY).exchanges.map(({ id, kind }) => [id, inEnglish(kind)])).toEqual([
      [x, 'X'],
      [y, expect.any(String)],
    ]);
    expect(events).toEqual([{ added: null }]);

    engine.setRules(RULES);
    expect(events).toHaveLength(1);
    engine.setRules('');
    expect([failed(x), events.length]).toEqual([0, 2]);
  });

  it('apply to later responses, including those with a status other than 207', () => {
    const engine = createEngine();
    const captured = { entry: entry('https://a.example/x', BODY, 200), content: null };
    expect(engine.add({ ...captured, batches: true })).toBeNull();
    engine.setRules(RULES);
    expect(engine.add(captured)).toBeNull();
    expect(engine.add({ ...captured, batches: true })).toBe(1);
  });

  it('have problems with messages', () => {
    const engine = createEngine();
    expect(inEnglish(engine.setRules('{"version":1,"rules":[{"id":"x"}]}'))).toMatchObject([
      { rule: 'x', line: 1, message: '"name" is missing.' },
      { rule: 'x', line: 1, message: '"container" is missing.' },
    ]);
  });
});

describe('a suggested rule', () => {
  it('is created from the members of the body', () => {
    const engine = createEngine();
    const id = engine.add({ entry: entry('https://a.example/x', BODY), content: null }) ?? 0;
    const list = engine.containers(id).find(({ pointer }) => pointer === '/rows');
    expect(list?.fields.map(({ pointer }) => pointer)).toEqual(['/k', '/r']);
    const suggestion = engine.suggestRule(id, { container: '/rows', status: '/r', label: '/k' });
    expect(suggestion?.rule).toMatchObject({ url: 'https://a.example/x*', container: '/rows' });
    expect(engine.setRules(suggestion?.text ?? '')).toEqual([]);
    expect(engine.exchange(id)?.kind).toBe('a.example/x');
    expect(engine.containers(99)).toEqual([]);
    expect(engine.suggestRule(99, { container: '' })).toBeNull();
  });
});
