import { describe, expect, it, vi } from 'vitest';
import { exchangeOf, multistatus, propstats, response } from '../../../testing/exchange.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { EMPTY_QUERY, type Query } from '../api/engineApi.ts';
import type { SelectedRows, SelectionChange } from '../api/selectionApi.ts';
import { createEngine, type LocalEngine } from '../engine.ts';
import { MAX_KEYS } from './rowSelections.ts';

// Responses with thousands of rows are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const SORTED: Query = { ...EMPTY_QUERY, order: 'failures-first' };

/** Resources with two properties each; every fourth one failed. */
function listing(count: number): Exchange {
  const resources = Array.from({ length: count }, (_, index) =>
    index % 4 === 3 ? response(`/r${index}`, 403) : propstats(`/r${index}`, { 200: ['getetag', 'displayname'] }),
  );
  return exchangeOf(multistatus(...resources), { method: 'PROPFIND' });
}

/** An engine with one response. The keys of its collapsed rows are `o0`, `o1`, ... */
function start(count: number): {
  readonly engine: LocalEngine;
  readonly select: (change: SelectionChange, base?: true | string | null, query?: Query) => SelectedRows | null;
  /** The keys of the selected rows. */
  readonly keys: (query?: Query) => readonly string[] | null;
} {
  const engine = createEngine();
  engine.addExchange(listing(count));
  return {
    engine,
    select: (change, base = null, query = EMPTY_QUERY) => engine.selectRows(1, query, base, change),
    keys: (query = EMPTY_QUERY) => {
      const selected = engine.selectedRows(1, query);
      if (!selected) return null;
      const { rows } = engine.rows(1, query, 0, Infinity);
      const keys = rows.flatMap(({ key }, index) => (isIn(selected, index) ? [key] : []));
      expect(selected.count).toBe(keys.length);
      return keys;
    },
  };
}

function isIn({ ranges }: SelectedRows, index: number): boolean {
  return ranges.some((from, at) => at % 2 === 0 && index >= from && index < (ranges[at + 1] ?? 0));
}

describe('selected rows', () => {
  it('are ranges, from one row to another in either direction', () => {
    const { select } = start(20);
    expect(select({ kind: 'range', from: 'o5', to: 'o9' })).toEqual({ ranges: [5, 10], count: 5 });
    expect(select({ kind: 'range', from: 'o15', to: 'o12' }, true)).toEqual({ ranges: [5, 10, 12, 16], count: 9 });
    expect(select({ kind: 'range', from: 'o10', to: 'o11' }, true)).toEqual({ ranges: [5, 16], count: 11 });
    expect(select({ kind: 'range', from: 'o3', to: 'o3' })).toEqual({ ranges: [3, 4], count: 1 });
    expect(select({ kind: 'range', from: 'o3', to: 'o99' })).toBeNull();
  });

  it('are toggled, and at least one stays selected', () => {
    const { select } = start(20);
    expect(select({ kind: 'toggle', row: 'o7' }, 'o4')).toEqual({ ranges: [4, 5, 7, 8], count: 2 });
    expect(select({ kind: 'toggle', row: 'o4' }, true)).toEqual({ ranges: [7, 8], count: 1 });
    expect(select({ kind: 'toggle', row: 'o7' }, true)).toEqual({ ranges: [7, 8], count: 1 });
    expect(select({ kind: 'all' })).toEqual({ ranges: [0, 20], count: 20 });
    expect(select({ kind: 'toggle', row: 'o7' }, true)).toEqual({ ranges: [0, 7, 8, 20], count: 19 });
  });

  it.each([
    ['few', 20],
    ['more than are kept by key', MAX_KEYS + 20],
  ])('stay the same rows while rows among them are expanded and collapsed: %s', (_, count) => {
    const { engine, select, keys } = start(count);
    const last = `o${count - 2}`;
    select({ kind: 'range', from: 'o2', to: last });
    const before = keys();
    engine.expand(1, 'o4', true, false);
    expect(engine.rows(1, EMPTY_QUERY, 5, 6).rows).toMatchObject([{ kind: 'propstat' }]);
    expect(keys()).toEqual(before);
    engine.expand(1, 'o0', true, true);
    expect(keys()).toEqual(before);
    engine.expand(1, 'o4', false, false);
    expect(keys()).toEqual(before);
    engine.expand(1, 'o0', false, true);
    expect(keys()).toEqual(before);
    expect(engine.selectedRows(1, EMPTY_QUERY)?.ranges).toEqual([2, count - 1]);
  });

  it('below a row leave the selection with it when it is collapsed', () => {
    const { engine, select, keys } = start(MAX_KEYS + 20);
    engine.expand(1, 'o4', true, true);
    const [row, ...below] = engine.rows(1, EMPTY_QUERY, 4, 8).rows.map(({ key }) => key);
    select({ kind: 'all' });
    engine.expand(1, 'o4', false, true);
    expect(keys()).toHaveLength(MAX_KEYS + 20);
    expect(keys()).toContain(row);
    expect(below).toHaveLength(3);
    engine.expand(1, 'o4', true, true);
    expect(keys()).toHaveLength(MAX_KEYS + 20);
  });

  it('stay the same in another order and under a filter; hidden ones are not counted, and return', () => {
    const { select, keys } = start(20);
    select({ kind: 'range', from: 'o2', to: 'o8' });
    expect(keys(SORTED)).toEqual(['o3', 'o7', 'o2', 'o4', 'o5', 'o6', 'o8']);
    expect(keys({ ...EMPTY_QUERY, text: 'status:403' })).toEqual(['o3', 'o7']);
    expect(keys({ ...EMPTY_QUERY, text: 'r1' })).toBeNull();
    expect(keys()).toEqual(['o2', 'o3', 'o4', 'o5', 'o6', 'o7', 'o8']);
    select({ kind: 'toggle', row: 'o3' }, true, { ...EMPTY_QUERY, text: 'status:403' });
    expect(keys()).toEqual(['o7']);
  });

  it('stay the same in another view, also folders and groups', () => {
    const { engine, select, keys } = start(20);
    const byStatus: Query = { ...EMPTY_QUERY, view: 'status' };
    select({ kind: 'range', from: 'o2', to: 'o4' });
    engine.expandAll(1, true);
    expect(keys(byStatus)?.toSorted()).toEqual(['o2', 'o3', 'o4']);
    const group = engine.rows(1, byStatus, 0, 1).rows[0]?.key ?? '';
    select({ kind: 'toggle', row: group }, true, byStatus);
    expect(keys(byStatus)).toContain(group);
    expect(keys()).toEqual(['o2', 'o3', 'o4']);
    expect(keys(byStatus)).toContain(group);
  });

  it('find properties and conditions again', () => {
    const { engine, select, keys } = start(20);
    engine.expandAll(1, true);
    select({ kind: 'range', from: 'o0.p0', to: 'o1' });
    const before = keys();
    expect(before).toEqual(['o0.p0', 'o0.p0.0', 'o0.p0.1', 'o1']);
    expect(keys(SORTED)).toEqual(before);
    engine.expandAll(1, false);
    expect(keys()).toEqual(['o1']);
  });

  it('of one large batch are found again in linear time', () => {
    const responses = Array.from({ length: MAX_KEYS + 10 }, (_, index) => ({
      id: `${index}`,
      status: index % 2 ? 200 : 400,
    }));
    const body = JSON.stringify({ responses: [{ id: 'outer', status: 207, body: { responses } }] });
    const engine = createEngine();
    engine.addExchange(exchangeOf(body, { type: 'application/json', method: 'POST' }));
    engine.expandAll(1, true);
    expect(engine.rows(1, EMPTY_QUERY, 0, 1).total).toBeGreaterThan(MAX_KEYS);
    const last = engine.rows(1, EMPTY_QUERY, MAX_KEYS - 1, MAX_KEYS).rows[0]?.key ?? '';
    expect(engine.selectRows(1, EMPTY_QUERY, null, { kind: 'range', from: 'o0', to: last })?.count).toBe(MAX_KEYS);
    expect(engine.selectedRows(1, SORTED)?.count).toBe(MAX_KEYS);
  });

  it('too many to be kept by key end when the order changes, unless all are selected', () => {
    const { select, keys } = start(MAX_KEYS + 20);
    select({ kind: 'all' });
    expect(keys(SORTED)).toHaveLength(MAX_KEYS + 20);
    expect(keys({ ...EMPTY_QUERY, text: 'status:403' })).toBeNull();
    select({ kind: 'range', from: 'o1', to: `o${MAX_KEYS + 5}` });
    expect(keys(SORTED)).toBeNull();
    expect(keys()).toBeNull();
  });

  it('too many to be kept by key end when all rows are expanded', () => {
    const { engine, select, keys } = start(MAX_KEYS + 20);
    select({ kind: 'all' });
    engine.expandAll(1, true);
    expect(keys()).toBeNull();
  });

  it('belong to one response', () => {
    const { engine, select } = start(20);
    engine.addExchange(listing(5));
    select({ kind: 'all' });
    expect(engine.selectedRows(2, EMPTY_QUERY)).toBeNull();
    expect(engine.selectedRows(1, EMPTY_QUERY)?.count).toBe(20);
    expect(engine.selectRows(99, EMPTY_QUERY, null, { kind: 'all' })).toBeNull();
  });
});
