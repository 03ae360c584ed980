import { expect, it } from 'vitest';
import { removeRule } from './removeRule.ts';

it('takes one rule out of a file, and leaves the others as they are', () => {
  const file = { version: 1, note: 'ours', rules: [{ id: 'a' }, { id: 'b', odd: true }, 'broken'] };
  expect(JSON.parse(removeRule(JSON.stringify(file), 'a') ?? '')).toEqual({
    ...file,
    rules: [{ id: 'b', odd: true }, 'broken'],
  });
});

it('does not touch a text that is no file of rules', () => {
  for (const text of ['', '{', '[]', '{"version":1}']) expect(removeRule(text, 'a')).toBeNull();
});
