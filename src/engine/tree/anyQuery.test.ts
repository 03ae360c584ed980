import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { API_SAMPLES } from '../../../testing/apiSamples.ts';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { isFailed } from '../../core/model/outcome.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { MarkCounts, TreeMap } from '../api/mapApi.ts';
import type { Query, Row } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';

// What must be true of the rows of any response under any query: text, chip, order and view.

// The property tests are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ALL = 100_000;
const code = fc.constantFrom(200, 200, 204, 302, 403, 404, 423, 424, 424, 507);
const description = fc.constantFrom('', '<D:responsedescription>owner alice</D:responsedescription>');
const href = fc
  .tuple(fc.constantFrom('a', 'b'), fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }), fc.boolean())
  .map(([first, rest, isFolder]) => `/dav/${[first, ...rest].join('/')}${isFolder ? '/' : ''}`);
const properties = fc.dictionary(code.map(String), fc.subarray(['getetag', 'owner']), { maxKeys: 3 });
const davResponse = fc.oneof(
  fc.tuple(href, code, description).map(([path, status, more]) => response(path, status, more)),
  fc.tuple(href, properties).map(([path, parts]) => propstats(path, parts)),
);
const webdav = fc
  .tuple(fc.array(davResponse, { minLength: 1, maxLength: 30 }), fc.constantFrom('DELETE', 'PROPFIND', 'PROPPATCH'))
  .map(([responses, method]) => exchangeOf(multistatus(...responses), { method }));

const item = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'users/1', 'users/2', 'users/x/3'),
    status: fc.constantFrom(200, 304, 403, 409, 424, 500),
    error: fc.constantFrom(null, { message: 'denied' }, { message: 'no user 5', details: [{ code: 'm' }] }),
  },
  { requiredKeys: ['id', 'status'] },
);
const items = fc.array(item, { minLength: 1, maxLength: 6 });
const batch = fc.record({
  id: fc.constantFrom('n1', 'n2'),
  status: fc.constantFrom(200, 207, 424),
  body: fc.record({ responses: items }),
});
const batches = fc.array(fc.oneof(item, batch), { minLength: 1, maxLength: 12 });
const body = fc.oneof(
  fc.record({ responses: batches }),
  fc.record({ succeeded: items, failed: items }),
  fc.record({ results: items, errors: items }),
);
const json = fc
  .tuple(body, fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'z') }), { maxLength: 8 }))
  .map(([sent, requested]) => jsonExchange(sent, { requests: requested }));

const part = fc
  .tuple(fc.nat(6), fc.constantFrom(200, 202, 404, 409, 424))
  .map(([id, status]) =>
    ['--r', 'Content-Type: application/http', `Content-ID: ${id}`, '', `HTTP/1.1 ${status} X`, '', '', ''].join('\r\n'),
  );
const multipart = fc
  .array(part, { minLength: 1, maxLength: 12 })
  .map((parts) => exchangeOf(`${parts.join('')}--r--\r\n`, { method: 'POST', type: 'multipart/mixed; boundary=r' }));

const samples = API_SAMPLES.filter(({ lines }) => !lines).map((one) => jsonExchange(one.body, one.request, one.url));

const exchange = fc.oneof(webdav, json, multipart, fc.constantFrom(...samples));
const query = fc
  .record({
    view: fc.constantFrom(undefined, 'folder', 'status', 'message'),
    order: fc.constantFrom(undefined, 'failures-first', 'name', 'name-descending', 'status', 'message-descending'),
    chip: fc.constantFrom('all', 'all', 'all', 'failed', 'dependent', '4xx', '2xx'),
    text: fc.constantFrom('', '', '', 'a', '-status:200', 'is:unanswered', 'denied', 'path:x'),
    invert: fc.boolean(),
  } as const)
  .map(({ order, view, ...others }): Query => ({ ...others, ...(order && { order }), ...(view && { view }) }));

function jsonExchange(sent: unknown, request?: unknown, url = 'https://api.example.test/items/bulk'): Exchange {
  const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
  return exchangeOf(text, { method: 'POST', url, type: 'application/json', request: JSON.stringify(request) });
}

function openResponse(one: Exchange, wanted: Query) {
  const engine = createEngine();
  const id = engine.addExchange(one);
  return {
    /** The rows as they are expanded now. */
    rows: (shown = wanted): readonly Row[] => engine.rows(id, shown, 0, ALL).rows,
    expandAll: (open: boolean) => engine.expandAll(id, open),
    expand: (row: Row) => engine.expand(id, row.key, true, false),
    next: (from: number, direction: 1 | -1) => engine.nextFailure(id, wanted, from, direction),
    map: () => sumOf(engine.treeMap(id, wanted)),
  };
}

/** The rows that do not depend on the view: operations, their parts, and request items without a result. */
function contentsOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ key, kind }) => (['folder', 'result', 'equal', 'group'].includes(kind) ? [] : key)).toSorted();
}

function isFailure({ kind, outcome }: Row): boolean {
  return kind === 'operation' && outcome !== null && isFailed(outcome);
}

function countMarks(rows: readonly Row[]): MarkCounts {
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  return {
    failed: count(isFailure),
    dependent: count(({ kind, outcome }) => kind === 'operation' && outcome === 'dependent'),
    unknown: count(({ kind, outcome }) => (kind === 'operation' && outcome === 'unknown') || kind === 'unanswered'),
  };
}

function sumOf(map: TreeMap | null): MarkCounts {
  const sum = { failed: 0, dependent: 0, unknown: 0 };
  for (const mark of map?.marks ?? [])
    for (const kind of ['failed', 'dependent', 'unknown'] as const) sum[kind] += mark[kind];
  return sum;
}

describe('the rows of any response under any query', () => {
  it('are those in document order as sent, and each has one place', () => {
    fc.assert(
      fc.property(exchange, query, (one, wanted) => {
        const { rows, expandAll } = openResponse(one, wanted);
        expandAll(true);
        const { order: _, view: __, ...sent } = wanted;
        expect(contentsOf(rows())).toEqual(contentsOf(rows(sent)));
        expect(new Set(rows().map(({ key }) => key)).size).toBe(rows().length);
      }),
      { numRuns: 200 },
    );
  });

  it('are counted by the map, whatever is collapsed', () => {
    fc.assert(
      fc.property(exchange, query, (one, wanted) => {
        const { rows, expandAll, map } = openResponse(one, wanted);
        const first = map();
        expandAll(false);
        const collapsed = map();
        expandAll(true);
        const counts = countMarks(rows());
        expect([first, collapsed, map()]).toEqual([counts, counts, counts]);
      }),
      { numRuns: 300 },
    );
  });

  it('lead to each failure, whatever is collapsed', () => {
    fc.assert(
      fc.property(exchange, query, (one, wanted) => {
        const { rows, expandAll, expand, next } = openResponse(one, wanted);
        const visited: Row[] = [];
        expandAll(false);
        for (let at = next(-1, 1); at !== -1; at = next(at, 1)) {
          const row = rows()[at];
          if (!row) throw new Error(`no row ${at}`);
          visited.push(row);
          if (row.expanded === false) expand(row);
        }
        expandAll(true);
        const failures = rows().filter(isFailure);
        const keys = failures.map(({ key }) => key);
        expect(visited.filter(isFailure).map(({ key }) => key)).toEqual(keys);
        const back: (string | undefined)[] = [];
        for (let at = next(ALL, -1); at !== -1; at = next(at, -1)) back.unshift(rows()[at]?.key);
        expect(back).toEqual(keys);
      }),
      { numRuns: 300 },
    );
  });
});
