import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { losesContent } from '../../model/problem.ts';
import type { Report } from '../../verdict/report.ts';
import { all, report } from '../../../../testing/jsonSample.ts';

/** Bulk responses without a failed item. */
const BULK: readonly (readonly [name: string, body: string])[] = [
  ['Elasticsearch', '{"took":3,"items":[{"index":{"_id":"1","status":201}},{"index":{"_id":"2","status":201}}]}'],
  ['Graph', '{"responses":[{"id":"1","status":200,"body":{"id":"u1"}},{"id":"2","status":204}]}'],
  ['results with codes', '{"results":[{"id":"a","status":200},{"id":"b","status":201}],"took":12}'],
  ['flags', '[{"id":"a","success":true,"errors":[]},{"id":"b","success":true,"errors":[]}]'],
  ['a map by key', '{"results":{"a-1":{"status":200},"b-2":{"status":200}}}'],
  ['two lists', '{"succeeded":[{"id":"a"},{"id":"b"}],"failed":[]}'],
  [
    'SCIM',
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkResponse"],"Operations":[{"method":"POST","bulkId":"q","status":"201"},{"method":"DELETE","status":"204"}]}',
  ],
  ['white space', '{\n  "results": [\n    {"id": "a", "status": 200},\n    {"id": "b", "status": 200}\n  ]\n}\n'],
];

function isDamaged({ problems }: Report): boolean {
  return problems.some(losesContent);
}

describe('a truncated body', () => {
  it.each(BULK)('is never a success, at any offset: %s', (_, body) => {
    expect(report(body).verdict.outcome).toBe('all-succeeded');
    for (let end = 1; end < body.trimEnd().length; end += 1) {
      const cut = report(body.slice(0, end));
      expect([end, cut.verdict.outcome]).toEqual([end, expect.stringMatching(/^(?:unknown|unreadable)$/)]);
      expect(isDamaged(cut)).toBe(true);
    }
  });

  it('lists an incomplete item whose complete members state a failure', () => {
    for (const item of [
      '{"id":"b","status":409,"mess',
      '{"id":"b","success":false,"reason":"lock is he',
      '{"id":"b","error":{"code":"Conflict","message":"lo',
    ]) {
      const cut = report(`{"results":[{"id":"a","status":200},${item}`);
      expect(cut.summary).toMatchObject({ total: 2, success: 1, failure: 1 });
      expect(isDamaged(cut)).toBe(true);
    }
  });

  it('lists the items of a nested list if none states a result', () => {
    const cut = report(
      '{"info":{"sent":3},"reply":{"parcels":[{"no":"p1","kg":[1,404]},{"no":"p2","kg":[2]},{"no":"p3","k',
    );
    expect(all(cut.operations).map(({ pointer, outcome }) => [pointer, outcome])).toEqual([
      ['/reply/parcels/0', 'unknown'],
      ['/reply/parcels/1', 'unknown'],
    ]);
    expect(cut.verdict.outcome).toBe('unknown');
  });

  it('does not list other incomplete items', () => {
    for (const item of [
      '{"id":"b","status":200',
      '{"id":"b","status":500',
      '{"id":"b","status":"fail',
      '{"id":"b","status":200,"err',
      '{"id":"b","status":200,"error":{"mess',
    ])
      expect(report(`{"results":[{"id":"a","status":200},${item}`).summary).toMatchObject({ total: 1, success: 1 });
  });
});

describe('a body with garbage', () => {
  it.each([
    ['between items', '{"results":[{"id":"a","status":200} @@@ ,{"id":"b","status":200}]}'],
    ['in place of an item', '{"results":[{"id":"a","status":200},<b>Fatal error</b>,{"id":"b","status":200}]}'],
    ['a second document that is cut', '{"results":[{"id":"a","status":200}]}{"results":[{"id":"b","status":500'],
    ['a second document without results', '{\n"results":[{"id":"a","status":200}]}\n{\n"id":5}'],
    ['a message after the end', '{"results":[{"id":"a","status":200}]}\n<b>Fatal error</b>: out of memory'],
    ['a missing item', '{"results":[{"id":"a","status":200},,{"id":"b","status":200}]}'],
    ['a member without a value', '{"results":[{"id":"a","status":200}],"errors":,"took":3}'],
    ['a superfluous closing bracket', '{"results":[{"id":"a","status":200}},{"id":"b","status":500}]}'],
  ])('is never a success: %s', (_, body) => {
    const damaged = report(body);
    expect(damaged.verdict.outcome).toBe('unknown');
    expect(isDamaged(damaged)).toBe(true);
    expect(damaged.summary.success).toBeGreaterThan(0);
  });

  it('keeps a damaged failure, but not a damaged success', () => {
    const body =
      '{"results":[{"id":"a","status":200,"error":"bad \\q escape"},{"id":"b","status":409,"message":"tab\there"},{"id":"c","status":200,"error":NaN}]}';
    expect(all(report(body).operations).map(({ label, outcome }) => [label, outcome])).toEqual([
      ['a', 'unknown'],
      ['b', 'failure'],
      ['c', 'unknown'],
    ]);
  });

  it('keeps its verdict if everything was parsed', () => {
    for (const body of [
      '{"results":[{"id":"a","status":200},{"id":"b","status":200},]}',
      '{"results":[{"id":"a","status":200} {"id":"b","status":200}]}',
      '/* generated */ {"results":[{"id":"a","status":200},{"id":"b","status":200}]} // end',
      '{"results":[{"id":"a","status":200},{"id":"b","status":200}]};',
    ]) {
      const { problems, verdict } = report(body);
      expect(problems).toMatchObject([{ code: 'not-well-formed' }]);
      expect(problems.some(losesContent)).toBe(false);
      expect(verdict.outcome).toBe('all-succeeded');
    }
  });
});

describe('NDJSON', () => {
  const lines = (...text: readonly string[]): Report =>
    report(text.join('\n'), { contentType: 'application/x-ndjson' });

  it.each([
    ['a line that is cut', ['{"id":"a","status":200}', '{"id":"b","status":201}', '{"id":"c","sta']],
    ['a line with garbage', ['{"id":"a","status":200}', '<b>Warning</b>: x', '{"id":"b","status":201}']],
    [
      'a broken line after one too deep',
      [`{"id":"a","status":200,"x":${'['.repeat(300)}${']'.repeat(300)}}`, '{"id":"b","status":200'],
    ],
  ])('is never a success with %s', (_, text) => {
    const damaged = lines(...text);
    expect(damaged.verdict.outcome).toBe('unknown');
    expect(isDamaged(damaged)).toBe(true);
  });

  it('is parsed as JSON texts if a line has two of them', () => {
    const { verdict, summary } = lines('{"id":"a","status":200}', '{"id":"b","status":200}{"id":"c","status":500}');
    expect(verdict.outcome).toBe('mixed');
    expect(summary).toMatchObject({ total: 3, failure: 1, success: 2 });
  });

  it('reports the number of skipped lines, and a truncation only at the end of the body', () => {
    const skipped = lines('{"id":"a","status":200}', '{"id":"b","st', '{"id":"c","status":200}', 'oops', '{"id":"d"');
    expect(skipped.problems).toHaveLength(1);
    expect(skipped.problems[0]).toMatchObject({ code: 'not-well-formed', losesContent: true, line: 2 });
    expect(inEnglish(skipped.problems[0]?.message)).toContain('3 lines');
    expect(skipped.problems[0]?.cut).toBeUndefined();
    expect(lines('{"id":"a","status":200}', '{"id":"d"').problems[0]).toMatchObject({ cut: true });
  });

  it('is detected even if the first line is very long', () => {
    const errors = Array.from({ length: 40_000 }, (_, index) => ({ index, message: 'is not in stock any more' }));
    const first = JSON.stringify({ id: 'a', status: 422, errors });
    expect(first.length).toBeGreaterThan(1_000_000);
    const { format, summary } = lines(first, '{"id":"b","status":500}', '{"id":"c","status":200}');
    expect(format).toBe('ndjson');
    expect(summary).toMatchObject({ total: 3, failure: 2, success: 1 });
  });
});
