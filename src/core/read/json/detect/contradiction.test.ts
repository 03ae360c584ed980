import { describe, expect, it } from 'vitest';
import { parseExchange } from '../../parseExchange.ts';
import { rulesFromJson } from '../rules/parseRules.ts';
import { all, exchangeOf, report, type Sample } from '../../../../../testing/jsonSample.ts';

const JOB = {
  id: 'j1',
  kind: 'import',
  status: 'failed',
  createdAt: '2024-05-01',
  error: { message: 'no disk space' },
};

/** `outcome: message` of the first operation. */
function first(body: unknown, sample?: Sample): string {
  const [operation] = all(report(body, sample).operations);
  return `${operation?.outcome}: ${operation?.message}`;
}

describe('an item that states success', () => {
  it.each([
    [{ status: 200, body: { error: { message: 'no such user' } } }, 'no such user'],
    [{ status: 200, body: { error: 'no such user' } }, 'no such user'],
    [{ status: 200, body: { id: 'u1', error: 'no such user' } }, 'no such user'],
    [{ status: 200, body: { errors: [{ code: 'E1', message: 'is locked' }] } }, 'is locked'],
    [{ status: 200, body: { data: null, errors: [{ message: 'is locked' }] } }, 'is locked'],
    [{ status: 200, body: { status: 500 } }, 'body.status is 500'],
    [{ status: 200, body: { status: 500, message: 'out of memory' } }, 'out of memory'],
    [{ status: 200, body: { statusCode: '404', error: 'Not Found', message: 'no such page' } }, 'no such page'],
    [{ status: 200, body: { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'not yours' } }, 'not yours'],
    [{ status: 200, body: { id: 'u1', status: 409, message: 'is taken' } }, 'is taken'],
    [{ status: 200, body: { success: false, message: 'is taken' } }, 'is taken'],
    [{ status: 200, body: { success: false } }, 'body.success is false'],
    [{ status: 200, body: { ok: false, error: 'channel_not_found' } }, 'channel_not_found'],
    [{ status: 200, body: { status: 'error', message: 'is taken' } }, 'is taken'],
    [{ status: 200, body: { status: 'fail', data: { title: 'A title is required' } } }, 'A title is required'],
    [{ status: 200, body: { isError: true, content: [{ text: 'tool failed to start' }] } }, 'tool failed to start'],
    [{ status: 200, body: '{"error":{"message":"no such user"}}' }, 'no such user'],
    [{ status: 200, body: '{"status":503,"message":"try again later"}' }, 'try again later'],
    [{ status: 200, body: btoa('{"error":{"message":"no such user"}}') }, 'no such user'],
    [
      { status: 200, body: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }] },
      'duplicate value found',
    ],
    [{ status: 200, body: { data: { success: false, message: 'is taken' } } }, 'is taken'],
    [{ statusCode: 200, response: { error: { message: 'no such user' } } }, 'no such user'],
    [{ statusCode: 200, response: { status: 500, message: 'out of memory' } }, 'out of memory'],
    [{ status: 200, result: { success: false, message: 'is taken' } }, 'is taken'],
    [{ status: 200, message: 'OK', body: { error: { message: 'no such user' } } }, 'no such user'],
    [{ status: 200, error: { message: 'no such user' } }, 'no such user'],
    [{ status: 200, error: 'no such user' }, 'no such user'],
    [{ status: 201, errors: ['the name is too long'] }, 'the name is too long'],
    [{ status: 200, errorMessage: 'the name is too long' }, 'the name is too long'],
    [{ status: 200, errorCode: 'E42', errorMessage: 'is locked' }, 'is locked'],
    [{ status: 200, validationErrors: [{ field: 'name', message: 'the name is too long' }] }, 'the name is too long'],
    [{ success: true, errors: ['the name is too long'] }, 'the name is too long'],
    [{ success: true, error: { message: 'is locked' } }, 'is locked'],
    [{ ok: true, error: { message: 'is locked' } }, 'is locked'],
    [{ status: 'success', error: 'is locked now' }, 'is locked now'],
    [{ status: 'success', code: 500 }, 'code is 500'],
    [{ status: 'success', code: 500, message: 'out of memory' }, 'out of memory'],
    [{ success: true, code: 404 }, 'code is 404'],
    [{ status: 'ok', statusCode: 500, message: 'out of memory' }, 'out of memory'],
    [{ status: 200, statusText: 'Internal Server Error' }, 'Internal Server Error'],
    [{ code: 200, reasonPhrase: 'Not Found', body: '{}' }, 'Not Found'],
  ])('is a failure if it contradicts itself: %j', (item, message) => {
    const body = { results: [{ id: 'a', ...item }] };
    const { verdict, summary } = report(body);
    expect(first(body)).toBe(`failure: ${message}`);
    expect(summary).toMatchObject({ total: 1, failure: 1 });
    expect(verdict.outcome).toBe('all-failed');
  });

  it('keeps its status and has a note with the contradicting member', () => {
    const [operation] = all(report({ results: [{ id: 'a', status: 200, body: { error: 'is gone' } }] }).operations);
    expect(operation).toMatchObject({ status: 200, outcome: 'failure', note: 'contradicted by body.error' });
  });

  it('is partial if its body counts failures', () => {
    const body = { results: [{ id: 'a', status: 200, body: { total: 3, succeeded: 1, failed: 2 } }] };
    expect(first(body)).toMatch(/^partial/);
    expect(report(body).verdict.outcome).toBe('mixed');
  });

  it.each([
    { status: 200, error: null },
    { status: 200, error: '' },
    { status: 200, error: 'none' },
    { status: 200, error: 'No error' },
    { status: 200, error: {} },
    { status: 200, error: false },
    { status: 200, errors: [] },
    { status: 200, errors: {} },
    { status: 200, errors: { messages: [], count: 0 } },
    { status: 200, errorCount: 0 },
    { status: 200, errorCode: 0 },
    { status: 200, errorCode: '0', errorMessage: 'Success' },
    { status: 200, errorCode: 200 },
    { status: 200, error: { code: 0, message: 'Success' } },
    { status: 200, error: { code: '0000', message: 'all is well' } },
    { status: 200, warnings: [{ message: 'the field "x" is deprecated' }] },
    { status: 200, warning: 'the field "x" is deprecated' },
    { status: 200, errors: [{ severity: 'WARNING', message: 'the field "x" is deprecated' }] },
    { status: 200, lastError: 'timed out yesterday' },
    { status: 200, errorPolicy: 'continue' },
    { status: 200, errorsIgnored: true },
    { status: 200, body: { error: null, id: 'u1' } },
    { status: 200, body: { errors: [], data: { id: 'u1' } } },
    { status: 200, body: { errorCount: 0, total: 3 } },
    { status: 200, body: { message: 'without any error' } },
    { status: 200, body: { status: 'success', code: 200 } },
    { status: 200, body: { status: 200, message: 'OK' } },
    { status: 200, body: { valid: false } },
    { status: 200, body: { id: 'u1', active: false, deleted: false } },
    { status: 200, body: 'error: none of them' },
    { status: 200, body: JOB },
    { status: 200, body: JSON.stringify(JOB) },
    { status: 201, body: { id: 'pay_1', status: 'failed', amount: 200, currency: 'eur', failure_code: 'declined' } },
    { status: 200, body: { orderId: 7, status: 400 } },
    { status: 200, body: { items: [JOB, { ...JOB, id: 'j2', status: 'done', error: null }] } },
    { status: 200, body: { value: [JOB] } },
    { status: 200, body: [JOB] },
    { status: 200, body: { name: 'build', success: false, number: 12, duration: 5 } },
    { status: 200, statusText: 'OK' },
    { status: 204, reason: 'No Content' },
    { success: true, errors: [], code: 0 },
    { success: true, code: 200 },
    { status: 'success', code: 'ABC' },
  ])('is a success if it does not contradict itself: %j', (item) => {
    const body = { results: [{ id: 'a', ...item }] };
    expect(report(body).summary).toMatchObject({ total: 1, success: 1 });
  });

  it('ignores codes in a column that does not hold HTTP statuses', () => {
    const results = [
      { id: 'a', status: 'success', code: 1001 },
      { id: 'b', status: 'success', code: 404 },
    ];
    expect(report({ results }).summary).toMatchObject({ total: 2, success: 2 });
  });

  it('is partial if it is a 207 with a failure inside', () => {
    const inner = [
      { id: 'x', status: 200 },
      { id: 'y', status: 500 },
    ];
    for (const body of [{ results: inner }, inner, JSON.stringify({ results: inner }), { things: inner }])
      expect(first({ results: [{ id: 'a', status: 207, body }] })).toBe('partial: null');
    expect(first({ results: [{ id: 'a', status: 207, data: { results: inner } }] })).toBe('partial: null');
    expect(first({ results: [{ id: 'a', status: 200, body: { results: inner } }] })).toBe('partial: null');
    expect(first({ results: [{ id: 'a', status: 207, body: { succeeded: ['x'], failed: ['y'] } }] })).toBe(
      'partial: null',
    );
    expect(first({ results: [{ id: 'a', status: 200, body: { things: [{ name: 'x', status: 404 }] } }] })).toBe(
      'success: null',
    );
  });

  it('is a failure if only the name of its list states success', () => {
    const body = { succeeded: [{ id: 'a' }, { id: 'b', error: { message: 'is locked' } }], failed: [] };
    expect(all(report(body).operations).map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
  });
});

describe('a contradiction', () => {
  const error = { error: { code: 'NotFound', message: 'no such user' } };

  it.each([
    [
      'graph',
      { responses: [{ id: '1', status: 200, body: error }] },
      { url: 'https://graph.microsoft.com/v1.0/$batch' },
    ],
    ['odata', { responses: [{ id: '1', status: 200, body: error }] }, { url: 'https://api.example/$batch' }],
    [
      'scim',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
        Operations: [
          {
            method: 'POST',
            status: '200',
            response: {
              schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
              status: '404',
              detail: 'no such user',
            },
          },
        ],
      },
      {},
    ],
    [
      'elasticsearch-bulk',
      { items: [{ index: { _index: 'u', _id: '1', status: 201, error: { type: 'x', reason: 'no such user' } } }] },
      {},
    ],
    [
      'json-rpc',
      [{ jsonrpc: '2.0', id: 1, result: { ok: true }, error: { code: -32000, message: 'no such user' } }],
      {},
    ],
    ['json-rpc', [{ jsonrpc: '2.0', id: 1, result: { success: false, message: 'no such user' } }], {}],
    [
      'trpc',
      [{ result: { data: { success: false, error: 'no such user' } } }],
      { url: 'https://a.example/api/trpc/user.get?batch=1' },
    ],
    [
      'hubspot',
      { status: 'COMPLETE', completedAt: 'x', results: [{ id: '1', error: { message: 'no such user' } }] },
      {},
    ],
    ['graphql', [{ data: { user: null }, errors: ['no such user'] }], { request: [{ query: '{user{id}}' }] }],
    [
      'rest-li',
      { results: { 1: { status: 200, error: { message: 'no such user' } } }, errors: {}, statuses: { 1: 200 } },
      {},
    ],
  ] as const)('is found in the shape of %s', (dialect, body, sample) => {
    const read = report(body, sample);
    expect(read.dialect?.id).toBe(dialect);
    expect(all(read.operations).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['failure', 'no such user'],
    ]);
  });

  it('is not found in a null error, or in results that are resources', () => {
    const trpc = [{ result: { data: { id: 1 } }, error: null }];
    expect(report(trpc, { url: 'https://a.example/api/trpc/user.get?batch=1' }).summary).toMatchObject({ success: 1 });
    const rpc = [{ jsonrpc: '2.0', id: 1, result: JOB, error: null }];
    expect(report(rpc).summary).toMatchObject({ total: 1, success: 1 });
    const hubspot = { status: 'COMPLETE', completedAt: 'x', results: [{ ...JOB, properties: { status: 'failed' } }] };
    expect(report(hubspot).summary).toMatchObject({ total: 1, success: 1 });
  });

  it('is found in a FHIR entry by the severity of its issues', () => {
    const entry = (severity: string): unknown => ({
      response: {
        status: '200 OK',
        outcome: {
          resourceType: 'OperationOutcome',
          issue: [{ severity, code: 'invalid', diagnostics: 'no such code' }],
        },
      },
    });
    const body = {
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [entry('error'), entry('warning'), entry('information')],
    };
    expect(all(report(body).operations).map(({ outcome }) => outcome)).toEqual(['failure', 'success', 'success']);
  });

  it('is found by built-in and user rules', () => {
    const text = JSON.stringify({
      list: [
        { name: 'a', state: 'OK', body: error },
        { name: 'b', state: 'OK', body: {} },
      ],
    });
    const { rules } = rulesFromJson({
      version: 1,
      rules: [{ id: 'mine', name: 'Mine', container: '/list', status: '/state', label: '/name' }],
    });
    const { operations, dialect } = parseExchange({ ...exchangeOf(), body: { text, problems: [] } }, rules);
    expect(dialect?.id).toBe('mine');
    expect(all(operations).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['failure', 'no such user'],
      ['success', null],
    ]);
  });

  it('is found in the parts of a multipart body', () => {
    const part = (json: unknown): string =>
      `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(json)}\r\n`;
    const body = `${part(error)}${part(JOB)}${part({ id: 'u1' })}--b--\r\n`;
    const { operations } = report(body, { contentType: 'multipart/mixed; boundary=b' });
    expect(all(operations).map(({ outcome, message }) => [outcome, message])).toEqual([
      ['failure', 'no such user'],
      ['success', null],
      ['success', null],
    ]);
  });

  it('is found in lines of NDJSON and in nested items', () => {
    const line = (item: unknown): string => `${JSON.stringify(item)}\n`;
    const lines = line({ id: 'a', status: 200, body: error }) + line({ id: 'b', status: 200, body: { id: 'b' } });
    expect(report(lines).summary).toMatchObject({ total: 2, failure: 1, success: 1 });
    const inner = {
      responses: [
        { id: '1a', status: 200, body: error },
        { id: '1b', status: 200, body: {} },
      ],
    };
    const nested = report({ responses: [{ id: '1', status: 200, body: inner }] });
    expect(all(nested.operations).map(({ outcome }) => outcome)).toEqual(['partial', 'failure', 'success']);
  });
});
