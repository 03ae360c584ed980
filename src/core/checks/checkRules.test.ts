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

it('shows an empty value as two quotation marks, unless the message has them', () => {
  expect(findingMessage({ rule: 'propfind-success-without-properties', params: { href: '' } })).toBe(
    '"" succeeded but has no properties.',
  );
  expect(findingMessage({ rule: 'sync-token-not-uri', params: { value: '' } })).toBe('The sync token "" is not a URI.');
});

it('has no message that puts a plural behind a number that may be 1', () => {
  const plural =
    /\{(?:count|sent|got|limit)\} (?:characteristics|entries|parts|propstats|replacement|resources|responses|results|statuses)/u;
  // A rule about equal statuses needs two of them.
  expect(CHECK_RULES.filter(({ message }) => plural.test(message)).map(({ id }) => id)).toEqual([
    'homekit-equal-statuses',
  ]);
});
