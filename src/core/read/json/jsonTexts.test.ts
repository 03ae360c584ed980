import { describe, expect, it } from 'vitest';
import { all, lines, read, report } from '../../../../testing/jsonSample.ts';

const first = {
  results: [
    { id: 'p', status: 200 },
    { id: 'q', status: 204 },
  ],
};
const second = {
  results: [
    { id: 'r', status: 201 },
    { id: 's', status: 410, message: 'gone for good' },
  ],
};

describe('a body of several JSON texts', () => {
  it('has the results of each text', () => {
    const expected = [
      'document:0/results/0 200 success p',
      'document:0/results/1 204 success q',
      'document:1/results/0 201 success r',
      'document:1/results/1 410 failure s: gone for good',
    ];
    expect(lines(JSON.stringify(first) + JSON.stringify(second))).toEqual(expected);
    expect(lines(`${JSON.stringify(first, null, 2)}\n${JSON.stringify(second, null, 2)}\n`)).toEqual(expected);
    expect(lines(`\u001E${JSON.stringify(first)}\n\u001E${JSON.stringify(second)}\n`)).toEqual(expected);
  });

  it('is a list of results if each text is a result', () => {
    const body = '{"key":"a","status":201}\n\n{"key":"b",\n"status":409,"message":"taken"}';
    expect(lines(body)).toEqual(['document:0 201 success a', 'document:1 409 failure b: taken']);
    const [, taken] = all(read(body).operations);
    expect(taken?.range && body.slice(...taken.range)).toBe('{"key":"b",\n"status":409,"message":"taken"}');
  });

  it('is not a success if one of the texts is not recognized, not valid or truncated', () => {
    const batch = JSON.stringify(first);
    expect(report(batch + batch).verdict.outcome).toBe('all-succeeded');
    for (const rest of [
      '{"aborted after":2}',
      '{"x":oops}',
      '{"failed":3,"results":[]}',
      '{"results":[{"id":"t","sta',
      ' Fatal error',
      '{} end',
    ]) {
      const { verdict, problems } = report(batch + rest);
      expect([rest, verdict.outcome]).toEqual([rest, 'unknown']);
      expect(problems.length).toBeGreaterThan(0);
    }
    const { verdict, problems } = report(`${batch}{"results":[]}`);
    expect(verdict.outcome).toBe('all-succeeded');
    expect(problems.map(({ message, line, column }) => [message, line, column])).toEqual([
      [{ key: 'json.severalTexts', params: [2] }, 1, batch.length + 1],
    ]);
  });

  it('keeps the complete items of a truncated text', () => {
    const cut = '{"results":[{"id":"r","status":500},{"id":"s","sta';
    expect(lines(JSON.stringify(first) + cut)).toEqual([
      'document:0/results/0 200 success p',
      'document:0/results/1 204 success q',
      'document:1/results/0 500 failure r',
    ]);
  });

  it('is matched with the request if no two texts have results for the same item', () => {
    const request = { items: ['p', 'q', 'r', 's', 't'].map((id) => ({ id })) };
    const found = read(JSON.stringify(first) + JSON.stringify(second), { request });
    expect(all(found.operations).map(({ requestIndex }) => requestIndex)).toEqual([0, 1, 2, 3]);
    expect(found.unanswered.map(({ label }) => label)).toEqual(['t']);
    const positions = { items: [{ title: 'a' }, { title: 'b' }, { title: 'c' }, { title: 'd' }] };
    const byPosition = read(JSON.stringify(first) + JSON.stringify(second), { request: positions });
    expect(all(byPosition.operations).map(({ requestIndex }) => requestIndex)).toEqual([null, null, null, null]);
  });

  it('is a list of results if the only lists in them are lists of errors', () => {
    const results = [
      '{"sku":"a","errors":[{"message":"x"},{"message":"z"}]}',
      '{"sku":"b","errors":[{"message":"y"}]}',
    ];
    expect(lines(results.join(''))).toEqual(['document:0 failure a: x; z', 'document:1 failure b: y']);
  });

  it('requires strong evidence in only one text if the status is not 207', () => {
    const third = '{"results":[{"id":"u","status":200}]}';
    expect(lines(JSON.stringify(second) + third, { status: 200 })).toHaveLength(3);
  });

  it('may have a batch in each line of NDJSON', () => {
    const { operations } = report(`${JSON.stringify(first)}\n${JSON.stringify(second)}`);
    expect(all(operations).map(({ pointer }) => pointer)).toEqual([
      'line:0/results/0',
      'line:0/results/1',
      'line:1/results/0',
      'line:1/results/1',
    ]);
  });
});
