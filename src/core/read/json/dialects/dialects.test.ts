import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../model/operation.ts';
import { readJson } from '../readJson.ts';
import { all, exchangeOf, type Sample } from '../../../../../testing/jsonSample.ts';

function read(body: unknown, sample: Sample): ReturnType<typeof readJson> {
  return readJson(JSON.stringify(body), exchangeOf(sample));
}

function brief({ label, status, outcome, message, requestIndex }: Operation): unknown {
  return [label, status, outcome, message, requestIndex];
}

describe('tRPC', () => {
  it('labels results with the procedures in the URL, with and without a transformer', () => {
    const body = [
      { result: { data: { json: { ok: true }, meta: {} } } },
      {
        error: {
          json: {
            message: 'Out of stock',
            code: -32009,
            data: { code: 'CONFLICT', httpStatus: 409, path: 'cart.add' },
          },
        },
      },
      {
        error: {
          message: '[{"path":["card"],"message":"Required"}]',
          code: -32600,
          data: { code: 'BAD_REQUEST', httpStatus: 400, path: 'cart.pay' },
        },
      },
    ];
    const { dialect, confidence, operations } = read(body, {
      url: 'http://x/api/trpc/cart.get,cart.add%2Ccart.pay?batch=1',
    });
    expect([dialect?.id, confidence]).toEqual(['trpc', 'certain']);
    expect(all(operations).map(brief)).toEqual([
      ['cart.get', null, 'success', null, 0],
      ['cart.add', 409, 'failure', 'Out of stock', 1],
      ['cart.pay', 400, 'failure', 'card: Required', 2],
    ]);
  });
});

describe('Graph and OData', () => {
  const requests = [
    { id: '1', method: 'GET', url: '/me' },
    { id: '2', method: 'DELETE', url: '/groups/0' },
    { id: '3', method: 'GET', url: '/users', dependsOn: ['2'] },
  ];

  it('matches responses in any order to the URLs of the request', () => {
    const responses = [
      { id: '3', status: 424, body: { error: { code: 'FailedDependency', message: 'Dependency failed' } } },
      {
        id: '2',
        status: 429,
        headers: { 'Retry-After': '10' },
        body: { error: { code: 'TooManyRequests', message: 'Too many requests' } },
      },
    ];
    const { dialect, operations, unanswered } = read(
      { responses },
      { status: 200, url: 'https://graph.microsoft.com/v1.0/$batch', request: { requests } },
    );
    expect(dialect?.id).toBe('graph');
    expect(all(operations).map(brief)).toEqual([
      ['/users', 424, 'dependent', 'Dependency failed', 2],
      ['/groups/0', 429, 'failure', 'Too many requests', 1],
    ]);
    expect(operations.detail(1)).toMatchObject({ method: 'DELETE', retryAfter: '10', code: 'TooManyRequests' });
    expect(unanswered).toEqual([{ index: 0, label: '/me' }]);
  });

  it('reports atomicity groups', () => {
    const responses = [
      { id: 'a', atomicityGroup: 'g1', status: 201, headers: { location: '/Orders(1)' }, body: { Status: 400 } },
    ];
    const { dialect, operations } = read({ responses }, { status: 200, url: 'https://x/v4/$batch' });
    expect(dialect?.id).toBe('odata');
    expect(operations.detail(0)).toMatchObject({
      label: 'a',
      status: 201,
      group: 'g1',
      location: '/Orders(1)',
      outcome: 'success',
    });
  });
});

describe('JSON-RPC', () => {
  it('matches by id, does not interpret negative codes as statuses, and expects no response to a notification', () => {
    const request = [
      { jsonrpc: '2.0', method: 'sum', id: '1' },
      { jsonrpc: '2.0', method: 'notify' },
      { jsonrpc: '2.0', method: 'get', id: 404 },
      { jsonrpc: '2.0', method: 'late', id: 5 },
    ];
    const body = [
      { jsonrpc: '2.0', result: 7, id: 404 },
      { jsonrpc: '2.0', error: { code: -32601, message: 'Method not found' }, id: '1' },
      { jsonrpc: '2.0', error: { code: -32600, message: 'Invalid Request' }, id: null },
    ];
    const { operations, unanswered } = read(body, { status: 200, request });
    expect(all(operations).map(brief)).toEqual([
      ['get', null, 'success', null, 2],
      ['sum', null, 'failure', 'Method not found', 0],
      ['#2', null, 'failure', 'Invalid Request', null],
    ]);
    expect(operations.detail(1).code).toBe('-32601');
    expect(unanswered).toEqual([{ index: 3, label: 'late' }]);
  });
});

describe('GraphQL', () => {
  it('parses a list of results', () => {
    const request = [{ operationName: 'Me', query: 'query Me{me}' }, { query: 'query Cart{cart}' }, { query: '{x y}' }];
    const body = [
      { data: { me: { id: 1 } } },
      {
        errors: [{ message: 'Cart is down', path: ['cart'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
        data: { cart: null },
      },
      { errors: [{ message: 'y is down', path: ['y'] }], data: { x: 1, y: null } },
    ];
    expect(all(read(body, { status: 200, request }).operations).map(brief)).toEqual([
      ['Me', null, 'success', null, 0],
      ['Cart', null, 'failure', 'Cart is down', 1],
      ['y', null, 'partial', 'y is down', 2],
    ]);
  });

  it('parses failed fields and the user errors of a mutation', () => {
    const body = {
      data: { cart: null },
      errors: [{ message: 'Cart is down', path: ['cart', 0], extensions: { http: { status: 503 } } }],
    };
    expect(all(read(body, { status: 200 }).operations).map(brief)).toEqual([
      ['cart.0', 503, 'failure', 'Cart is down', null],
    ]);
    const mutation = {
      data: {
        variantsUpdate: {
          variants: [],
          userErrors: [{ field: ['variants', '1', 'price'], message: 'must be positive' }],
        },
      },
    };
    expect(all(read(mutation, { status: 200 }).operations).map(brief)).toEqual([
      ['variants.1.price', null, 'failure', 'must be positive', 1],
    ]);
  });
});

describe('Elasticsearch', () => {
  it('parses a bulk response', () => {
    const request =
      '{"index":{"_index":"t","_id":"1"}}\n{"f":1}\n{"delete":{"_index":"t","_id":"2"}}\n{"create":{"_id":"3"}}\n{"f":3}\n';
    const items = [
      { index: { _index: 't', _id: '1', result: 'created', _shards: { failed: 0 }, status: 201 } },
      { delete: { _index: 't', _id: '2', result: 'not_found', status: 404 } },
      {
        create: {
          _index: 't',
          _id: '3',
          status: 409,
          error: { type: 'version_conflict_engine_exception', reason: '[3]: version conflict' },
        },
      },
    ];
    const { dialect, operations } = read(
      { took: 486, errors: true, items },
      { status: 200, request, url: 'http://x/_bulk' },
    );
    expect(dialect?.id).toBe('elasticsearch-bulk');
    expect(all(operations).map(brief)).toEqual([
      ['t/1', 201, 'success', null, 0],
      ['t/2', 404, 'failure', 'not_found', 1],
      ['t/3', 409, 'failure', '[3]: version conflict', 2],
    ]);
  });

  it('parses a multi-search, but not the hits of its searches', () => {
    const responses = [
      { took: 3, hits: { hits: [{ _source: { status: 404 } }] }, status: 200 },
      {
        error: { type: 'index_not_found_exception', reason: 'no such index [missing]', index: 'missing' },
        status: 404,
      },
    ];
    const request = '{"index":"a"}\n{"query":{}}\n{"index":"missing"}\n{"query":{}}\n';
    expect(all(read({ took: 3, responses }, { status: 200, request }).operations).map(brief)).toEqual([
      ['a', 200, 'success', null, 0],
      ['missing', 404, 'failure', 'no such index [missing]', 1],
    ]);
  });
});

describe('the cause of a dependent operation', () => {
  const causes = ({ operations }: ReturnType<typeof readJson>): readonly unknown[] =>
    all(operations).map((_, i) => operations.causes?.(i) ?? null);
  const url = 'https://services.odata.example/v4/$batch';

  it('is the failed request at the end of its dependencies', () => {
    const requests = [
      { id: 'a', method: 'POST', url: '/a' },
      { id: 'b', method: 'POST', url: '/b', dependsOn: ['a'] },
      { id: 'c', method: 'POST', url: '/c', dependsOn: ['b'] },
      { id: 'd', method: 'POST', url: '/d' },
      { id: 'e', method: 'POST', url: '/e', dependsOn: ['e', 'gone'] },
    ];
    const responses = [
      { id: 'd', status: 500 },
      { id: 'e', status: 424 },
      { id: 'c', status: 424 },
      { id: 'b', status: 424 },
      { id: 'a', status: 409 },
    ];
    expect(causes(read({ responses }, { url, request: { requests } }))).toEqual([null, [], [4], [4], null]);
  });

  it('is the failed member of its atomicity group, or of the group that it depends on', () => {
    const requests = [
      { id: '1', atomicityGroup: 'g', method: 'POST', url: 'A' },
      { id: '2', atomicityGroup: 'g', method: 'POST', url: 'B' },
      { id: '3', method: 'GET', url: 'C', dependsOn: ['g'] },
      { id: '4', method: 'GET', url: 'D' },
    ];
    const responses = [
      { id: '1', status: 424 },
      { id: '2', status: 400 },
      { id: '3', status: 424 },
      { id: '4', status: 404 },
    ];
    const reading = read({ responses }, { url, request: { requests } });
    expect(causes(reading)).toEqual([[1], null, [1], null]);
    expect(all(reading.operations).map(({ group }) => group)).toEqual(['g', 'g', null, null]);
  });
});

describe('a dialect', () => {
  it('reports results without a request item, and request items without a result', () => {
    const rest = read(
      { results: { '1': { status: 204 }, '9': { status: 204 } }, errors: {} },
      { url: 'https://x.example/r?ids=List(1,2)' },
    );
    expect(rest.dialect?.id).toBe('rest-li');
    expect(all(rest.operations).map(({ label, unrequested }) => [label, unrequested])).toEqual([
      ['1', false],
      ['9', true],
    ]);
    expect(rest.unanswered).toEqual([{ index: 1, label: '2' }]);
  });

  it('does not recognize bodies that only resemble its shape', () => {
    const dialects = [
      { results: {}, errors: {} },
      { status: [{ code: 17 }], writeResults: [{}] },
      { status: [{ code: 0 }] },
      { resourceType: 'Bundle', type: 'searchset', entry: [] },
      { methodResponses: [['a', {}]] },
      [{ id: 1, message: 'hello there' }],
      { data: [{ code: 'SUCCESS', status: 'success' }] },
    ].map((body) => read(body, { status: 207 }).dialect);
    expect(dialects.every((dialect) => dialect === null)).toBe(true);
  });
});
