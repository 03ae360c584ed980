import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../readJson.ts';
import { exchangeOf } from '../../../../../testing/jsonSample.ts';
import { ruleCandidates } from './ruleCandidates.ts';
import { parseRules } from './parseRules.ts';
import { suggestRule, addRule } from './suggestRule.ts';

const BODY = {
  meta: { took: 3 },
  out: {
    rows: [
      { k: 'a', r: { c: 'J' } },
      { k: 'b', r: { c: 'N', t: 'no such thing' } },
    ],
  },
};

describe('the candidates of a body', () => {
  it('are its lists and maps with the fields of their items', () => {
    expect(ruleCandidates(JSON.stringify(BODY))).toEqual([
      { pointer: '', items: 2, isMap: true, fields: expect.any(Array) },
      {
        pointer: '/out/rows',
        items: 2,
        isMap: false,
        fields: [
          { pointer: '/k', present: 2, samples: ['a', 'b'] },
          { pointer: '/r/c', present: 2, samples: ['J', 'N'] },
          { pointer: '/r/t', present: 1, samples: ['no such thing'] },
        ],
      },
    ]);
  });

  it('include NDJSON lines, nested lists, and names with stars and slashes', () => {
    expect(ruleCandidates('{"a":1}\n{"a":2}')[0]).toMatchObject({ pointer: '', items: 2, isMap: false });
    expect(
      ruleCandidates('{"x":[{"y":[{"a/b*":1}]}]}').map(({ pointer, fields }) => [pointer, fields[0]?.pointer]),
    ).toEqual([
      ['/x', '/y/0/a~1b~2'],
      ['/x/*/y', '/a~1b~2'],
    ]);
  });

  it('are empty for a text that is not JSON', () => {
    expect(ruleCandidates('nothing')).toEqual([]);
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => ruleCandidates(text).length >= 0));
  });
});

describe('a suggested rule', () => {
  it('parses the body that it was created from', () => {
    const rule = suggestRule({
      url: 'https://api.example/v1/jobs/123/import?key=secret',
      container: '/out/rows',
      status: '/r/c',
      label: '/k',
      message: '/r/t',
    });
    expect(rule).toEqual({
      id: 'api.example-v1-jobs-import',
      name: 'api.example/v1/jobs/*/import',
      url: 'https://api.example/v1/jobs/*/import*',
      container: '/out/rows',
      status: '/r/c',
      label: '/k',
      message: '/r/t',
    });
    const { rules, problems } = parseRules(addRule('', rule) ?? '');
    expect(problems).toEqual([]);
    const { operations } = readJson(
      JSON.stringify(BODY),
      exchangeOf({ url: 'https://api.example/v1/jobs/9/import' }),
      rules,
    );
    expect([operations.size, operations.label(1)]).toEqual([2, 'b']);
  });

  it('applies to any status if the response is not a 207', () => {
    expect(suggestRule({ url: null, httpStatus: 200, container: '' })).toMatchObject({
      id: 'rule',
      anyStatus: true,
    });
  });

  it('replaces the rule with the same id and does not change the others', () => {
    const rule = { id: 'a', name: 'New', container: '' };
    const text = '{"version":1,"note":"mine","rules":[{"id":"a","name":"Old","container":""},{"id":"b","wrong":1}]}';
    expect(JSON.parse(addRule(text, rule) ?? '')).toEqual({
      version: 1,
      note: 'mine',
      rules: [rule, { id: 'b', wrong: 1 }],
    });
    expect(addRule('{"version":1,', rule)).toBeNull();
  });
});
