import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';

const LOCK = {
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'app', dependencies: { 'http-errors': '^2.0.0' } },
    'node_modules/http-errors': { version: '2.0.0', dependencies: { depd: '2.0.0' }, engines: { node: '>= 0.8' } },
    'node_modules/es-errors': { version: '1.3.0', engines: { node: '>= 0.4' } },
    'node_modules/inherits': { version: '2.0.4' },
  },
};

/** Long enough to count as a map of packages by name. */
const DEPENDENCIES = Object.fromEntries(
  ['accepts', 'body-parser', 'bytes', 'cookie', 'debug', 'depd', 'http-errors', 'ms', 'error-ex', 'vary'].map(
    (name) => [name, { version: '1.0.0', resolved: `https://registry.example/${name}.tgz`, requires: { ms: '2.0.0' } }],
  ),
);

const ENTRY = {
  startedDateTime: '2024-05-01T10:00:00.000Z',
  time: 12,
  request: { method: 'GET', url: 'https://a.example/', httpVersion: 'HTTP/1.1', headers: [] },
  response: { status: 200, statusText: 'OK', headers: [], content: { size: 0, mimeType: 'text/html' } },
  timings: { send: 0, wait: 12, receive: 0 },
};

describe('a document of another kind', () => {
  it.each([
    ['package-lock.json', LOCK],
    ['package-lock.json, version 1', { name: 'app', lockfileVersion: 1, dependencies: DEPENDENCIES }],
    ['a map of packages without a version of the file', { name: 'app', dependencies: DEPENDENCIES }],
    [
      'Pipfile.lock',
      { _meta: { hash: { sha256: 'x' } }, default: {}, develop: { errors: { hashes: ['a'], version: '==1' } } },
    ],
    ['composer.lock', { 'content-hash': 'x', packages: [{ name: 'a/errors', error: 'x' }], 'packages-dev': [] }],
    ['HAR', { log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [ENTRY, ENTRY] } }],
    [
      'HAR with a failed request',
      { log: { version: '1.2', creator: {}, entries: [{ ...ENTRY, response: { ...ENTRY.response, status: 404 } }] } },
    ],
    ['entries of a HAR', [ENTRY, ENTRY]],
    [
      'OpenAPI',
      {
        openapi: '3.0.0',
        info: { title: 'x', version: '1' },
        paths: { '/a': { get: { responses: { 200: { description: 'done' }, 404: { description: 'not found' } } } } },
        components: {
          schemas: { Error: { type: 'object', description: 'an error' } },
          responses: { 404: { description: 'x' } },
        },
      },
    ],
    [
      'JSON Schema',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $defs: { error: { type: 'object', description: 'an error' }, errors: { type: 'array', description: 'errors' } },
      },
    ],
    [
      'SARIF',
      {
        version: '2.1.0',
        runs: [{ tool: { driver: { name: 'x' } }, results: [{ ruleId: 'a', level: 'error', status: 'failed' }] }],
      },
    ],
    [
      'a report of npm audit',
      { auditReportVersion: 2, vulnerabilities: { 'http-errors': { name: 'http-errors', via: ['x'] } } },
    ],
    [
      'a Postman collection',
      { info: { _postman_id: 'x' }, item: [{ name: 'a', response: [{ status: 'Not Found', code: 404 }] }] },
    ],
    ['a source map', { version: 3, sources: ['errors.ts'], names: ['error'], mappings: 'AAAA' }],
  ])('gives no operations: %s', (_, body) => {
    const { operations, problems, verdict } = report(body);
    expect(operations.size).toBe(0);
    expect(problems).toMatchObject([{ code: 'no-sub-statuses' }]);
    expect(verdict.outcome).toBe('unreadable');
    expect(report(body, { status: 200 }).operations.size).toBe(0);
  });

  it('is not a response that only has a member of the same name', () => {
    for (const extra of [
      { version: 3 },
      { log: 'x' },
      { info: { total: 2 } },
      { $schema: 'https://api.example/batch' },
    ]) {
      const { summary } = report({
        ...extra,
        results: [
          { id: 'a', status: 200 },
          { id: 'b', status: 404 },
        ],
      });
      expect(summary).toMatchObject({ total: 2, failure: 1 });
    }
  });
});
