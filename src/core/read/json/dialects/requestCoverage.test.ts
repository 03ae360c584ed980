import { inEnglish } from '../../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { report, type Sample, type UnansweredSample } from '../../../../../testing/jsonSample.ts';

const FOUR = ['a', 'b', 'c', 'd'].map((name) => ({ name, size: 3 }));
const gets = FOUR.map((_, id) => ({ id: String(id), method: 'GET', url: `/users/${id}` }));
const ndjson = (...lines: readonly unknown[]): string => lines.map((line) => JSON.stringify(line)).join('\n');
const bulk: Sample = {
  url: 'https://es.example/_bulk',
  requestType: 'application/x-ndjson',
  request: ndjson(
    { index: { _index: 'x', _id: '1' } },
    { a: 1 },
    { delete: { _id: '2' } },
    { create: { _id: '3' } },
    { a: 1 },
  ),
};
const bulked = {
  took: 3,
  errors: false,
  items: [{ index: { _id: '1', status: 201 } }, { delete: { _id: '2', status: 200 } }],
};
const scim = (...operations: readonly unknown[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
  Operations: operations,
});
const removal = (id: number): object => ({ method: 'DELETE', path: `/Users/${id}` });
const removed = (id: number): object => ({
  method: 'DELETE',
  location: `https://h.test/v2/Users/${id}`,
  status: '204',
});
const zoho = { code: 'SUCCESS', details: { id: '1' }, message: 'record added', status: 'success' };

const NAMED: readonly UnansweredSample[] = [
  [
    'Microsoft Graph',
    { url: 'https://graph.microsoft.com/v1.0/$batch', request: { requests: gets } },
    {
      responses: [
        { id: '3', status: 200 },
        { id: '0', status: 204 },
      ],
    },
    [
      [1, '/users/1'],
      [2, '/users/2'],
    ],
  ],
  ['Elasticsearch bulk', bulk, bulked, [[2, '3']]],
  [
    'Elasticsearch searches',
    {
      url: 'https://es.example/_msearch',
      requestType: 'application/x-ndjson',
      request: ndjson({ index: 'a' }, {}, { index: 'b' }, {}),
    },
    { responses: [{ hits: {}, status: 200 }] },
    [[1, 'b']],
  ],
  [
    'GraphQL',
    { request: ['A', 'B', 'C'].map((name) => ({ query: `query ${name}{a}` })) },
    [{ data: { a: 1 } }, { data: { a: 2 } }],
    [[2, 'C']],
  ],
  [
    'tRPC',
    { method: 'GET', url: 'https://h.test/trpc/a,b,c?batch=1' },
    [{ result: { data: 1 } }],
    [
      [1, 'b'],
      [2, 'c'],
    ],
  ],
  [
    'JSON:API operations',
    {
      request: {
        'atomic:operations': [
          { op: 'add', data: { type: 'x' } },
          { op: 'remove', ref: { type: 'z', id: '1' } },
        ],
      },
    },
    { 'atomic:results': [{ data: { type: 'x', id: '1' } }] },
    [[1, 'z/1']],
  ],
  [
    'Firestore',
    { request: { writes: FOUR } },
    { writeResults: [{}, {}], status: [{}, {}] },
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  ['Zoho', { request: { data: [{ Last_Name: 'a' }, { Last_Name: 'b' }] } }, { data: [zoho] }, [[1, 'b']]],
  [
    'GLPI',
    { url: 'https://h.test/apirest.php/Computer', request: { input: FOUR } },
    [
      { id: 8, message: '' },
      { id: 9, message: '' },
    ],
    [
      [2, 'c'],
      [3, 'd'],
    ],
  ],
  [
    'HubSpot',
    { request: { inputs: [{ properties: { email: 'a' } }, { properties: { email: 'b' } }] } },
    { status: 'COMPLETE', results: [{ id: '1' }], completedAt: 'x' },
    [[1, null]],
  ],
  [
    'SCIM that stopped',
    {
      request: {
        failOnErrors: 1,
        Operations: [{ method: 'POST', path: '/Users', bulkId: 'x' }, removal(2), removal(3)],
      },
    },
    scim({ method: 'POST', bulkId: 'x', status: '409' }),
    [
      [1, '/Users/2'],
      [2, '/Users/3'],
    ],
  ],
  [
    'SCIM without ids, by what was removed',
    { request: { Operations: [removal(1), removal(2), removal(3)] } },
    scim(removed(3), removed(2)),
    [[0, '/Users/1']],
  ],
  [
    'SCIM with nothing',
    { request: { Operations: [removal(1), removal(2)] } },
    scim(),
    [
      [0, '/Users/1'],
      [1, '/Users/2'],
    ],
  ],
  [
    'JSON-RPC without notifications',
    {
      request: [
        { jsonrpc: '2.0', method: 'a', id: 1 },
        { jsonrpc: '2.0', method: 'n' },
        { jsonrpc: '2.0', method: 'b', id: 2 },
      ],
    },
    [{ jsonrpc: '2.0', result: 1, id: 1 }],
    [[2, 'b']],
  ],
  [
    'FHIR',
    { request: { entry: [{ request: { url: 'Patient/1' } }, { request: { url: 'Patient/2' } }] } },
    { resourceType: 'Bundle', type: 'batch-response', entry: [{ response: { status: '200 OK' } }] },
    [[1, 'Patient/2']],
  ],
];

describe('request items after the last result of a dialect', () => {
  it.each(NAMED)('are unanswered: %s', (_, sent, body, missing) => {
    const { unanswered, requestItems, verdict } = report(body, sent);
    expect(unanswered.map(({ index, label }) => [index, label])).toEqual(missing);
    expect(verdict.outcome).not.toBe('all-succeeded');
    expect(inEnglish(verdict.sentence)).toContain(`${missing.length} of ${requestItems} request items`);
  });

  it.each<readonly [string, Sample, unknown]>([
    ['filter_path', { ...bulk, url: 'https://es.example/_bulk?filter_path=items.*.error' }, bulked],
    [
      'a notification of JSON-RPC',
      {
        request: [
          { jsonrpc: '2.0', method: 'a', id: 1 },
          { jsonrpc: '2.0', method: 'n' },
        ],
      },
      [{ jsonrpc: '2.0', result: 1, id: 1 }],
    ],
  ])('are not expected to have a result: %s', (_, sent, body) => {
    expect(report(body, sent).unanswered).toEqual([]);
  });
});
