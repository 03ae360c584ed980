import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { exchangeOf, report, type Sample, type UnansweredSample } from '../../../../../testing/jsonSample.ts';

const FOUR = ['a', 'b', 'c', 'd'].map((name) => ({ name, size: 3 }));
const TWO = [{ status: 200 }, { status: 201 }];
const ndjson = (...lines: readonly unknown[]): string => lines.map((line) => JSON.stringify(line)).join('\n');
const GENERAL: readonly UnansweredSample[] = [
  [
    'a bare list',
    { request: FOUR },
    TWO,
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  ['a list of ids', { request: ['x', 'y', 'z'] }, TWO, [[2, 'z']]],
  [
    'lists of one name',
    { request: { items: FOUR, tags: [{ a: 1 }] } },
    { items: TWO },
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  [
    'the only list of objects',
    { request: { requests: FOUR, fields: ['id'] } },
    { results: TWO },
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  ['a list of ids in an object', { request: { userIds: [7, 8, 9] } }, { results: TWO }, [[2, null]]],
  [
    'ids of the server',
    { request: FOUR },
    [{ id: '501', status: 201 }],
    [
      [1, 'b'],
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  [
    'names that come back',
    { request: { users: FOUR } },
    { results: [{ name: 'd', success: true }] },
    [
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ],
  ],
  [
    'a list of successes',
    { request: { users: FOUR } },
    { created: [{ id: 5 }, { id: 6 }], failed: [] },
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  [
    'no results',
    { request: { requests: FOUR } },
    { results: [] },
    [
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  [
    'nothing',
    { request: FOUR.slice(0, 2) },
    [],
    [
      [0, 'a'],
      [1, 'b'],
    ],
  ],
  [
    'NDJSON in the request',
    { request: ndjson(...FOUR), requestType: 'application/x-ndjson' },
    TWO,
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
];

describe('request items after the last result', () => {
  it.each(GENERAL)('have no result: %s', (_, sent, body, missing) => {
    const { unanswered, verdict } = report(body, sent);
    expect(unanswered.map(({ index, label }) => [index, label])).toEqual(missing);
    expect(verdict.outcome).not.toBe('all-succeeded');
    expect(verdict.outcome).not.toBe('empty');
    for (const [index, label] of missing.slice(0, 3))
      expect(inEnglish(verdict.sentence)).toContain(label ?? `#${index}`);
  });

  it('are counted in the verdict sentence', () => {
    expect(inEnglish(report({ results: TWO }, { request: { requests: FOUR } }).verdict.sentence)).toContain(
      'POST: 2 items succeeded; 2 of 4 request items have no result: c, d.',
    );
  });

  it('are found for NDJSON', () => {
    const sent = { request: ndjson(...FOUR), requestType: 'application/x-ndjson' };
    expect(parseNdjson(ndjson(...TWO), exchangeOf(sent), []).unanswered.map(({ index }) => index)).toEqual([2, 3]);
  });
});

describe('a missing result', () => {
  it.each<readonly [string, Sample, unknown]>([
    ['as many results', { request: FOUR.slice(0, 2) }, TWO],
    ['more results', { request: FOUR.slice(0, 1) }, TWO],
    ['fields that were asked for', { request: { fields: ['a', 'b', 'c'], filter: { x: 1 } } }, { results: TWO }],
    ['lists that cannot be told apart', { request: { rules: FOUR, users: FOUR } }, { results: TWO }],
    ['lines of a text', { request: 'name\na\nb\nc', requestType: 'text/csv' }, { results: TWO }],
    ['parameters of the URL', { method: 'GET', url: 'https://h.test/x?expand=a,b,c' }, { results: TWO }],
    ['a list of failures that is empty', { request: { items: FOUR } }, { errors: [] }],
    ['a list of failures', { request: { items: FOUR } }, { errors: [{ message: 'no' }] }],
    ['no request', {}, { results: [] }],
  ])('is not reported: %s', (_, sent, body) => {
    expect(report(body, sent).unanswered).toEqual([]);
  });

  it('is not reported if the client asks for failures only', () => {
    const exchange = exchangeOf({ request: { requests: FOUR } });
    const headers = [...exchange.request.headers, { name: 'Prefer', value: 'return=minimal' }];
    const minimal = { ...exchange, request: { ...exchange.request, headers } };
    expect(readJson('{"results":[]}', minimal).unanswered).toEqual([]);
  });

  it('is not reported if the body is cut', () => {
    const cut = JSON.stringify({ results: [...TWO, { status: 204 }] }).slice(0, -6);
    const reading = readJson(cut, exchangeOf({ request: { requests: FOUR } }));
    expect(reading.operations.size).toBeGreaterThan(0);
    expect(reading.unanswered).toEqual([]);
  });
});
