import { expect, it } from 'vitest';
import { storedRules } from './storedRules.ts';

it('keeps the text of the rules as it is', () => {
  const kept = new Map<string, string>();
  const rules = storedRules(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  }));
  expect(rules.load()).toBeNull();
  expect(rules.save('{ broken')).toBe(true);
  expect(rules.load()).toBe('{ broken');
});

it('says so where the browser keeps nothing', () => {
  const rules = storedRules(() => {
    throw new Error('blocked');
  });
  expect(rules.load()).toBeNull();
  expect(rules.save('x')).toBe(false);
});
