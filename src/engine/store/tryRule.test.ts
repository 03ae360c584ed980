import { expect, it } from 'vitest';
import { createEngine } from '../engine.ts';

const URL = 'https://api.example/import';
const BODY = {
  outcome: [
    { what: 'a', verdict: 200 },
    { what: 'b', verdict: 409 },
  ],
};

function engineWith(body: unknown) {
  const engine = createEngine();
  const entry = {
    request: { method: 'POST', url: URL },
    response: { status: 207, content: { mimeType: 'application/json' } },
  };
  const id = engine.add({ entry, content: { kind: 'content', text: JSON.stringify(body), encoding: null } });
  return { engine, id: id ?? -1 };
}

it('returns the result of a rule without setting it', () => {
  const { engine, id } = engineWith(BODY);
  const rule = engine.suggestRule(id, { container: '/outcome', status: '/verdict', label: '/what' })?.rule;
  if (!rule) throw new Error('no rule was suggested');
  const preview = engine.tryRule(id, rule);
  expect(preview).toMatchObject({ problems: [], summary: { total: 2, success: 1, failure: 1 } });
  expect(engine.rules()).toBe('');
  expect(engine.setRules(preview?.text ?? '')).toEqual([]);
  expect(engine.exchange(id)?.summary).toEqual(preview?.summary);
});

it('returns no summary if the rule does not match the response or is invalid', () => {
  const { engine, id } = engineWith(BODY);
  const rule = { id: 'x', name: 'X', container: '/outcome' };
  expect(engine.tryRule(id, { ...rule, url: 'https://other.example/*' })).toMatchObject({
    problems: [],
    summary: null,
  });
  const wrong = engine.tryRule(id, { ...rule, name: '' });
  expect(wrong?.summary).toBeNull();
  expect(wrong?.problems).toHaveLength(1);
  expect(engine.tryRule(99, rule)).toBeNull();
});
