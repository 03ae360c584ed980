import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../testing/jsonSample.ts';
import { statesSuccess } from './vocabulary/failureWords.ts';

it.each([
  [{ id: 'b', success: true, status: 'ROLLED_BACK' }, { id: 'a', success: true }, 'dependent'],
  [{ id: 'b', status: 200, rolledBack: true }, { id: 'a', status: 200 }, 'failure'],
  [{ id: 'b', status: 200, timed_out: true }, { id: 'a', status: 200, timed_out: false }, 'failure'],
  [{ id: 'b', success: true, notFound: true }, { id: 'a', success: true }, 'failure'],
])('a good status does not overrule what was undone: %j', (undone, good, outcome) => {
  expect(all(report({ results: [good, undone] }).operations).map((operation) => operation.outcome)).toEqual([
    'success',
    outcome,
  ]);
});

it.each([
  'Rolled back successfully',
  "wasn't successful",
  'isn’t ok',
  'lacks success',
  'hardly successful',
  'ok then lost',
  'Success rate 0',
  'success reverted',
])('the message "%s" does not state a success', (message) => {
  expect(statesSuccess(message)).toBe(false);
});

it.each(['ok', 'Success.', 'request processed successfully', 'Order cancelled successfully'])(
  'the message "%s" states a success',
  (message) => {
    expect(statesSuccess(message)).toBe(true);
  },
);

it('a record of a batch without a response and an error is unknown', () => {
  const batches = [
    [
      { custom_id: 'a', response: { status_code: 200 }, error: null },
      { custom_id: 'b', response: null, error: null },
    ],
    [
      { recordId: 'a', modelInput: { x: 1 }, modelOutput: { y: 1 } },
      { recordId: 'b', modelInput: { x: 1 } },
    ],
  ];
  for (const batch of batches)
    expect(all(report(batch).operations).map(({ outcome }) => outcome)).toEqual(['success', 'unknown']);
});

it('an item of atomic:results with a status is no result of a completed operation', () => {
  const { operations, verdict } = report({ 'atomic:results': [{ data: { id: 1 } }, { statusCode: 503 }] });
  expect(all(operations).map(({ outcome }) => outcome)).toContain('failure');
  expect(verdict.outcome).not.toBe('all-succeeded');
});

it.each([
  [{ results: [{ id: 'a', status: 409 }] }, 'partial', 'data.results[0]'],
  [
    {
      items: [
        { id: 'a', status: 200 },
        { id: 'b', error: 'locked' },
      ],
    },
    'partial',
    'data.items[1]',
  ],
])('a success whose data lists a failed result is partial: %j', (data, outcome, member) => {
  const body = {
    results: [
      { id: 1, status: 200, data },
      { id: 2, status: 200 },
    ],
  };
  const [first, second] = all(report(body).operations);
  expect([first?.outcome, second?.outcome]).toEqual([outcome, 'success']);
  expect(first?.note).toContain(member);
});

it.each([
  { results: [{ id: 'a', status: 200 }] },
  { items: [{ id: 'a', title: 'An order', total: 409 }] },
  { id: 'job', items: [{ id: 'a', name: 'n', status: 409, size: 1, owner: 'o' }] },
])('a success with other data is a success: %j', (data) => {
  const body = {
    results: [
      { id: 1, status: 200, data },
      { id: 2, status: 200 },
    ],
  };
  expect(report(body).verdict.outcome).toBe('all-succeeded');
});

it.each([
  ['quota exceeded', 'unknown'],
  ['failed to save', 'unknown'],
  ['Not Found', 'failure'],
  ['OK', 'success'],
  ['already exists', 'success'],
  ['cancelled', 'success'],
  ['Permission denied', 'unknown'],
  ['not authorized', 'unknown'],
])('the reason "%s" beside the status 200 leaves: %s', (reason, outcome) => {
  const body = {
    results: [
      { id: 1, status: 200, reason },
      { id: 2, status: 200 },
    ],
  };
  expect(all(report(body).operations).map((operation) => operation.outcome)).toEqual([outcome, 'success']);
});

it('a status text that is a word for failure leaves the outcome unknown', () => {
  const results = [
    { id: 1, status: 200, statusText: 'Failed' },
    { id: 2, status: 200, statusText: 'Success' },
  ];
  expect(all(report({ results }).operations).map(({ outcome }) => outcome)).toEqual(['unknown', 'success']);
});

it.each([
  [
    {
      results: [
        { id: 1, status: 200, result: { items: [{ id: 'a', error: 'locked' }] } },
        { id: 2, status: 200 },
      ],
    },
  ],
  [
    [
      { jsonrpc: '2.0', id: 1, result: { results: [{ id: 'a', status: 409 }] } },
      { jsonrpc: '2.0', id: 2, result: {} },
    ],
  ],
])('a failed result in the list of a result is partial: %j', (body) => {
  expect(all(report(body).operations).map(({ outcome }) => outcome)).toEqual(['partial', 'success']);
});

it('null in atomic:results is unknown, an empty object is a success', () => {
  const results = [null, {}, { data: { type: 'a', id: '1' } }];
  expect(all(report({ 'atomic:results': results }).operations).map(({ outcome }) => outcome)).toEqual([
    'unknown',
    'success',
    'success',
  ]);
});

describe('an empty response of a multi-search', () => {
  const body = { took: 1, responses: [{ hits: { hits: [] }, status: 200 }, {}] };
  const outcomes = (url: string): readonly string[] =>
    all(report(body, { status: 200, url }).operations).map(({ outcome }) => outcome);

  it('is unknown', () => {
    expect(outcomes('https://es.example/_msearch')).toEqual(['success', 'unknown']);
    expect(outcomes('https://es.example/search')).toEqual(['success', 'unknown']);
  });

  it('is a success if filter_path removed its members', () => {
    expect(outcomes('https://es.example/_msearch?filter_path=responses.error')).toEqual(['success', 'success']);
  });
});

describe('a GraphQL payload whose type is an error', () => {
  const failed = { __typename: 'EmailTakenError', message: 'The address is taken' };
  const user = { __typename: 'User', id: '1' };
  const outcomes = (body: unknown, request: unknown): readonly (readonly [string | null, string, unknown])[] =>
    all(report(body, { status: 200, request }).operations).map(({ label, outcome, message }) => [
      label,
      outcome,
      message,
    ]);

  it('is a failure of its mutation', () => {
    const query = 'mutation { createUser(email: "a") { __typename ... on EmailTakenError { message } } }';
    expect(outcomes({ data: { createUser: failed } }, { query })).toEqual([
      ['createUser', 'failure', 'The address is taken'],
    ]);
    expect(outcomes({ data: { a: failed, b: user } }, { query: query.replace('createUser', 'a: createUser') })).toEqual(
      [
        ['a', 'failure', 'The address is taken'],
        ['b', 'success', null],
      ],
    );
  });

  it('is a failure of its request in a batch, as are user errors', () => {
    const query = 'mutation { createUser { id } }';
    const payloads = [failed, user, { userErrors: [{ message: 'The name is empty' }] }, { userErrors: [], user }];
    const body = payloads.map((createUser) => ({ data: { createUser } }));
    expect(outcomes(body, [{ query }, { query }, { query }, { query }]).map(([, outcome]) => outcome)).toEqual([
      'failure',
      'success',
      'failure',
      'success',
    ]);
  });

  const batchOutcomes = (query: string, payload: unknown, operationName?: string): readonly string[] =>
    outcomes(
      [{ data: { a: payload } }, { data: { a: { id: 1 } } }],
      [
        { query, operationName },
        { query, operationName },
      ],
    ).map(([, outcome]) => outcome);

  it.each([
    [{ success: false, message: 'No space' }],
    [{ ok: false, error: { message: 'No space' } }],
    [{ result: failed }],
    [[user, failed]],
    [{ ...failed, __typename: 'NotFoundException' }],
  ])('and other failures in the payload of a mutation fail in a batch: %j', (payload) => {
    expect(batchOutcomes('mutation { a { id } }', payload)).toEqual(['failure', 'success']);
  });

  it.each([
    ['fragment F on User { id } mutation { a { ...F } }', undefined],
    ['# {\nmutation { a }', undefined],
    ['query Q($x: In = {mutation: "}"}) { b } mutation M { a }', 'M'],
  ])('are found after other definitions and comments: %s', (query, name) => {
    expect(batchOutcomes(query, { userErrors: [{ message: 'No space' }] }, name)).toEqual(['failure', 'success']);
  });

  it.each([
    ['query Q($mutation: ID) { job { errors } }', { errors: [{ message: 'No space' }] }],
    ['{ mutation { a } }', { success: false }],
    ['{ a { value } }', { __typename: 'MeasurementError', value: 0.1 }],
  ])('are not assumed in the data of a query: %s', (query, payload) => {
    expect(batchOutcomes(query, payload)).toEqual(['success', 'success']);
  });

  it('is data in the result of a query', () => {
    const query = 'query { lastError { __typename code } job { errors { message } } }';
    const data = { lastError: { __typename: 'BuildError', code: 'E1' }, job: { errors: [{ message: 'No space' }] } };
    expect(outcomes({ data }, { query })).toEqual([]);
  });
});
