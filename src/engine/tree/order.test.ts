import { inEnglish } from '../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { OUTCOMES, type Operations } from '../../core/model/operation.ts';
import { parseExchange } from '../../core/read/parseExchange.ts';
import { createBlocks } from './blocks.ts';
import { createEngine } from '../engine.ts';
import { failureRanks } from './sort/failureRanks.ts';
import { filterMask } from './filterMask.ts';
import { EMPTY_QUERY, type Query, type Row } from '../api/engineApi.ts';
import { Visibility } from './visibility.ts';

const WORST_FIRST: Query = { ...EMPTY_QUERY, order: 'failures-first' };

function openResponse(exchange: Exchange) {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const rows = (query: Query = WORST_FIRST): readonly Row[] => engine.rows(id, query, 0, 10_000).rows;
  const brief = (query?: Query): string[] =>
    rows(query).map(({ level, name, statusText }) =>
      `${'  '.repeat(level - 1)}${inEnglish(name)} ${inEnglish(statusText).slice(0, 3)}`.trimEnd(),
    );
  return { engine, id, rows, brief };
}

const list = (...statuses: readonly number[]): Exchange =>
  exchangeOf(multistatus(...statuses.map((status, index) => response(`/dav/${index}`, status))), { method: 'DELETE' });

const json = (body: unknown, request?: unknown): Exchange =>
  exchangeOf(JSON.stringify(body), {
    method: 'POST',
    type: 'application/json',
    ...(request !== undefined && { request: JSON.stringify(request) }),
  });

describe('failures first', () => {
  it('sorts from worse to better, in document order within an outcome', () => {
    const { brief } = openResponse(list(200, 302, 500, 201, 999, 404, 423));
    expect(brief()).toEqual(['2 500', '5 404', '6 423', '4 999', '1 302', '0 200', '3 201']);
    expect(brief(EMPTY_QUERY)).toEqual(['0 200', '1 302', '2 500', '3 201', '4 999', '5 404', '6 423']);
  });

  it('is stable for any statuses', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(200, 201, 302, 404, 500, 507, 999), { minLength: 1 }), (statuses) => {
        const { rows } = openResponse(list(...statuses));
        const inDocument = rows(EMPTY_QUERY);
        const sorted = inDocument.toSorted(
          (a, b) => OUTCOMES.indexOf(a.outcome ?? 'success') - OUTCOMES.indexOf(b.outcome ?? 'success'),
        );
        expect(rows().map(({ key }) => key)).toEqual(sorted.map(({ key }) => key));
      }),
      { numRuns: 50 },
    );
  });

  it('numbers the rows in the sorted order', () => {
    const { rows } = openResponse(list(200, 500, 200));
    expect(rows().map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('keeps dependents under their cause', () => {
    const { brief } = openResponse(list(200, 424, 423));
    expect(brief()).toEqual(['2 423', '  1 424', '0 200']);
  });

  it('sorts the propstats of an operation, and leaves its properties in order', () => {
    const { brief } = openResponse(exchangeOf(multistatus(propstats('/dav/', { 200: ['b', 'a'], 403: ['d', 'c'] }))));
    expect(brief().slice(1)).toEqual([
      '  2 properties 403',
      '    DAV:d',
      '    DAV:c',
      '  2 properties 200',
      '    DAV:b',
      '    DAV:a',
    ]);
  });

  it('puts request items without a result after unknown operations, before successes', () => {
    const { brief, engine, id, rows } = openResponse(
      json(
        {
          results: [
            { id: 'a', status: 200 },
            { id: 'c', status: 'x' },
            { id: 'd', status: 409 },
          ],
        },
        { items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }] },
      ),
    );
    expect(brief().map((row) => row[0])).toEqual(['d', 'c', 'b', 'a']);
    expect(brief(EMPTY_QUERY).map((row) => row[0])).toEqual(['a', 'c', 'd', 'b']);
    for (const [index, { key }] of rows().entries()) expect(engine.reveal(id, WORST_FIRST, key)).toBe(index);
  });

  it('sorts nested operations, and an operation by its nested ones', () => {
    const inner = [200, 404, 201].map((status, index) => ({
      id: `n${index}`,
      status,
      body: status === 404 ? { error: { code: 'NotFound', message: 'no such item' } } : {},
    }));
    const { engine, id, brief } = openResponse(
      json({
        responses: [
          { id: 'good', status: 200, body: {} },
          { id: 'batch', status: 200, body: { responses: inner } },
          { id: 'bad', status: 400, body: { error: { code: 'Bad', message: 'not valid' } } },
        ],
      }),
    );
    engine.expandAll(id, true);
    expect(brief(EMPTY_QUERY)).toEqual(['good 200', 'batch 200', '  n0 200', '  n1 404', '  n2 201', 'bad 400']);
    expect(brief()).toEqual(['bad 400', 'batch 200', '  n1 404', '  n0 200', '  n2 201', 'good 200']);
  });

  it('sorts groups by their worst operation, and the operations of each', () => {
    const { rows } = openResponse(
      json({
        users: [
          { id: 'u1', status: 200 },
          { id: 'u2', status: 201 },
        ],
        groups: [
          { id: 'g1', status: 200 },
          { id: 'g2', status: 500 },
        ],
      }),
    );
    const names = rows().map(({ name, level }) => `${level} ${inEnglish(name)}`);
    expect(rows(EMPTY_QUERY).map(({ kind }) => kind)).toContain('group');
    expect(names).toEqual(
      ['1 groups', '2 g2', '2 g1', '1 users', '2 u1', '2 u2'].map((text) => expect.stringContaining(text)),
    );
  });

  it('applies under a filter; the row of hidden operations stays last', () => {
    const { brief } = openResponse(list(200, 404, 201, 500));
    expect(brief({ ...WORST_FIRST, text: 'status:>=201' })).toEqual([
      '1 404',
      '3 500',
      '2 201',
      '1 more is hidden by the filter',
    ]);
  });

  it('applies to moving between failures', () => {
    const { engine, id } = openResponse(list(200, 404, 201, 500));
    const next = (from: number, direction: 1 | -1) => engine.nextFailure(id, WORST_FIRST, from, direction);
    expect([next(-1, 1), next(0, 1), next(1, 1), next(4, -1), next(1, -1)]).toEqual([0, 1, -1, 1, 0]);
  });

  it('keeps expanded rows, and finds rows after rows are expanded or collapsed', () => {
    const { engine, id, rows, brief } = openResponse(
      exchangeOf(
        multistatus(
          propstats('/dav/a', { 200: ['p'] }),
          propstats('/dav/b', { 403: ['q'] }),
          propstats('/dav/c', { 200: ['r'] }),
        ),
      ),
    );
    const closed = brief();
    const last = rows().at(-1)?.key ?? '';
    engine.expand(id, last, true, false);
    expect(brief().slice(0, closed.length)).toEqual(closed);
    expect(brief()).toHaveLength(closed.length + 2);
    expect(rows(EMPTY_QUERY)).toHaveLength(closed.length + 2);
    for (const [index, { key }] of rows().entries()) expect(engine.reveal(id, WORST_FIRST, key)).toBe(index);
    engine.expand(id, last, false, false);
    expect(brief()).toEqual(closed);
  });

  it('takes linear time', () => {
    const steps = (size: number): number => {
      const report = parseExchange(
        list(...Array.from({ length: size }, (_, index) => [200, 404, 201, 500][index % 4] ?? 0)),
      );
      let calls = 0;
      const { operations } = report;
      const counting: Operations = {
        ...operations,
        size: operations.size,
        outcome: (operation) => {
          calls += 1;
          return operations.outcome(operation);
        },
        end: (operation) => operations.end(operation),
        parent: (operation) => operations.parent(operation),
      };
      const counted = { ...report, operations: counting };
      const shown = new Visibility(report, filterMask(report, true), false);
      const blocks = createBlocks(counted, shown, () => true, failureRanks(counting));
      for (let operation = 0; operation < size; operation += 1)
        expect(blocks.operation(blocks.indexOf(operation))).toBe(operation);
      return calls;
    };
    expect(steps(4000)).toBeLessThanOrEqual(4 * steps(1000));
    expect(steps(1000)).toBeLessThanOrEqual(2000);
  });
});
