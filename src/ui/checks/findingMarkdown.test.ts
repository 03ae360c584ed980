import { expect, it } from 'vitest';
import { findCheckRule } from '../../core/checks/checkRules.ts';
import type { BrokenRule } from '../../engine/api/checks.ts';
import { findingMarkdown } from './findingMarkdown.ts';
import { groupRules } from './groupRules.ts';

const BROKEN: BrokenRule = {
  rule: 'duplicate-href',
  severity: 'error',
  findings: 1,
  isOff: false,
  responses: 1,
  isOfServer: false,
  places: [
    {
      index: 0,
      params: { href: '/a`](javascript:x)\n# b', first: 'response[0]' },
      pointer: 'response[1]/href',
      line: 4,
      row: null,
    },
  ],
};

it('writes a finding as Markdown in which texts of the response cannot format anything', () => {
  const rule = findCheckRule(BROKEN.rule);
  expect(rule).not.toBeNull();
  if (!rule) return;
  const [first, , second, ...rest] = findingMarkdown(BROKEN, rule).split('\n');
  expect(first).toMatch(/^\*\*error\*\* ``.*\/a`\]\(javascript:x\) # b.*``$/u);
  expect(second).toContain('[RFC 4918 14.24](https://www.rfc-editor.org/rfc/rfc4918.html#section-14.24)');
  expect(rest.join('\n')).toContain('`response[1]/href`');
});

it('groups the rules by section, without those that are off', () => {
  const rules = (['error', 'warning', 'info'] as const).flatMap((severity) => [
    { ...BROKEN, severity, rule: severity },
    { ...BROKEN, severity, rule: `${severity}-server`, isOfServer: severity !== 'error' },
  ]);
  const { inResponse, ofServer, infos } = groupRules(rules, ['warning-server']);
  expect(inResponse.map(({ rule }) => rule)).toEqual(['error', 'error-server', 'warning']);
  expect(ofServer.map(({ rule }) => rule)).toEqual(['info-server']);
  expect(infos.map(({ rule }) => rule)).toEqual(['info']);
});
