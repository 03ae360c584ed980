import { expect, it } from 'vitest';
import { createRuleStore } from './storedRules.ts';

it('stores the text of the rules without changes', () => {
  const stored = new Map<string, string>();
  const rules = createRuleStore(() => ({
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, value) => void stored.set(name, value),
  }));
  expect(rules.load()).toBeNull();
  expect(rules.save('{ broken')).toBe(true);
  expect(rules.load()).toBe('{ broken');
});

it('reports that the browser does not store rules', () => {
  const rules = createRuleStore(() => {
    throw new Error('blocked');
  });
  expect(rules.load()).toBeNull();
  expect(rules.save('x')).toBe(false);
});
