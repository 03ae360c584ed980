import { type Families, json, jsonBatch, joined, members, times } from '../family.ts';

const WRONG = 'wrong it is';
const ERROR = { error: { code: 'X', message: WRONG } };

/** HubSpot's response to a batch. */
function hubspot(results: number, errors: readonly (readonly string[])[]): object {
  return {
    status: 'COMPLETE',
    results: times(results, (i) => ({ id: String(i), properties: {} })),
    numErrors: errors.length,
    errors: errors.map((ids) => ({ status: 'error', category: 'OBJECT_NOT_FOUND', message: WRONG, context: { ids } })),
    startedAt: 'a',
    completedAt: 'b',
  };
}

/** The shapes with their own parsers. */
export const DIALECTS: Families = {
  'homekit-characteristics': {
    size: 2500,
    make: (n) => {
      const characteristics = times(n, (iid) => ({ aid: 1, iid, status: iid % 2 ? 0 : -70402 }));
      return jsonBatch({ characteristics }, { characteristics });
    },
  },
  'webdav-json-responses': {
    size: 2500,
    make: (n) =>
      json({
        multistatus: {
          response: times(n, (i) => ({
            href: `/f/${i}`,
            propstat: [
              { prop: { a: i }, status: 'HTTP/1.1 200 OK' },
              { prop: { b: '' }, status: 'HTTP/1.1 403 Forbidden' },
            ],
          })),
        },
      }),
  },
  'odata-groups': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { requests: times(n, (i) => ({ id: `r${i}`, method: 'POST', url: `x/${i}`, atomicityGroup: `g${i >> 3}` })) },
        {
          responses: times(n, (i) => ({
            id: `r${i}`,
            status: i % 2 ? 200 : 409,
            atomicityGroup: `g${i >> 3}`,
            body: ERROR,
          })),
        },
      ),
  },
  'fhir-entries': {
    size: 1500,
    make: (n) =>
      json({
        resourceType: 'Bundle',
        type: 'batch-response',
        entry: times(n, (i) => ({
          response: {
            status: i % 2 ? '201 Created' : '409 Conflict',
            outcome: {
              resourceType: 'OperationOutcome',
              issue: [{ severity: 'error', code: 'x', diagnostics: WRONG }],
            },
          },
        })),
      }),
  },
  'scim-operations': {
    size: 1500,
    make: (n) =>
      jsonBatch(
        { Operations: times(n, (i) => ({ method: 'POST', bulkId: `b${i}`, path: '/Users', data: {} })) },
        {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
          Operations: times(n, (i) => ({
            method: 'POST',
            bulkId: `b${i}`,
            status: '409',
            response: { status: '409', detail: WRONG, scimType: 'uniqueness' },
          })),
        },
      ),
  },
  'jmap-not-created': {
    size: 1500,
    make: (n) =>
      jsonBatch(
        { using: [], methodCalls: [['Email/set', { create: members(n, (i) => [`k${i}`, {}]) }, 'c0']] },
        {
          sessionState: 'x',
          methodResponses: [
            [
              'Email/set',
              { accountId: 'a', notCreated: members(n, (i) => [`k${i}`, { type: 'invalid', description: WRONG }]) },
              'c0',
            ],
          ],
        },
      ),
  },
  'jmap-calls': {
    size: 1500,
    make: (n) =>
      jsonBatch(
        {
          using: [],
          methodCalls: times(n, (i) => [
            'Email/get',
            { '#ids': { resultOf: `c${i - 1}`, name: 'x', path: '/' } },
            `c${i}`,
          ]),
        },
        {
          sessionState: 'x',
          methodResponses: times(n, (i) => [
            'error',
            { type: i === 0 ? 'serverFail' : 'invalidResultReference', description: WRONG },
            `c${i}`,
          ]),
        },
      ),
  },
  'json-rpc': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        times(n, (i) => ({ jsonrpc: '2.0', id: i, method: 'x', params: [] })),
        times(n, (i) => ({
          jsonrpc: '2.0',
          id: i,
          ...(i % 2 ? { result: {} } : { error: { code: -32_000, message: WRONG } }),
        })),
      ),
  },
  'json-api-errors': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { 'atomic:operations': times(n, () => ({ op: 'add', data: { type: 'a' } })) },
        {
          errors: times(n, (i) => ({
            status: '409',
            title: 'x',
            detail: WRONG,
            source: { pointer: `/atomic:operations/${i}` },
          })),
        },
        { type: 'application/vnd.api+json' },
      ),
  },
  'json-api-results': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { 'atomic:operations': times(n, () => ({ op: 'add', data: { type: 'a' } })) },
        { 'atomic:results': times(n, (i) => ({ data: { type: 'a', id: String(i) } })) },
        { type: 'application/vnd.api+json' },
      ),
  },
  'graphql-mutations': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { query: 'mutation { a { userErrors { message } } }' },
        {
          data: members(n, (i) => [`m${i}`, { userErrors: i % 2 ? [{ message: WRONG }] : [] }]),
          errors: times(n, (i) => ({ message: WRONG, path: [`m${i}`] })),
        },
      ),
  },
  'graphql-errors': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { query: `{${joined(n, (i) => `a${i}: x { id }`, ' ')}}` },
        {
          data: members(n, (i) => [`a${i}`, i % 2 ? null : { id: i }]),
          errors: times(n, (i) => ({ message: WRONG, path: [`a${i}`], extensions: { code: 'X' } })),
        },
      ),
  },
  'graphql-user-errors': {
    size: 1000,
    make: (n) =>
      json({ data: members(n, (i) => [`m${i}`, { userErrors: [{ field: ['input', '0'], message: WRONG }] }]) }),
  },
  'hubspot-errors': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        { inputs: times(n * 2, (i) => ({ id: i < n ? String(i) : `x${i - n}` })) },
        hubspot(
          n,
          times(n, (i) => [`x${i}`]),
        ),
      ),
  },
  'hubspot-ids-in-one': {
    size: 1000,
    make: (n) => jsonBatch({ inputs: times(n, (i) => ({ id: `x${i}` })) }, hubspot(0, [times(n, (i) => `x${i}`)])),
  },
  'rest-li-maps': {
    size: 1500,
    make: (n) =>
      json({
        results: members(n, (i) => [`i${i}`, {}]),
        errors: members(n, (i) => [`e${i}`, { message: WRONG, status: 404 }]),
        statuses: {},
      }),
  },
  'rpc-statuses': {
    size: 1500,
    make: (n) =>
      json({
        status: times(n, (i) => (i % 2 ? {} : { code: 5, message: WRONG })),
        writeResults: times(n, () => ({})),
      }),
  },
  'rpc-details': {
    size: 1500,
    make: (n) =>
      json({
        code: 3,
        message: WRONG,
        details: times(n, (i) => ({
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: `ops[${i}].x`, description: WRONG }],
        })),
        status: {},
      }),
  },
  'zoho-records': {
    size: 1500,
    make: (n) =>
      jsonBatch(
        { data: times(n, () => ({})) },
        {
          data: times(n, (i) => ({
            code: i % 2 ? 'SUCCESS' : 'INVALID_DATA',
            details: { api_name: 'x', id: `i${i}` },
            message: WRONG,
            status: i % 2 ? 'success' : 'error',
          })),
        },
      ),
  },
  'elastic-bulk': {
    size: 1500,
    make: (n) =>
      json(
        {
          took: 1,
          errors: true,
          items: times(n, (i) => ({
            index: {
              _index: 'a',
              _id: `i${i}`,
              status: i % 2 ? 201 : 409,
              ...(i % 2 ? {} : { error: { type: 'x', reason: WRONG } }),
            },
          })),
        },
        { requestType: 'application/x-ndjson', request: joined(n, (i) => `{"index":{"_id":"i${i}"}}\n{"a":1}\n`) },
      ),
  },
  'trpc-results': {
    size: 1500,
    make: (n) =>
      json(
        times(n, (i) =>
          i % 2
            ? { result: { data: 1 } }
            : { error: { message: WRONG, code: -32_600, data: { code: 'X', httpStatus: 400, path: `p${i}` } } },
        ),
        { url: `https://api.example/trpc/${joined(n, (i) => `p${i}`, ',')}?batch=1` },
      ),
  },
  'glpi-items': {
    size: 1500,
    make: (n) => json(times(n, (i) => ({ [String(i + 16)]: i % 2 === 0, message: i % 2 ? WRONG : '' }))),
  },
};
