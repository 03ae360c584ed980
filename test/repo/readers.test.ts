// docs/shapes.md lists every API that a dialect or a built-in rule supports.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/core/read/json/dialects/dialects.ts';
import { BUILT_IN_RULES } from '../../src/core/read/json/rules/builtInRules.ts';
import { API_SAMPLES } from '../../testing/apiSamples.ts';
import { casesOf, reportOf } from '../corpus/cases.ts';

const root = join(import.meta.dirname, '../..');
const shapes = readFileSync(join(root, 'docs/shapes.md'), 'utf8');

describe('docs/shapes.md', () => {
  it.each(DIALECTS.map(({ name }) => name))('names the dialect %s', (name) => {
    expect(shapes).toContain(name);
  });

  it.each(BUILT_IN_RULES.map(({ name }) => name))('names the rule for %s', (name) => {
    expect(shapes).toContain(name);
  });
});

describe('a built-in rule', () => {
  const dialects = new Set([
    ...API_SAMPLES.map(({ dialect }) => dialect),
    ...casesOf('json').map((one) => reportOf(one)?.dialect?.id),
  ]);

  it.each(BUILT_IN_RULES.map(({ id }) => id))('has a sample that it parses: %s', (id) => {
    expect(dialects).toContain(id);
  });
});
