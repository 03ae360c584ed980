import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../testing/jsonSample.ts';

describe('an unknown word', () => {
  it.each([
    [
      [
        { id: 'a', status: 'pending' },
        { id: 'b', error: 'is locked' },
      ],
    ],
    [
      [
        { id: 'a', status: 'purple' },
        { id: 'b', status: 'purple', error: 'is locked' },
      ],
    ],
    [
      [
        { id: 'a', state: 'queued', error: null },
        { id: 'b', state: 'failed', error: 'is locked' },
      ],
    ],
    [
      [
        { id: 'a', state: 'running' },
        { id: 'b', state: 'error', error: 'is locked' },
      ],
    ],
    [
      [
        { id: 'a', status: 'IN_PROGRESS', name: 'x' },
        { id: 'b', error: 'is locked' },
      ],
    ],
    [
      [
        { id: 'a', code: 'SUCCESS' },
        { id: 'b', code: 'ERR_DUPLICATE', message: 'is there already' },
        { id: 'c', code: 'WEIRD' },
      ].toReversed(),
    ],
    [
      [
        { id: 'a', status: 'purple' },
        { id: 'b', status: 'failed' },
      ],
    ],
    [
      [
        { id: 'a', status: 'scheduled' },
        { id: 'b', status: 'failed' },
      ],
    ],
    [
      [
        { id: 'a', success: 'maybe' },
        { id: 'b', success: false },
      ],
    ],
    [
      [
        { id: 'a', status: 600 },
        { id: 'b', status: 404 },
      ],
    ],
    [
      [
        { id: 'a', status: 99 },
        { id: 'b', status: 404 },
      ],
    ],
    [
      [
        { id: 'a', status: '2OO' },
        { id: 'b', status: 404 },
      ],
    ],
  ])('is never a success: %j', (results) => {
    const outcomes = all(report({ results }).operations).map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 2)).toEqual(['unknown', 'failure']);
  });

  it.each([
    { id: 'a', email: 'a@example.com', name: 'Ann', status: 'ACTIVE', created: '2024-05-01' },
    { id: 799, name: 'Ship Your Idea', status: 'publish' },
    { id: 727, number: '727', status: 'pending', currency: 'USD', total: '29.35' },
  ])('does not change the success of a resource with a state of its own: %j', (thing) => {
    const results = [thing, { email: 'b@example.com', error: 'is taken' }];
    expect(all(report({ results }).operations).map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
  });

  it('is not enough to recognize results', () => {
    for (const word of ['pending', 'queued', 'purple']) {
      const { verdict, operations } = report({ results: [{ id: 'a', status: word }] });
      expect(operations.size).toBe(0);
      expect(verdict.outcome).toBe('unreadable');
    }
  });
});

describe('the confidence', () => {
  it.each([
    {
      results: [
        { id: 'a', status: 200 },
        { id: 'b', status: 201 },
      ],
    },
    {
      results: [
        { id: 'a', status: 200 },
        { id: 'b', status: 404, message: 'no such thing' },
      ],
    },
    { results: [{ id: 'a', status: 200 }] },
    {
      responses: [
        { name: 'a', statusCode: 204 },
        { name: 'b', statusCode: 409, error: 'is taken' },
      ],
    },
    {
      BatchResults: [
        { sku: 'a', httpStatus: 200 },
        { sku: 'b', httpStatus: 500 },
      ],
    },
    {
      operations: [
        { path: '/a', status: '200 OK' },
        { path: '/b', status: '423 Locked' },
      ],
    },
    {
      data: {
        results: [
          { id: 'a', status: 200 },
          { id: 'b', status: 503 },
        ],
      },
    },
    { results: { 'a-1': { status: 200 }, 'b-2': { status: 404 } } },
  ])('is certain for plain results with the statuses of HTTP at 207: %j', (body) => {
    const { confidence, verdict, evidence } = report(body);
    expect(confidence).toBe('certain');
    expect(inEnglish(verdict.sentence)).not.toContain('guess');
    expect(inEnglish(evidence)).not.toContain('guess');
  });

  it.each([
    {
      orders: [
        { orderId: 1, status: 200 },
        { orderId: 2, status: 400 },
      ],
    },
    {
      results: [
        { id: 'a', status: 200, price: 3, color: 'red' },
        { id: 'b', status: 404, price: 4, color: 'blue' },
      ],
    },
    {
      entries: [
        { method: 'GET', path: '/', status: 200 },
        { method: 'GET', path: '/x', status: 404 },
      ],
    },
    {
      results: [
        { id: 'a', status: 200 },
        { id: 'b', status: 299 },
      ],
    },
    { results: [{ id: 'a', status: 200 }, { id: 'b' }] },
    {
      results: [
        { id: 'a', success: true },
        { id: 'b', success: false },
      ],
    },
  ])('is not certain for what may be data: %j', (body) => {
    expect(report(body).confidence).not.toBe('certain');
  });

  it('is not certain at a status other than 207', () => {
    const body = {
      results: [
        { id: 'a', status: 200 },
        { id: 'b', status: 404, message: 'no such thing' },
      ],
    };
    expect(report(body, { status: 200 }).confidence).not.toBe('certain');
  });
});

describe('a body without recognized results', () => {
  it.each([
    { results: [{ id: 'a', status: 'purple' }], errors: [] },
    { data: [{ id: 'a', progress: 3 }], failures: [] },
    { things: { a: { state: 'purple' }, b: { state: 'green' } }, errors: [] },
  ])('is not an empty batch because of an empty list of errors: %j', (body) => {
    expect(report(body).verdict.outcome).toBe('unreadable');
  });

  it.each([{ results: [] }, { errors: [], warnings: [{ message: 'slow' }] }, { successes: [], failures: [], took: 3 }])(
    'is an empty batch if its lists are empty: %j',
    (body) => {
      expect(report(body).verdict.outcome).toBe('empty');
    },
  );

  it('is reported once, with its own message', () => {
    const { verdict, problems } = report({ results: [{ id: 'a', status: 'purple' }], message: 'Handed to the worker' });
    expect(inEnglish(verdict.sentence)).toBe('POST: no per-item results were recognized in the body.');
    expect(problems.map(({ message }) => inEnglish(message))).toEqual(['The body states: "Handed to the worker"']);
    expect(report({ id: 7 }).problems.map(({ message }) => inEnglish(message))).toEqual([
      'No per-item results were recognized in the body.',
    ]);
  });
});

describe('a list of successes', () => {
  it.each([
    [{ results: [{ id: 'a', status: 200 }], more: { results: [{ id: 'b', status: 500 }] } }, ['a', 'b']],
    [{ users: [{ id: 'a', status: 200 }], details: { groups: [{ id: 'b', status: 409 }] } }, ['a', 'b']],
    [{ items: [{ id: 1, ok: true }], report: { rows: [{ id: 2, ok: false, error: 'is locked' }] } }, ['1', '2']],
  ])('does not hide failures in a deeper list: %j', (body, labels) => {
    const { operations, verdict } = report(body);
    expect(all(operations).map(({ label }) => label)).toEqual(labels);
    expect(verdict.outcome).toBe('mixed');
  });

  it.each([
    { results: [{ id: 'a', status: 201 }], pending: [{ id: 'b' }] },
    { results: [{ id: 'a', status: 201 }], queuedItems: ['b', 'c'] },
    { results: [{ id: 'a', status: 201 }], inProgress: { b: {} } },
    { results: [{ id: 'a', status: 201 }], pending: 1 },
    { results: [{ id: 'a', status: 201 }], summary: { total: 2, succeeded: 1, pending: 1 } },
    { results: [{ id: 'a', status: 201 }], itemsQueued: 3 },
    { results: [{ id: 'a', status: 201 }], summary: { total: 2, succeeded: 1, skipped: 1 } },
    { results: [{ id: 'a', status: 201 }], skipped: 1 },
    { results: [{ id: 'a', status: 201 }], requested: 5, processed: 1 },
  ])('is not enough if other items are unfinished: %j', (body) => {
    const { summary, verdict } = report(body);
    expect(summary).toMatchObject({ success: 1 });
    expect(verdict.outcome).toBe('unknown');
  });

  it.each([
    { results: [{ id: 'a', status: 201 }], pending: [] },
    { results: [{ id: 'a', status: 201 }], summary: { total: 1, succeeded: 1, pending: 0 } },
    { results: [{ id: 'a', status: 201 }], issues: [{ severity: 'info', message: 'is slow' }] },
    { results: [{ id: 'a', status: 201 }], queuedAt: 1_700_000_000, remaining: 58, limit: 60 },
  ])('is enough if nothing is unfinished: %j', (body) => {
    expect(report(body).verdict.outcome).toBe('all-succeeded');
  });

  it.each([
    { results: [{ id: 'a', status: 201 }], issues: [{ severity: 'error', message: 'is locked' }] },
    { results: [{ id: 'a', status: 201 }], problems: [{ code: 'x', message: 'is locked' }] },
    { results: [{ id: 'a', status: 201 }], errors: 'two rows are bad' },
    { results: [{ id: 'a', status: 201 }], exception: 'java.lang.IllegalStateException' },
  ])('is not enough if problems are listed beside it: %j', (body) => {
    expect(report(body).verdict.outcome).toBe('mixed');
  });
});

it.each(['NO_SUCCESS', 'PARTIALLY_SUCCEEDED', 'SUCCESS_REVERTED', 'AWAITING_SUCCESS'])(
  'a result %s is not a success',
  (status) => {
    const results = [
      { id: 'a', status: 'success' },
      { id: 'b', status },
    ];
    expect(report({ results }).verdict.outcome).not.toBe('all-succeeded');
  },
);
