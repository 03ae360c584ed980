import { expect, it } from 'vitest';
import { createRuleStore } from './storedRules.ts';

it('keeps the text of the rules as it is', () => {
  const kept = new Map<string, string>();
  const rules = createRuleStore(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  }));
  expect(rules.load()).toBeNull();
  expect(rules.save('{ broken')).toBe(true);
  expect(rules.load()).toBe('{ broken');
});

it('says so where the browser keeps nothing', () => {
  const rules = createRuleStore(() => {
    throw new Error('blocked');
  });
  expect(rules.load()).toBeNull();
  expect(rules.save('x')).toBe(false);
});
