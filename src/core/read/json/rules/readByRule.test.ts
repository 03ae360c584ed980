import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import type { ParsedBody } from '../../../model/parsedBody.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { readJson } from '../readJson.ts';
import { all, exchangeOf, type Sample } from '../../../../../testing/jsonSample.ts';
import { parseRules } from './parseRules.ts';

function read(rule: object, body: unknown, sample: Sample = {}): ParsedBody {
  const { rules, problems } = parseRules(
    JSON.stringify({ version: 1, rules: [{ id: 'own', name: 'Own', container: '/items', ...rule }] }),
  );
  expect(problems).toEqual([]);
  return typeof body === 'string'
    ? parseNdjson(body, exchangeOf(sample), rules)
    : readJson(JSON.stringify(body), exchangeOf(sample), rules);
}

function brief(rule: object, body: unknown, sample?: Sample): readonly string[] {
  return all(read(rule, body, sample).operations).map(({ pointer, status, outcome, label, message, requestIndex }) =>
    [pointer, status ?? '-', outcome, label, message, requestIndex === null ? null : `@${requestIndex}`]
      .filter((part) => part !== null)
      .join(' '),
  );
}

describe('a rule', () => {
  it('precedes dialects, and the evidence states that it is a user rule', () => {
    const body = { responses: [{ id: '1', status: 200, body: { done: false } }] };
    const { dialect, evidence, confidence, operations } = read(
      { container: '/responses', status: '/body/done' },
      body,
      { url: 'https://graph.microsoft.example/v1.0/$batch' },
    );
    expect(dialect).toEqual({ id: 'own', name: 'Own' });
    expect(inEnglish(evidence)).toBe('Your rule "Own": responses[].body.done: present in 1 of 1 item');
    expect(confidence).toBe('certain');
    expect(operations.outcome(0)).toBe('failure');
  });

  it('applies only to 207 by default', () => {
    const body = { items: [{ id: 'a', ok: 'J' }] };
    const rule = { status: '/ok', states: { success: ['J'] } };
    expect(brief(rule, body, { status: 200 })).toEqual([]);
    expect(brief({ ...rule, anyStatus: true }, body, { status: 200 })).toEqual(['/items/0 - success a']);
  });

  it('applies only to its URLs, signature and items', () => {
    const body = { kind: 'x', items: [{ id: 'a' }, { id: 'b', e: 1 }] };
    const url = 'https://api.example/v1/7/import?x=1';
    const count = (rule: object): number => {
      const { dialect, operations } = read({ error: '/e', ...rule }, body, { url });
      return dialect?.id === 'own' ? operations.size : 0;
    };
    expect(count({})).toBe(2);
    expect(count({ url: '/v1/*/import' })).toBe(2);
    expect(count({ url: ['/v2/*', 'https://other.example/*'] })).toBe(0);
    expect(count({ signature: ['/kind', { at: '/kind', is: ['x', 'y'] }] })).toBe(2);
    expect(count({ signature: [{ at: '/kind', is: ['y'] }] })).toBe(0);
    expect(count({ every: ['/id'] })).toBe(2);
    expect(count({ every: ['/e'] })).toBe(0);
  });

  it('interprets statuses, booleans, words, and codes that only look like statuses', () => {
    const body = {
      items: [
        { id: 'a', s: 201 },
        { id: 'b', s: '404 Not Found' },
        { id: 'c', s: true },
        { id: 'd', s: false },
        { id: 'e', s: 'rolled back' },
        { id: 'f', s: 'ACTIVE' },
        { id: 'g', s: 202 },
        { id: 'h' },
      ],
    };
    expect(brief({ status: '/s', states: { failure: ['202'], absent: 'notice' } }, body)).toEqual([
      '/items/0 201 success a',
      '/items/1 404 failure b',
      '/items/2 - success c',
      '/items/3 - failure d',
      '/items/4 - dependent e',
      '/items/5 - unknown f',
      '/items/6 - failure g',
      '/items/7 - notice h',
    ]);
    expect(brief({ status: '/s', states: { otherwise: 'failure' } }, body)[0]).toBe('/items/0 - failure a');
  });

  it('reports a failure if an error or the container contradicts a good status', () => {
    const body = {
      items: [
        { id: 'a', s: 200 },
        { id: 'b', s: 200, errors: ['too long a name'] },
      ],
    };
    expect(brief({ status: '/s', error: '/errors' }, body)).toEqual([
      '/items/0 200 success a',
      '/items/1 200 failure b too long a name',
    ]);
    expect(brief({ status: '/s', container: [{ at: '/items', outcome: 'failure' }] }, body)).toHaveLength(2);
  });

  it('takes labels and messages from the item, its key, its list, the request and parallel lists', () => {
    const body = { results: [{ c: 0 }, { c: 7 }], names: ['x', 'y'], texts: { '1': 'it is full' } };
    const rule = {
      container: '/results',
      status: '/c',
      states: { success: ['0'], otherwise: 'failure' },
      label: ['/name', '@body/names/{key}'],
      message: ['@body/texts/{key}'],
      request: { list: '/in' },
    };
    expect(brief(rule, body, { request: { in: [{ n: 1 }, { n: 2 }] } })).toEqual([
      '/results/0 - success x @0',
      '/results/1 - failure y it is full @1',
    ]);
    expect(
      brief(
        {
          container: '/bad/*',
          label: ['@request/n'],
          message: '@list',
          error: '',
          request: { list: '/{1}', id: '', same: '/k' },
        },
        { bad: { in: ['a'] } },
        {
          request: {
            in: [
              { k: 'b', n: 'B' },
              { k: 'a', n: 'A' },
            ],
          },
        },
      ),
    ).toEqual(['/bad/in/0 - failure A in @1']);
  });

  it('finds containers at any depth, without the values that are not operations', () => {
    const body = { a: { rows: [{ id: 1, ok: true }, null] }, b: [{ rows: [false, { id: 2, ok: false }] }] };
    expect(brief({ container: '/**/rows', status: '/ok', without: [null, false] }, body)).toEqual([
      '/a/rows/0 - success 1',
      '/b/0/rows/1 - failure 2',
    ]);
  });

  it('parses NDJSON', () => {
    expect(
      brief(
        { container: '', status: '/r', states: { success: ['+'], failure: ['-'] } },
        '{"r":"+","id":"a"}\n{"r":"-","id":"b"}',
      ),
    ).toEqual(['line:0 - success a', 'line:1 - failure b']);
  });

  it('counts results that match no request item', () => {
    const rule = { container: '/done', status: '/ok' };
    const request = { rows: [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }] };
    const { unanswered, requestItems } = read(rule, { done: [{ ok: true }, { ok: true }] }, { request });
    expect([unanswered, requestItems]).toEqual([[{ index: 2, label: 'c' }], 3]);
    const failures = { container: [{ at: '/wrong', outcome: 'failure' }] };
    expect(read(failures, { wrong: [{ why: 'x' }] }, { request }).unanswered).toEqual([]);
  });

  it('counts request items without a result as successes if it has `implied`', () => {
    const rule = {
      container: [{ at: '/errors', outcome: 'failure' }],
      request: { list: '/rows', index: '/row', from: 1 },
    };
    const request = { rows: [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }], partial: true };
    const body = { errors: [{ row: 2, message: 'no price given' }] };
    const silent = read(rule, body, { request });
    expect(silent.operations.size).toBe(1);
    expect(silent.unanswered.map(({ index }) => index)).toEqual([0, 2]);

    const implied = read({ ...rule, implied: true }, body, { request });
    expect(implied.unanswered).toEqual([]);
    expect(inEnglish(implied.evidence)).toContain('2 request items are not mentioned, which implies success');
    expect(
      all(implied.operations).map(({ pointer, outcome, note, label, requestIndex, range }) => [
        pointer,
        outcome,
        note,
        label,
        requestIndex,
        range === null,
      ]),
    ).toEqual([
      ['/errors/0', 'failure', null, 'b', 1, false],
      ['request:0', 'success', 'implied', 'a', 0, true],
      ['request:2', 'success', 'implied', 'c', 2, true],
    ]);
    expect(read({ ...rule, implied: true }, { errors: [] }, { request }).operations.size).toBe(3);
    expect(read({ ...rule, implied: '/partial' }, body, { request }).operations.size).toBe(3);
    expect(read({ ...rule, implied: '/other' }, body, { request }).operations.size).toBe(1);
    // If the failed request item is not known, neither are the successful ones.
    expect(
      read({ ...rule, implied: true }, { errors: [{ message: 'no price given' }] }, { request }).operations.size,
    ).toBe(1);
  });

  it('implies no successes if the body is truncated', () => {
    const rule = { container: '/errors', error: '', request: { list: '/rows', index: '/row' }, implied: true };
    const { rules } = parseRules(JSON.stringify({ version: 1, rules: [{ id: 'a', name: 'A', ...rule }] }));
    const exchange = exchangeOf({ request: { rows: [1, 2, 3] } });
    const { operations } = readJson('{"errors":[{"row":0,"message":"no"},{"row":1', exchange, rules);
    expect(all(operations).map(({ pointer }) => pointer)).toEqual(['/errors/0']);
  });
});

describe('a response that lists only failures', () => {
  const body = { errors: [{ index: 1, message: 'no price given' }] };
  const request = [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }];

  it('implies no successes by default', () => {
    const { operations, evidence, unanswered } = readJson(JSON.stringify(body), exchangeOf({ request }));
    expect(operations.size).toBe(1);
    expect(inEnglish(evidence)).toContain('2 of 3 request items are not mentioned');
    expect(unanswered.map(({ index }) => index)).toEqual([0, 2]);
  });

  it.each([
    ['Prefer', 'respond-async, return=minimal'],
    ['prefer', 'return="minimal"'],
    ['Brief', 't'],
  ])('implies successes if the request asks for failures only: %s: %s', (name, value) => {
    const exchange = exchangeOf({ request });
    const terse = { ...exchange, request: { ...exchange.request, headers: [{ name, value }] } };
    const { operations, unanswered } = readJson(JSON.stringify(body), terse);
    expect(all(operations).map(({ outcome, note }) => [outcome, note])).toEqual([
      ['failure', null],
      ['success', 'implied'],
      ['success', 'implied'],
    ]);
    expect(unanswered).toEqual([]);
  });
});

describe('request items that a rule implies', () => {
  const outcomes = (url: string, request: unknown, body: unknown): readonly string[] =>
    all(readJson(JSON.stringify(body), exchangeOf({ url, request })).operations).map(({ outcome }) => outcome);
  const url = 'https://westus.in.telemetry.example/v2/track';
  const events = ['a', 'b', 'c'].map((name) => ({ name, time: '2026-01-01T00:00:00Z', iKey: 'k', data: {} }));

  it('are unknown if the body counts fewer successes', () => {
    expect(outcomes(url, events, { itemsReceived: 1, itemsAccepted: 1, errors: [] })).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(outcomes(url, events, { itemsReceived: 3, itemsAccepted: 3, errors: [] })).toEqual([
      'success',
      'success',
      'success',
    ]);
  });
});
