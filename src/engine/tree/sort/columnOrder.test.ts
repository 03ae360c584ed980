import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, propstats, response } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { casesOf, exchangeOfCase } from '../../../../test/corpus/cases.ts';
import type { Exchange } from '../../../core/har/exchange.ts';
import { EMPTY_QUERY, type Query, type Row } from '../../api/engineApi.ts';
import { createEngine } from '../../engine.ts';
import type { Order } from '../order.ts';

const COLUMNS = ['name', 'status', 'message'] as const;

function openResponse(exchange: Exchange) {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const rows = (order?: Order, query: Query = EMPTY_QUERY): readonly Row[] =>
    engine.rows(id, { ...query, ...(order && { order }) }, 0, 10_000).rows;
  const names = (order?: Order, query?: Query): string[] =>
    rows(order, query).map(({ level, name }) => '  '.repeat(level - 1) + inEnglish(name));
  return { engine, id, rows, names };
}

const dav = (...responses: readonly string[]): Exchange => exchangeOf(multistatus(...responses), { method: 'DELETE' });

const json = (body: unknown, request?: unknown): Exchange =>
  exchangeOf(JSON.stringify(body), {
    method: 'POST',
    type: 'application/json',
    ...(request !== undefined && { request: JSON.stringify(request) }),
  });

const described = (href: string, status: number, description: string): string =>
  response(href, status, `<D:responsedescription>${description}</D:responsedescription>`);

describe('rows sorted by a column', () => {
  it('are in natural order of the names as shown, in both directions', () => {
    const { names } = openResponse(
      dav(
        response('/dav/img10.png', 200),
        response('/dav/', 200),
        response('/dav/%C3%84pfel', 200),
        response('/dav/img9.png', 404),
        response('/dav/Zoo', 200),
      ),
    );
    const ascending = ['(the collection itself)', 'Äpfel', 'img9.png', 'img10.png', 'Zoo'];
    expect(names('name')).toEqual(ascending);
    expect(names('name-descending')).toEqual(ascending.toReversed());
  });

  it('keep document order among equal texts in both directions', () => {
    const { names } = openResponse(
      dav(...[423, 200, 423, 200, 404].map((status, at) => response(`/dav/${at}`, status))),
    );
    expect(names('status')).toEqual(['1', '3', '4', '0', '2']);
    expect(names('status-descending')).toEqual(['0', '2', '4', '1', '3']);
  });

  it('have the empty messages last in both directions', () => {
    const { names } = openResponse(
      dav(
        response('/dav/none', 200),
        described('/dav/b', 403, 'Bad user'),
        response('/dav/none2', 404),
        described('/dav/a', 403, 'a lock'),
      ),
    );
    expect(names('message')).toEqual(['a', 'b', 'none', 'none2']);
    expect(names('message-descending')).toEqual(['b', 'a', 'none', 'none2']);
  });

  it('sort the propstats of an operation by status', () => {
    const { rows } = openResponse(exchangeOf(multistatus(propstats('/dav/', { 403: ['a'], 200: ['b'], 507: ['c'] }))));
    const statuses = (order?: Order) =>
      rows(order).flatMap(({ kind, status }) => (kind === 'propstat' ? [status] : []));
    expect(statuses()).toEqual([200, 403, 507]);
    expect(statuses('status')).toEqual([200, 403, 507]);
    expect(statuses('status-descending')).toEqual([507, 403, 200]);
    expect(statuses('name')).toEqual([200, 403, 507]);
  });

  it('include request items without a result', () => {
    const { names, rows, engine, id } = openResponse(
      json(
        {
          results: [
            { id: 'd', status: 409 },
            { id: 'a', status: 200 },
          ],
        },
        { items: [{ id: 'a' }, { id: 'b' }, { id: 'd' }] },
      ),
    );
    expect(names()).toEqual(['d', 'a', 'b']);
    expect(names('name')).toEqual(['a', 'b', 'd']);
    expect(names('name-descending')).toEqual(['d', 'b', 'a']);
    for (const [index, { key }] of rows('name').entries())
      expect(engine.reveal(id, { ...EMPTY_QUERY, order: 'name' }, key)).toBe(index);
  });

  it('stay below the operation that contains them, and below their cause', () => {
    const nested = openResponse(
      json({
        responses: [
          {
            id: 'z',
            status: 200,
            body: {
              responses: [
                { id: 'n2', status: 404 },
                { id: 'n1', status: 200 },
              ],
            },
          },
          { id: 'b', status: 200, body: {} },
        ],
      }),
    );
    nested.engine.expandAll(nested.id, true);
    expect(nested.names('name')).toEqual(['b', 'z', '  n1', '  n2']);
    const dependent = openResponse(
      dav(response('/dav/z', 424), response('/dav/m', 424), response('/dav/c', 423), response('/dav/a', 200)),
    );
    expect(dependent.names('name')).toEqual(['a', 'c', '  m', '  z']);
  });

  it('keep their headings', () => {
    const { names } = openResponse(
      json({
        users: [
          { id: 'u2', status: 200 },
          { id: 'u1', status: 200 },
        ],
        groups: [{ id: 'g1', status: 500 }],
      }),
    );
    expect(names('name')).toEqual(['groups', '  g1', 'users', '  u1', '  u2']);
    expect(names('name-descending')).toEqual(['users', '  u2', '  u1', 'groups', '  g1']);
  });

  it('apply a filter and find the next failure in their order', () => {
    const { engine, id, names } = openResponse(
      dav(response('/dav/c', 404), response('/dav/b', 200), response('/dav/a', 500), response('/dav/d', 200)),
    );
    const query: Query = { ...EMPTY_QUERY, text: 'status:>=201' };
    expect(names('name', query)).toEqual(['a', 'c', '2 more are hidden by the filter']);
    const next = (from: number): number => engine.nextFailure(id, { ...EMPTY_QUERY, order: 'name' }, from, 1);
    expect([next(-1), next(0), next(2)]).toEqual([0, 2, -1]);
  });

  it.each(['sabre-1.8', 'tomcat'])('are all rows of the responses of %s, once, and are found', (server) => {
    for (const one of casesOf('webdav', server)) {
      const { engine, id, rows } = openResponse(exchangeOfCase(one));
      const all = rows().map(({ key }) => key);
      for (const order of COLUMNS.flatMap((column): Order[] => [column, `${column}-descending`])) {
        const sorted = rows(order).map(({ key }) => key);
        expect(sorted.toSorted()).toEqual(all.toSorted());
        for (const index of [0, Math.floor(sorted.length / 2), sorted.length - 1])
          expect(engine.reveal(id, { ...EMPTY_QUERY, order }, sorted[index] ?? '')).toBe(index);
      }
    }
  });

  it('are in the order of the shown texts for any statuses', () => {
    const statuses = fc.array(fc.constantFrom(200, 201, 404, 423, 507, 999), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(statuses, (all) => {
        const { rows } = openResponse(dav(...all.map((status, at) => response(`/dav/${at}`, status))));
        const texts = rows('status').map(({ statusText }) => inEnglish(statusText));
        expect(texts).toEqual(texts.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
      }),
      { numRuns: 50 },
    );
  });
});
