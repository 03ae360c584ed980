import { expect, it } from 'vitest';
import { CHECK_RULES, findCheckRule, findingMessage } from './checkRules.ts';

it('has an id for each rule that no other rule has', () => {
  const ids = CHECK_RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);

  expect(findCheckRule('duplicate-href')?.severity).toBe('error');
  expect(findCheckRule('constructor')).toBeNull();
});

it('puts the values of a finding into the message of its rule', () => {
  expect(findingMessage({ rule: 'duplicate-href', params: { href: '/{first}', first: 'response[0]' } })).toMatch(
    /^\/\{first\} .*response\[0\]/u,
  );
  expect(findingMessage({ rule: 'duplicate-href', params: {} })).toContain('{href}');
});
