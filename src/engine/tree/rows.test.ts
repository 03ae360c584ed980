import { inEnglish } from '../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { caseOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import { createEngine, type LocalEngine } from '../engine.ts';
import { EMPTY_QUERY, type ExchangeId, type Query, type Row } from '../api/engineApi.ts';

// The property tests are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const MANY = 100_000;

interface Opened {
  readonly engine: LocalEngine;
  readonly id: ExchangeId;
  readonly rows: (query?: Query) => readonly Row[];
  readonly brief: (query?: Query) => string[];
  /** The row at the index that `reveal` returns. */
  readonly revealed: (key: string) => Row | undefined;
}

function openResponse(exchange: Parameters<LocalEngine['addExchange']>[0]): Opened {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const rows = (query = EMPTY_QUERY): readonly Row[] => engine.rows(id, query, 0, MANY).rows;
  const revealed = (key: string): Row | undefined => {
    const index = engine.reveal(id, EMPTY_QUERY, key);
    return rows()[index];
  };
  return {
    engine,
    id,
    rows,
    revealed,
    brief: (query) =>
      rows(query).map(
        (row) =>
          `${'  '.repeat(row.level - 1)}${inEnglish(row.name)}${row.statusText === '' ? '' : ` · ${inEnglish(row.statusText)}`}`,
      ),
  };
}

const openRecorded = (name: string): Opened => openResponse(exchangeOfCase(caseOf(name)));

describe('the rows of a response', () => {
  it('are its operations in document order, collapsed if there are many', () => {
    const { rows } = openRecorded('apache/19-propfind-5000');
    expect(rows()).toHaveLength(5001);
    expect(rows().every(({ kind, level, expanded }) => kind === 'operation' && level === 1 && expanded === false)).toBe(
      true,
    );
    expect(rows()[1]).toMatchObject({ position: 2, siblings: 5001 });
  });

  it('of a single operation are expanded, except missing properties', () => {
    expect(
      openResponse(exchangeOf(multistatus(propstats('/dav/', { 200: ['getetag'], 404: ['owner', 'quota'] })))).brief(),
    ).toEqual([
      '(the collection itself) · 200 OK',
      '  1 property · 200 OK',
      '    DAV:getetag',
      '  2 properties · 404 Not Found · missing',
    ]);
  });

  it('have a dependent under its only cause, which is expanded', () => {
    const { rows, brief } = openRecorded('nephele/31-lock-infinity-conflict');
    expect(
      rows()
        .filter(({ kind }) => kind === 'operation')
        .map(({ level, outcome }) => [level, outcome]),
    ).toEqual([
      [1, 'failure'],
      [2, 'dependent'],
    ]);
    expect(brief()[0]).toContain('423 Locked');
  });

  it('have a dependent with several possible causes at the top, with their names', () => {
    const { rows } = openRecorded('apache/44-lock-infinity-shared-conflict');
    expect(rows().filter(({ outcome }) => outcome === 'dependent')).toMatchObject([
      {
        level: 1,
        causes: [
          { name: 'sub/x.txt', key: 'o1' },
          { name: 'held.txt', key: 'o2' },
        ],
      },
    ]);
  });

  it('state the number of all causes, of which they name the first', () => {
    const causes = Array.from({ length: 41 }, (_, index) => response(`/dav/x/${index}`, 423));
    const { engine, id } = openResponse(
      exchangeOf(multistatus(...causes, response('/dav/x/', 424)), { method: 'DELETE' }),
    );
    const dependent = engine.rows(id, EMPTY_QUERY, 0, 100).rows.find(({ outcome }) => outcome === 'dependent');
    expect([dependent?.causes.length, dependent?.causeCount]).toEqual([10, 41]);
  });

  it('have fifty thousand dependents under one cause', () => {
    const paths = Array.from({ length: 50_000 }, (_, index) => response(`/dav/${index}`, 424));
    const { engine, id } = openResponse(
      exchangeOf(multistatus(response('/dav/x', 423), ...paths), { method: 'DELETE' }),
    );
    expect(engine.rows(id, EMPTY_QUERY, 0, 1)).toMatchObject({
      total: 50_001,
      rows: [{ outcome: 'failure', expanded: true }],
    });
  });

  it('are grouped if a response has several lists, but not if it has one', () => {
    const { brief, engine, id } = openRecorded('shapes/208-two-sibling-result-lists-with-different-item-kin');
    expect(brief().map((line) => line.split(' · ')[0])).toEqual(['users', '  u1', '  u2', 'groups', '  g1']);
    engine.expand(id, 'g:users', false, false);
    expect(brief().map((line) => line.split(' · ')[0])).toEqual(['users', 'groups', '  g1']);
    expect(
      openRecorded('shapes/040-alpaca-cancel-all-orders')
        .rows()
        .every(({ kind }) => kind !== 'group'),
    ).toBe(true);
  });

  it('expand a nested batch that contains a failure', () => {
    const { rows } = openRecorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch');
    expect(rows().map(({ name, level, outcome }) => [name, level, outcome])).toEqual([
      ['1', 1, 'partial'],
      ['1a', 2, 'success'],
      ['1b', 2, 'failure'],
      ['2', 1, 'failure'],
      ['2a', 2, 'failure'],
      ['deep', 3, 'failure'],
      ['3', 1, 'success'],
    ]);
  });
});

describe('pages of rows', () => {
  const open = openRecorded('apache/43-lock-infinity-conflict');
  const large = openRecorded('xandikos/02-propfind-discovery');
  const batch = openRecorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch');

  it.each([
    ['initial', null],
    ['all expanded', true],
    ['all collapsed', false],
  ] as const)('are slices of all rows, for any range (%s)', (_, all) => {
    for (const { engine, id, rows } of [open, large, batch]) {
      if (all !== null) engine.expandAll(id, all);
      const allRows = rows();
      fc.assert(
        fc.property(fc.integer({ min: 0, max: allRows.length + 3 }), fc.nat(allRows.length + 3), (from, length) => {
          const page = engine.rows(id, EMPTY_QUERY, from, from + length);
          expect(page.total).toBe(allRows.length);
          expect(page.rows).toEqual(allRows.slice(from, from + length));
        }),
      );
    }
  });

  it('of an unknown response are empty', () => {
    expect(createEngine().rows(7, EMPTY_QUERY, 0, 10)).toEqual({ total: 0, from: 0, rows: [] });
  });
});

describe('expanding and collapsing', () => {
  const body = multistatus(propstats('/dav/a', { 200: ['x', 'y'], 404: ['z'] }), propstats('/dav/b', { 200: ['x'] }));

  it('a row shows and hides its descendants', () => {
    const { engine, id, rows } = openResponse(exchangeOf(body));
    expect(rows()).toHaveLength(2);
    engine.expand(id, 'o0', true, false);
    expect(rows().map(({ key }) => key)).toEqual(['o0', 'o0.p0', 'o0.p0.0', 'o0.p0.1', 'o0.p1', 'o1']);
    engine.expand(id, 'o0.p0', false, false);
    expect(rows().map(({ key }) => key)).toEqual(['o0', 'o0.p0', 'o0.p1', 'o1']);
    engine.expand(id, 'o0', false, false);
    expect(rows()).toHaveLength(2);
  });

  it('a subtree expands all of it, even before its rows were requested', () => {
    const { engine, id, rows } = openResponse(exchangeOf(body));
    engine.expand(id, 'o0', true, true);
    expect(rows().map(({ key }) => key)).toEqual(['o0', 'o0.p0', 'o0.p0.0', 'o0.p0.1', 'o0.p1', 'o0.p1.0', 'o1']);
    engine.expand(id, 'o0', false, true);
    engine.expand(id, 'o0', true, false);
    expect(rows().map(({ key }) => key)).toEqual(['o0', 'o0.p0', 'o0.p1', 'o1']);
  });

  it('everything expands and collapses all rows', () => {
    const { engine, id, rows } = openResponse(exchangeOf(body));
    engine.expandAll(id, true);
    expect(rows()).toHaveLength(9);
    engine.expandAll(id, false);
    expect(rows()).toHaveLength(2);
  });
});

describe('revealing a row', () => {
  it('expands its cause and its parents', () => {
    const { engine, id, rows, revealed } = openRecorded('shapes/193-batch-in-batch-responses-body-is-again-a-batch');
    engine.expandAll(id, false);
    expect(rows()).toHaveLength(3);
    expect(revealed('o5')).toMatchObject({ key: 'o5', name: 'deep', level: 3 });
  });

  it('expands the propstat of a property', () => {
    const { revealed } = openResponse(
      exchangeOf(multistatus(propstats('/dav/a', { 200: ['x'], 404: ['z'] }), propstats('/dav/b', { 200: ['x'] }))),
    );
    expect(revealed('o0.p1.0')).toMatchObject({ key: 'o0.p1.0', name: 'DAV:z' });
    expect(revealed('o1.p0')).toMatchObject({ key: 'o1.p0' });
  });

  it('expands its group', () => {
    const { engine, id, revealed } = openRecorded('shapes/208-two-sibling-result-lists-with-different-item-kin');
    engine.expand(id, 'g:users', false, false);
    expect(revealed('o1')).toMatchObject({ key: 'o1', name: 'u2' });
  });

  it('finds a dependent below its cause', () => {
    const { engine, id, revealed } = openRecorded('nephele/31-lock-infinity-conflict');
    engine.expandAll(id, false);
    expect(revealed('o1')).toMatchObject({ key: 'o1', level: 2 });
  });

  it('returns -1 for a hidden or unknown row', () => {
    const { engine, id } = openResponse(exchangeOf(multistatus(response('/a', 200), response('/b', 403))));
    expect(engine.reveal(id, { ...EMPTY_QUERY, chip: 'failed' }, 'o0')).toBe(-1);
    expect(engine.reveal(id, { ...EMPTY_QUERY, chip: 'failed' }, 'o1')).toBe(0);
    expect(engine.reveal(id, EMPTY_QUERY, 'x')).toBe(-1);
    expect(engine.reveal(id, EMPTY_QUERY, 'o99')).toBe(-1);
  });
});

describe('the next failure', () => {
  it('is the next failed row in a direction, or -1', () => {
    const { engine, id, rows } = openResponse(
      exchangeOf(
        multistatus(
          response('/a', 200),
          response('/b', 403),
          response('/c', 424),
          response('/d', 409),
          response('/e', 302),
        ),
        { method: 'DELETE' },
      ),
    );
    expect(rows().map(({ outcome }) => outcome)).toEqual(['success', 'failure', 'dependent', 'failure', 'notice']);
    const next = (from: number, direction: 1 | -1): number => engine.nextFailure(id, EMPTY_QUERY, from, direction);
    expect([next(-1, 1), next(1, 1), next(3, 1)]).toEqual([1, 3, -1]);
    expect([next(5, -1), next(3, -1), next(1, -1)]).toEqual([3, 1, -1]);
  });
  it('is a collapsed list that contains one', () => {
    const { engine, id, rows } = openResponse(
      exchangeOf('{"results":[{"id":"r-1","status":200}],"payments":[{"id":"p-1","status":"FAILED"}]}', {
        method: 'POST',
        type: 'application/json',
      }),
    );
    const next = (from: number, direction: 1 | -1): number => engine.nextFailure(id, EMPTY_QUERY, from, direction);
    expect(rows().map(({ key }) => key)).toEqual(['g:results', 'o0', 'g:payments', 'o1']);
    expect(next(-1, 1)).toBe(3);
    for (const heading of ['g:results', 'g:payments']) engine.expand(id, heading, false, false);
    expect(rows().map(({ key }) => key)).toEqual(['g:results', 'g:payments']);
    expect([next(-1, 1), next(1, 1), next(2, -1), next(1, -1)]).toEqual([1, -1, 1, -1]);
  });
});
