import { describe, expect, it } from 'vitest';
import { all, exchangeOf, report } from '../../../testing/jsonSample.ts';
import { parseExchange } from './parseExchange.ts';
import { parseNdjson } from './parseNdjson.ts';

it('parses one operation per line that is not blank, matched to the lines of the request', () => {
  const body =
    '{"line":1,"code":"a","status_code":201}\n\n{"line":2,"code":"b","status_code":422,"message":"Property does not exist."}\r\n';
  const { format, operations, problems } = parseNdjson(
    body,
    exchangeOf({ status: 200, method: 'PATCH', request: '{"code":"a"}\n{"code":"b"}\n' }),
  );
  expect(format).toBe('ndjson');
  expect(problems).toEqual([]);
  expect(all(operations)).toMatchObject([
    { pointer: 'line:0', label: 'a', status: 201, outcome: 'success', requestIndex: 0 },
    {
      pointer: 'line:1',
      label: 'b',
      status: 422,
      outcome: 'failure',
      message: 'Property does not exist.',
      requestIndex: 1,
    },
  ]);
  expect(body.slice(...(operations.detail(1).range ?? []))).toMatch(/^\{"line":2.*\}$/);
});

it('parses flags at a status other than 207 if each line of the request has a line', () => {
  const body = '{"success":true}\n{"success":false,"error":"Bad JSON.","document":"{bad"}';
  const { operations } = parseNdjson(body, exchangeOf({ status: 200, request: '{"id":"1"}\n{"id":"2"}' }));
  expect(all(operations).map(({ outcome, label, message }) => [outcome, label, message])).toEqual([
    ['success', '1', null],
    ['failure', '2', 'Bad JSON.'],
  ]);
});

it('skips invalid lines, with a problem for the first one', () => {
  const body = '{"id":"a","status":200}\n{"id":"b","stat\n{"id":"c","status":500}\n{"id"';
  const { operations, problems } = parseNdjson(body, exchangeOf());
  expect(all(operations).map(({ pointer, label, recovered }) => [pointer, label, recovered])).toEqual([
    ['line:0', 'a', true],
    ['line:2', 'c', true],
  ]);
  expect(problems).toMatchObject([{ code: 'not-well-formed', offset: 39, line: 2, column: 16 }]);
});

describe('a JSON text sequence', () => {
  it('has one operation per record, also if a record spans several lines', () => {
    const body =
      '\u001E{"job":"j1","status":200}\n\u001E{\n  "job": "j2",\n  "status": 415,\n  "message": "HEIC is not accepted"\n}\n';
    const { operations, problems } = report(body);
    expect(all(operations)).toMatchObject([
      { pointer: 'line:0', label: 'j1', status: 200 },
      { pointer: 'line:1', label: 'j2', status: 415, message: 'HEIC is not accepted' },
    ]);
    expect(problems).toEqual([]);
  });

  it('reports a truncated record with its line, and keeps the others', () => {
    const body = '\u001E{"job":"j1",\n"status":500}\n\u001E{"job":"j2",\n"co';
    const { operations, problems } = parseNdjson(body, exchangeOf());
    expect(all(operations)).toMatchObject([{ label: 'j1', status: 500 }]);
    expect(problems).toMatchObject([{ code: 'not-well-formed', line: 4, losesContent: true }]);
  });
});

// Found by fuzzing: `JSON.parse` threw twice for each line, which took 6 s for 500,000 lines.
it('skips very many invalid lines', () => {
  const body = `{"id":"a","status":200}\n${'d\n'.repeat(300_000)}{"id":"b","status":404}`;
  const { operations, problems } = parseNdjson(body, exchangeOf());
  expect(all(operations).map(({ pointer, label }) => [pointer, label])).toEqual([
    ['line:0', 'a'],
    ['line:300001', 'b'],
  ]);
  expect(problems).toMatchObject([{ code: 'not-well-formed', line: 2 }]);
});

it('returns no operations for log lines at a status other than 207', () => {
  const body = '{"level":"error","message":"boom happened"}\n{"level":"info","message":"started again"}';
  expect(parseNdjson(body, exchangeOf({ status: 200, method: 'GET' })).operations.size).toBe(0);
});

describe('a body that ends at the end of a line', () => {
  const body = '{"id":"a","status":200}\n{"id":"b","status":200}\n';
  const withHeaders = (...headers: readonly (readonly [string, string])[]) => {
    const exchange = exchangeOf();
    const values = headers.map(([name, value]) => ({ name, value }));
    return parseExchange({
      ...exchange,
      response: { ...exchange.response, headers: values },
      body: { text: body, problems: [] },
    });
  };

  it('is truncated if its Content-Length states more bytes', () => {
    const { verdict, problems } = withHeaders(['Content-Length', '72']);
    expect(verdict.outcome).toBe('unknown');
    expect(problems).toMatchObject([{ code: 'not-well-formed', cut: true }]);
  });

  it.each([
    ['it states its length', [['Content-Length', '48']]],
    [
      'it was compressed',
      [
        ['Content-Length', '72'],
        ['Content-Encoding', 'br'],
      ],
    ],
    ['it states no length', []],
  ] as const)('is complete if %s', (_, headers) => {
    expect(withHeaders(...headers).verdict.outcome).toBe('all-succeeded');
  });
});
