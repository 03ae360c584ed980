import { expect, it } from 'vitest';
import { CHECK_RULES } from './checkRules.ts';
import { specLink } from './specLink.ts';

it('links every section that a rule names', () => {
  const unlinked = CHECK_RULES.flatMap(({ spec }) => spec).filter((name) => specLink(name) === null);
  expect(unlinked).toEqual([]);
});

it.each([
  ['RFC 4918 9.6.1', 'https://www.rfc-editor.org/rfc/rfc4918.html#section-9.6.1'],
  ['RFC 8144 B.1', 'https://www.rfc-editor.org/rfc/rfc8144.html#appendix-B.1'],
  ['A letter to the editor', null],
])('%s: %s', (spec, url) => {
  expect(specLink(spec)).toBe(url);
});
