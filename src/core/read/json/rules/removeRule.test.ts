import { expect, it } from 'vitest';
import { removeRule } from './removeRule.ts';

it('removes one rule and does not change the others', () => {
  const file = { version: 1, note: 'ours', rules: [{ id: 'a' }, { id: 'b', odd: true }, 'broken'] };
  expect(JSON.parse(removeRule(JSON.stringify(file), 'a') ?? '')).toEqual({
    ...file,
    rules: [{ id: 'b', odd: true }, 'broken'],
  });
});

it('returns null for a text that is not a rules file', () => {
  for (const text of ['', '{', '[]', '{"version":1}']) expect(removeRule(text, 'a')).toBeNull();
});
