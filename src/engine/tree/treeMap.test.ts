import { describe, expect, it } from 'vitest';
import { type Case, casesOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { EMPTY_QUERY, type Query, type Row } from '../api/engineApi.ts';
import type { MapMark, MarkCounts } from '../api/mapApi.ts';
import { createEngine, type LocalEngine } from '../engine.ts';

const QUERIES: readonly Query[] = [
  EMPTY_QUERY,
  { ...EMPTY_QUERY, order: 'failures-first' },
  { ...EMPTY_QUERY, chip: 'failed' },
  { ...EMPTY_QUERY, text: '-status:423' },
];
const VIEWS: readonly Query[] = (['folder', 'status', 'message'] as const).flatMap((view) => [
  { ...EMPTY_QUERY, view },
  { ...EMPTY_QUERY, view, text: '-status:423' },
]);
const NONE: MarkCounts = { failed: 0, dependent: 0, unknown: 0 };

function opened(exchange: Parameters<LocalEngine['addExchange']>[0]) {
  const engine = createEngine();
  const id = engine.addExchange(exchange);
  const rows = (query: Query): readonly Row[] => engine.rows(id, query, 0, 1_000_000).rows;
  const map = (query: Query = EMPTY_QUERY) => {
    const found = engine.treeMap(id, query);
    if (!found) throw new Error('there is no map');
    return found;
  };
  return { engine, id, rows, map };
}

function countsOf({ kind, outcome }: Row): MarkCounts {
  if (kind === 'unanswered') return { ...NONE, unknown: 1 };
  if (kind !== 'operation') return NONE;
  if (outcome === 'failure' || outcome === 'partial') return { ...NONE, failed: 1 };
  return outcome === 'dependent' || outcome === 'unknown' ? { ...NONE, [outcome]: 1 } : NONE;
}

const sum = (all: readonly MarkCounts[]): MarkCounts =>
  all.reduce(
    (total, { failed, dependent, unknown }) => ({
      failed: total.failed + failed,
      dependent: total.dependent + dependent,
      unknown: total.unknown + unknown,
    }),
    NONE,
  );

/** The marks of rows of which none hides another. */
function marksOf(rows: readonly Row[], buckets: number): MapMark[] {
  const marks: MapMark[] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const counts = sum(rows.filter((_, index) => Math.floor((index * buckets) / rows.length) === bucket).map(countsOf));
    if (counts.failed + counts.dependent + counts.unknown > 0) marks.push({ bucket, ...counts });
  }
  return marks;
}

/** One case of each recording has each kind of row; more take long. */
const CASES: readonly Case[] = (['webdav', 'json'] as const)
  .flatMap((kind) => casesOf(kind))
  .filter((_, index) => index % 9 === 0);

describe('the map of a tree', () => {
  it('has the rows that need attention of recorded responses, for each filter, order and view', () => {
    for (const one of CASES) {
      const { engine, id, rows, map } = opened(exchangeOfCase(one));
      // A folder counts an operation with nested failures once.
      for (const query of one.kind === 'webdav' ? [...QUERIES, ...VIEWS] : QUERIES) {
        engine.expandAll(id, true);
        const all = rows(query);
        const expanded = map(query);
        expect(expanded.rows, one.name).toBe(all.length);
        expect(expanded.marks, one.name).toEqual(marksOf(all, expanded.buckets));
        engine.expandAll(id, false);
        const collapsed = map(query);
        expect(collapsed.rows, one.name).toBe(rows(query).length);
        expect(sum(collapsed.marks), one.name).toEqual(sum(expanded.marks));
      }
    }
  });

  it('agrees with the rows that are expanded by default', () => {
    for (const one of CASES) {
      const { engine, id, rows, map } = opened(exchangeOfCase(one));
      const before = map();
      expect(before.rows, one.name).toBe(rows(EMPTY_QUERY).length);
      engine.expandAll(id, true);
      expect(sum(map().marks), one.name).toEqual(sum(before.marks));
    }
  });

  const CAUSE = exchangeOf(
    multistatus(response('/dav/ok', 200), response('/dav/', 423), response('/dav/a', 424), response('/dav/b', 424)),
    { method: 'DELETE' },
  );

  it('counts collapsed dependents at their cause, and expanded ones at their rows', () => {
    const { engine, id, map } = opened(CAUSE);
    expect(map().marks.map(({ bucket, failed, dependent }) => [bucket, failed, dependent])).toEqual([
      [1, 1, 0],
      [2, 0, 1],
      [3, 0, 1],
    ]);
    engine.expand(id, 'o1', false, false);
    expect(map()).toEqual({ rows: 2, buckets: 2, marks: [{ bucket: 1, failed: 1, dependent: 2, unknown: 0 }] });
  });

  it('has at most 300 parts', () => {
    const { map } = opened(
      exchangeOf(
        multistatus(...Array.from({ length: 3000 }, (_, at) => response(`/dav/${at}`, at % 1500 === 15 ? 423 : 200))),
        { method: 'DELETE' },
      ),
    );
    expect(map()).toEqual({
      rows: 3000,
      buckets: 300,
      marks: [
        { bucket: 1, ...NONE, failed: 1 },
        { bucket: 151, ...NONE, failed: 1 },
      ],
    });
  });
});

describe('the row that a part of the map selects', () => {
  it('is the worst one, and of equal ones the nearest', () => {
    const statuses = [424, 200, 423, 200, 200, 403, 200, 200];
    const { engine, id } = opened(
      exchangeOf(multistatus(...statuses.map((status, at) => response(`/dav/${at}`, status))), { method: 'DELETE' }),
    );
    const row = (from: number, to: number, near: number) => engine.markedRow(id, EMPTY_QUERY, from, to, near);
    expect(row(0, 8, 0)).toBe(2);
    expect(row(0, 8, 3)).toBe(2);
    expect(row(0, 8, 4)).toBe(5);
    expect(row(0, 8, 7)).toBe(5);
    expect(row(0, 2, 1)).toBe(0);
    expect(row(6, 8, 7)).toBe(-1);
    expect(row(0, 0, 0)).toBe(-1);
  });
});
