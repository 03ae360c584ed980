import type { Sample } from './sample.ts';

const GET: Sample = { method: 'GET' };

const BODIES: readonly (readonly [name: string, body: unknown, sample?: Sample])[] = [
  ['an entity', { id: 1, name: 'x', status: 'active', owner: { id: 200 } }, GET],
  [
    'a list of entities',
    [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ],
    GET,
  ],
  [
    'a page of a list',
    {
      items: [
        { id: 1, status: 'active' },
        { id: 2, status: 'draft' },
      ],
      page: 1,
      total: 2,
    },
    GET,
  ],
  [
    'orders with states',
    {
      orders: [
        { id: 1, status: 'completed' },
        { id: 2, status: 'cancelled' },
      ],
    },
    GET,
  ],
  [
    'orders with numeric states',
    {
      orders: [
        { orderId: 1, status: 200 },
        { orderId: 2, status: 400 },
      ],
    },
    GET,
  ],
  [
    'payments, some of them failed',
    {
      data: [
        { id: 'p1', status: 'succeeded' },
        { id: 'p2', status: 'failed', failure_code: 'card_declined', failure_message: 'declined' },
      ],
    },
    GET,
  ],
  [
    'jobs of a pipeline',
    [
      { id: 1, name: 'build', status: 'success' },
      { id: 2, name: 'test', status: 'failed', failure_reason: 'script_failure' },
    ],
    GET,
  ],
  [
    'workflow runs',
    {
      total_count: 2,
      workflow_runs: [
        { id: 1, status: 'completed', conclusion: 'success' },
        { id: 2, status: 'completed', conclusion: 'failure' },
      ],
    },
    GET,
  ],
  [
    'jobs with errors',
    {
      jobs: [
        { id: 1, state: 'done', error: null },
        { id: 2, state: 'error', error: 'out of memory' },
      ],
    },
    GET,
  ],
  [
    'an access log',
    {
      entries: [
        { method: 'GET', path: '/', status: 200 },
        { method: 'GET', path: '/x', status: 404 },
      ],
    },
    GET,
  ],
  [
    'uptime checks',
    [
      { url: 'https://a', status: 200, time: 12 },
      { url: 'https://b', status: 503, time: 90 },
    ],
    GET,
  ],
  ['health', { status: 'UP', components: { db: { status: 'UP' }, disk: { status: 'DOWN', error: 'full' } } }, GET],
  [
    'a search',
    {
      took: 3,
      hits: {
        total: { value: 2 },
        hits: [
          { _id: '1', _source: { status: 404 } },
          { _id: '2', _source: { status: 200 } },
        ],
      },
    },
  ],
  [
    'a search by POST',
    {
      results: [
        { id: 1, score: 0.5 },
        { id: 2, score: 0.4 },
      ],
      facets: [],
    },
    { request: { query: 'x', filters: [{ field: 'a' }] } },
  ],
  [
    'a search for two ids',
    {
      results: [
        { id: '1', name: 'a' },
        { id: '2', name: 'b' },
      ],
    },
    { request: { ids: ['1', '2'] } },
  ],
  [
    'a validation error',
    { message: 'The given data was invalid.', errors: { email: ['The email field is required.'] } },
    { status: 422, request: { email: '' } },
  ],
  [
    'a list of validation errors',
    {
      errors: [
        { field: 'email', message: 'is required' },
        { field: 'name', message: 'is too short' },
      ],
    },
    { status: 400, request: { email: '', name: 'x' } },
  ],
  [
    'validation errors that point into a list',
    { errors: [{ path: 'items[1].price', message: 'must be positive' }] },
    { status: 422, request: { items: [{ price: 1 }, { price: -1 }] } },
  ],
  ['a problem', { type: 'about:blank', title: 'Not Found', status: 404, detail: 'no such thing' }, { status: 404 }],
  [
    'one error',
    {
      error: {
        code: 404,
        message: 'Not found',
        errors: [{ domain: 'global', reason: 'notFound', message: 'Not found' }],
      },
    },
    { status: 404 },
  ],
  ['a GraphQL result', { data: { me: { id: 1, status: 'ACTIVE' } } }, { request: { query: '{me{id}}' } }],
  [
    'a GraphQL request that is wrong',
    { errors: [{ message: 'Cannot query field "x"', locations: [{ line: 1, column: 2 }] }] },
    { request: { query: '{x}' } },
  ],
  [
    'a JSON-RPC answer',
    { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } },
    { request: { jsonrpc: '2.0', id: 1, method: 'x' } },
  ],
  ['a tRPC query without a batch', { result: { data: { id: 1 } } }, GET],
  ['a delta', { added: [{ id: 1 }], removed: [{ id: 2 }], modified: [] }, GET],
  ['a diff of dependencies', { created: ['a'], updated: ['b'], deleted: [] }, GET],
  [
    'prices',
    [
      { id: 200, price: 404 },
      { id: 404, price: 500 },
    ],
    GET,
  ],
  [
    'coordinates',
    {
      features: [
        {
          type: 'Feature',
          geometry: {
            coordinates: [
              [200, 404],
              [404, 200],
            ],
          },
        },
      ],
    },
    GET,
  ],
  ['settings', { retries: { ok: 200, notFound: 404 }, timeouts: { read: 503 } }, GET],
  ['translations', { error: 'Fehler', success: 'Erfolg', failed: 'Fehlgeschlagen' }, GET],
  [
    'messages of a chat',
    {
      messages: [
        { id: 1, text: 'error: 404' },
        { id: 2, text: 'ok' },
      ],
    },
    GET,
  ],
  [
    'notifications',
    {
      notifications: [
        { id: 1, type: 'error', message: 'Build failed' },
        { id: 2, type: 'success', message: 'Deployed' },
      ],
    },
    GET,
  ],
  [
    'logs',
    {
      logs: [
        { level: 'error', message: 'boom happened' },
        { level: 'info', message: 'started' },
      ],
    },
    GET,
  ],
  ['a chart', { labels: ['a', 'b'], series: [{ name: 'x', data: [200, 404, 500] }] }, GET],
  ['analytics that were sent', { success: true }, { request: [{ event: 'a' }, { event: 'b' }] }],
  ['an upload', { ok: true, files: [{ name: 'a.txt', url: '/a.txt' }] }, { request: { files: [{ name: 'a.txt' }] } }],
  [
    'permissions',
    {
      results: [
        { action: 'read', allowed: true },
        { action: 'write', allowed: false },
      ],
    },
    { request: { actions: [{ action: 'read' }, { action: 'write' }] } },
  ],
  ['feature flags', { flags: { 'new-ui': { enabled: true }, 'beta-2': { enabled: false, reason: 'TARGETING' } } }, GET],
  [
    'an OData list',
    {
      '@odata.context': 'https://x/$metadata',
      value: [
        { id: 1, Status: 404 },
        { id: 2, Status: 200 },
      ],
    },
    GET,
  ],
  [
    'a FHIR search',
    {
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [{ resource: { id: 'o1', status: 'final' }, search: { mode: 'match' } }],
    },
    GET,
  ],
];

/** What an ordinary page asks for all day. None of it answers several things at once. */
export const ORDINARY = BODIES.map(([name, body, sample]) => ({ name, body, sample }));
