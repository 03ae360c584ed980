import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Exchange } from '../../core/har/exchange.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import type { Report } from '../../core/verdict/report.ts';
import { exchangeOf as davExchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { exchangeOf, report as jsonReport } from '../../../testing/jsonSample.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import { createEngine } from '../engine.ts';
import { ReportView } from '../store/reportView.ts';
import { Expansion } from './expansion.ts';

// The property tests are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const MANY = 100_000;

const text = fc.constantFrom('Denied', 'No access to it', '', 'INVALID_EMAIL', 'is taken');
const error = fc.record(
  { code: text, message: text, target: text, details: fc.array(fc.record({ code: text, message: text })) },
  { requiredKeys: [] },
);
const failed = fc.record(
  {
    id: fc.integer({ min: 1, max: 99 }).map(String),
    status: fc.constantFrom(403, 409, 424, 500),
    error: fc.oneof(error, text, fc.constant(null)),
    errors: fc.oneof(fc.array(fc.oneof(error, text)), fc.dictionary(fc.constantFrom('mail', 'name'), fc.array(text))),
    body: fc.oneof(fc.record({ error }), fc.string()),
  },
  { requiredKeys: ['id', 'status'] },
);
const succeeded = fc.record({ id: fc.string(), status: fc.constantFrom(200, 304, 404) });
const item = fc.oneof(failed, succeeded);
const batch = fc.record({
  id: fc.string(),
  status: fc.constant(207),
  body: fc.record({ responses: fc.array(item, { minLength: 1, maxLength: 4 }) }),
});
const body = fc.record({ responses: fc.array(fc.oneof(item, batch), { minLength: 1, maxLength: 8 }) });

const query = fc.record({
  text: fc.constantFrom('', 'denied', '-status:403'),
  chip: fc.constantFrom('all', 'failed', '4xx'),
  invert: fc.constant(false),
  order: fc.constantFrom(undefined, 'failures-first'),
}) as fc.Arbitrary<Query>;

const action = fc.oneof(
  fc.record({ kind: fc.constant('all' as const), open: fc.boolean() }),
  fc.record({ kind: fc.constant('one' as const), open: fc.boolean(), row: fc.nat(20), subtree: fc.boolean() }),
);

/** A report that counts how often the detail of an operation is created. */
function counting(report: Report): { readonly report: Report; readonly details: () => number } {
  let details = 0;
  const { operations } = report;
  const detail = (operation: number): ReturnType<typeof operations.detail> => {
    details += 1;
    return operations.detail(operation);
  };
  return { report: { ...report, operations: { ...operations, detail } }, details: () => details };
}

function rowsAfterExpandAll(report: Report, exchange: Exchange): number {
  const view = new ReportView(exchange, report, new Expansion());
  view.expandAll(true);
  return view.tree(EMPTY_QUERY).size;
}

describe('expanding all rows', () => {
  it('has as many rows as it counts, after any other expansions and under any filter', () => {
    fc.assert(
      fc.property(body, query, fc.array(action, { maxLength: 6 }), (sent, asked, actions) => {
        const engine = createEngine();
        const id = engine.addExchange({ ...exchangeOf(), body: { text: JSON.stringify(sent), problems: [] } });
        for (const one of actions) {
          const { rows } = engine.rows(id, asked, 0, MANY);
          const row = one.kind === 'one' ? rows[one.row % Math.max(rows.length, 1)] : undefined;
          if (one.kind === 'all') engine.expandAll(id, one.open);
          else if (row) engine.expand(id, row.key, one.open, one.subtree);
        }
        const slice = engine.rows(id, asked, 0, MANY);
        expect(slice.rows).toHaveLength(slice.total);
        // Another query replaces the tree, so that it is created again.
        engine.rows(id, { ...asked, text: 'other' }, 0, 1);
        expect(engine.rows(id, asked, 0, MANY)).toEqual(slice);
      }),
      { numRuns: 300 },
    );
  });

  it('creates no details of a JSON batch', () => {
    const nested = {
      id: 'c',
      status: 207,
      body: {
        responses: [
          { id: 'd', status: 409 },
          { id: 'e', status: 200 },
        ],
      },
    };
    const denied = { id: 'a', status: 403, error: { message: 'No access', details: [{ code: 'x', message: 'y z' }] } };
    const sent = { responses: [denied, { id: 'b', status: 200 }, nested] };
    const { report, details } = counting(jsonReport(sent));
    expect(rowsAfterExpandAll(report, exchangeOf())).toBe(6);
    expect(details()).toBe(0);
  });

  it('creates no details of a listing', () => {
    const exchange = davExchangeOf(multistatus(propstats('/a', { 200: ['x', 'y'], 404: ['z'] }), response('/b', 403)));
    const { report, details } = counting(parseExchange(exchange));
    expect(rowsAfterExpandAll(report, exchange)).toBe(7);
    expect(details()).toBe(0);
  });
});
