import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { all, lines, read } from '../../../../testing/jsonSample.ts';

describe('bodies without operations', () => {
  it('report the message of the body', () => {
    expect(inEnglish(read({ status: 'Some error occurred' }).problems)).toMatchObject([
      { code: 'no-sub-statuses', message: expect.stringContaining('Some error occurred') },
    ]);
    expect(inEnglish(read({ message: 'Partially done' }).problems[0]?.message)).toContain('Partially done');
    expect(
      inEnglish(
        read({ detection: { id: 'd1', evidence_status: 'missing' }, audio_error: 'upload failed: reset' }).problems[0]
          ?.message,
      ),
    ).toContain('upload failed: reset');
    expect(read({}).problems).toMatchObject([{ code: 'no-sub-statuses' }]);
  });

  it('are not a problem if the batch is empty', () => {
    for (const body of [[], { results: [] }, { successes: [], failures: [] }]) {
      expect(read(body)).toMatchObject({ problems: [], operations: { size: 0 } });
    }
  });

  it('include resources, scalars and numbers that only look like codes', () => {
    const bodies = [
      { id: 17, name: 'Report', tags: ['a', 'b'], owner: { id: 200, name: 'Ann' } },
      {
        servers: [
          { host: 'a', port: 443, load: 200 },
          { host: 'b', port: 500, load: 404 },
        ],
        http: { ok: 200, notFound: 404 },
      },
      {
        orders: [
          { id: 1, status: 'ACTIVE' },
          { id: 2, status: 'DRAFT' },
        ],
      },
      { code: 207, message: 'CLUSTER: eu-1 CAUSE: timeout' },
      207,
      '"OK"',
      null,
    ];
    for (const body of bodies) expect(lines(body)).toEqual([]);
  });
});

describe('ill-formed bodies', () => {
  it('may start with a byte order mark or a prefix that prevents script inclusion', () => {
    const body = '{"results":[{"id":"a","status":201},{"id":"b","status":409}]}';
    for (const prefix of ['\uFEFF', ")]}'\n", '\n \n']) {
      const { operations, problems } = read(prefix + body);
      expect(problems).toEqual([]);
      expect(operations.size).toBe(2);
      const { range } = operations.detail(1);
      expect((prefix + body).slice(...(range ?? []))).toBe('{"id":"b","status":409}');
    }
  });

  it('keep their complete items, and a stated failure, if they are truncated', () => {
    const body = '{"responses":[{"id":"1","status":200,"body":{}},\n{"id":"2","status":404,"body":{"error":{"mess';
    const { operations, problems } = read(body);
    expect(all(operations)).toMatchObject([
      { label: '1', status: 200, recovered: true },
      { label: '2', status: 404, outcome: 'failure', recovered: true },
    ]);
    expect(problems).toMatchObject([{ code: 'not-well-formed', offset: body.length, line: 2, column: 46 }]);
  });

  it('are parsed up to text that follows the JSON', () => {
    const { operations, problems } = read('{"results":[{"id":"a","status":200}]}<br>');
    expect(operations.size).toBe(1);
    expect(problems).toMatchObject([{ code: 'not-well-formed', offset: 37 }]);
  });

  it('have the last of two members with the same name', () => {
    expect(
      lines('{"results":[{"id":"a","status":200,"status":500,"message":"last wins"},{"id":"b","status":204}]}')[0],
    ).toBe('/results/0 500 failure a: last wins');
  });

  it('may be nested to any depth', () => {
    expect(read('['.repeat(3000) + ']'.repeat(3000)).problems).toMatchObject([
      { code: 'limit-exceeded' },
      { code: 'no-sub-statuses' },
    ]);
    expect(read('{"a":'.repeat(100_000)).operations.size).toBe(0);
  });

  it('have other problems if they are empty or not JSON', () => {
    expect(read('').problems).toMatchObject([{ code: 'body-empty' }]);
    expect(inEnglish(read('Multi-Status').problems)).toMatchObject([
      { code: 'not-well-formed', message: 'The body is not valid JSON.' },
    ]);
  });
});
