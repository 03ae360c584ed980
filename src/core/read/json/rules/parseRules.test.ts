import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { ruleMessages } from './messages.ts';
import { parseRules } from './parseRules.ts';
import { BUILT_IN_RULES } from './builtInRules.ts';

const root = join(import.meta.dirname, '../../../../..');
const schema: object = JSON.parse(readFileSync(join(root, 'docs/rules.schema.json'), 'utf8'));
const isValid = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const RULE = { id: 'a', name: 'A', container: '/items' };

function file(...rules: readonly unknown[]): string {
  return JSON.stringify({ version: 1, rules }, null, 2);
}

function problemsOf(text: string): readonly string[] {
  return parseRules(text).problems.map(({ line, column, rule, message }) =>
    inEnglish(ruleMessages.located(line, column, rule, message)),
  );
}

describe('a rules file', () => {
  it('may be empty', () => {
    expect(parseRules(' \n')).toEqual({ rules: [], problems: [] });
    expect(parseRules(file())).toEqual({ rules: [], problems: [] });
  });

  it('is parsed into rules', () => {
    const full = {
      ...RULE,
      docs: 'https://a.example',
      url: ['*/a/*'],
      anyStatus: true,
      signature: ['/a', { at: '/b', is: [1, 'x', true] }],
      container: ['/x/*', { at: '/**/y', outcome: 'failure', group: 'Bad', label: '@key' }],
      every: ['/id'],
      without: [null, false],
      status: ['/s', ''],
      states: { success: ['OK'], failure: ['E*'], otherwise: 'unknown', absent: 'success' },
      error: '/error',
      label: ['@key', '@list', '@request/@key', '@request/a', '@request', '@body/a/{key}'],
      message: '/m',
      code: '/c',
      meanings: { '1': 'one' },
      request: { list: '/in', index: '/i', from: 1, id: '/id', same: '@key' },
      implied: '/skip',
    };
    expect(problemsOf(file(full))).toEqual([]);
    expect(parseRules(file(full)).rules).toEqual([full]);
  });

  it('has the position of each problem, and its other rules are used', () => {
    const text = file({ ...RULE, lable: '/x' }, { ...RULE, id: 'b' });
    const { rules, problems } = parseRules(text);
    expect(rules.map(({ id }) => id)).toEqual(['b']);
    expect(problems).toMatchObject([{ line: 8, column: 16, rule: 'a' }]);
    expect(problemsOf(text)[0]).toMatch(
      /^line 8, column 16: rule "a": "lable" is not a known member. Known members are id,/,
    );
  });

  it('has a problem with line and column if it is not valid JSON', () => {
    expect(problemsOf('{"version": 1,\n "rules": [}')).toEqual([
      'line 2, column 12: The rules are not valid JSON: The JSON is not well-formed. Only the parts that could be parsed are listed.',
    ]);
    expect(problemsOf('rules!')).toHaveLength(1);
  });

  it('is rejected if its version is newer', () => {
    expect(problemsOf('{"version": 2, "rules": [{"id": "a"}]}')).toEqual([
      'line 1, column 13: The rules have version 2. This program supports versions up to 1.',
    ]);
  });

  it('has a problem if it is too large or has too many rules', () => {
    expect(problemsOf(`{"version":1,"rules":[]}${' '.repeat(1_000_000)}`)).toEqual([
      'The rules are larger than 1,000,000 characters, so none was loaded.',
    ]);
    const many = parseRules(file(...Array.from({ length: 501 }, (_, i) => ({ ...RULE, id: `r${i}` }))));
    expect([many.rules.length, many.problems.length]).toEqual([500, 1]);
  });
});

// Invalid rules, with a part of the message. The schema must reject them too.
const WRONG: readonly (readonly [unknown, string])[] = [
  [7, 'must be an object'],
  [{ name: 'A', container: '' }, '"id" is missing'],
  [{ id: 'a', container: '' }, '"name" is missing'],
  [{ id: 'a', name: 'A' }, '"container" is missing'],
  [{ ...RULE, id: 'a b' }, 'may contain letters'],
  [{ ...RULE, name: '' }, 'non-empty'],
  [{ ...RULE, name: 'x'.repeat(501) }, 'longer than 500'],
  [{ ...RULE, url: [] }, 'a list of strings'],
  [{ ...RULE, url: [1] }, 'must be a non-empty string'],
  [{ ...RULE, anyStatus: 'yes' }, 'true or false'],
  [{ ...RULE, container: 'items' }, 'does not begin with a slash'],
  [{ ...RULE, container: '/**/a/**' }, 'only once'],
  [{ ...RULE, request: { list: '/*/{1}/{2}' } }, 'with only one of {1} to {9}'],
  [{ ...RULE, container: [] }, 'must be a path, or a list'],
  [{ ...RULE, container: [{ outcome: 'failure' }] }, '"at" is missing'],
  [{ ...RULE, container: [{ at: '', outcome: 'bad' }] }, 'one of failure, partial'],
  [{ ...RULE, signature: [{ at: '/a', is: [{}] }] }, 'may contain strings'],
  [{ ...RULE, status: 'code' }, 'must be a path'],
  [{ ...RULE, label: '@name' }, 'must be a path'],
  [{ ...RULE, states: { ok: ['1'] } }, '"ok" is not a known member'],
  [{ ...RULE, states: { success: [200] } }, 'must be a non-empty string'],
  [{ ...RULE, states: { otherwise: 'fine' } }, 'one of failure, partial'],
  [{ ...RULE, meanings: { '1': 2 } }, 'must be an object'],
  [{ ...RULE, request: { index: '/i' } }, '"list" is missing'],
  [{ ...RULE, request: { list: '/a', from: 0.5 } }, 'an integer'],
  [{ ...RULE, implied: 1 }, 'true, false or a path'],
];

describe('a rule', () => {
  it.each(WRONG)('%j is invalid: %s', (rule, words) => {
    expect(problemsOf(file(rule)).join('\n')).toContain(words);
    expect(isValid(JSON.parse(file(rule)))).toBe(false);
  });

  it('must not have the id of another rule', () => {
    expect(problemsOf(file(RULE, RULE))[0]).toContain('Another rule already has the id "a"');
  });
});

describe('the built-in rules', () => {
  it.each(['commerce', 'data', 'messaging', 'platforms'])(
    'in %s match the schema, and all of them are parsed',
    (name) => {
      const text = readFileSync(join(import.meta.dirname, 'builtin', `${name}.json`), 'utf8');
      isValid(JSON.parse(text));
      expect(isValid.errors).toBeNull();
      expect(problemsOf(text)).toEqual([]);
    },
  );

  it('have unique ids and a link to the API documentation', () => {
    expect(new Set(BUILT_IN_RULES.map(({ id }) => id)).size).toBe(BUILT_IN_RULES.length);
    expect(BUILT_IN_RULES.filter(({ docs }) => docs?.startsWith('https://') !== true)).toEqual([]);
    // Without one of these members, a rule would apply to any body with such a list.
    expect(BUILT_IN_RULES.filter(({ url, signature, every }) => !url && !signature && !every)).toEqual([]);
  });
});

describe('an arbitrary rules file', () => {
  const known = 'version rules id name url container status states request implied signature every at is list'.split(
    ' ',
  );
  const { any } = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<unknown>(1, 2, null, true, '', '/a', '/**', '@key', '@request/x', 'success', '\ud800'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string()), tie('any'), { maxKeys: 6 }),
    ),
  }));

  it('results in problems and no exceptions, and every parsed rule is valid', () => {
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 3 }), (loose, rules) => {
        for (const value of [loose, { version: 1, rules }, { version: 1, rules: [{ ...RULE, x: loose }] }]) {
          const { rules: read, problems } = parseRules(JSON.stringify(value) ?? '');
          const text = JSON.stringify({ version: 1, rules: read });
          expect(parseRules(text)).toEqual({ rules: read, problems: [] });
          for (const { message } of problems) expect(message).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be truncated at any offset', () => {
    const text = file({ ...RULE, states: { success: ['OK'] } });
    for (let end = 0; end <= text.length; end += 1) expect(() => parseRules(text.slice(0, end))).not.toThrow();
  });
});
