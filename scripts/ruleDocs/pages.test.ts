import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHECK_RULES } from '../../src/core/checks/checkRules.ts';
import { RULE_DOCS, rulePages } from './pages.ts';

const pages = rulePages();

it('are one for each rule, and an index', () => {
  expect([...pages.keys()].toSorted()).toEqual([...CHECK_RULES.map(({ id }) => `${id}.md`), 'README.md'].toSorted());
});

it('are current; npm run rule-docs writes them', () => {
  const written = readdirSync(RULE_DOCS).map((file) => [file, readFileSync(new URL(file, RULE_DOCS), 'utf8')] as const);
  expect(new Map(written)).toEqual(new Map(pages));
});
