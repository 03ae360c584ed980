import { describe, expect, it } from 'vitest';
import type { Row, RowSlice } from '../engine/api/engineApi.ts';
import {
  indexOf,
  isDescendant,
  missingRange,
  NO_PAGES,
  markStale,
  PAGE,
  storeRows,
  rowAt,
  type Pages,
  type RowRange,
} from './pages.ts';

const TOTAL = 1050;

function row(index: number, level = 1): Row {
  return { key: `r${index}`, level } as Row;
}

function sliceOf({ from, to }: RowRange, total = TOTAL): RowSlice {
  const rows: Row[] = [];
  for (let index = from; index < Math.min(to, total); index += 1) rows.push(row(index));
  return { total, from, rows };
}

function load(pages: Pages, from: number, to: number, total = TOTAL): Pages {
  const range = missingRange(pages, from, to);
  return range ? storeRows(pages, range, sliceOf(range, total), true) : pages;
}

describe('the pages of a tree', () => {
  it('requests complete pages', () => {
    expect(missingRange(NO_PAGES, 0, 0)).toEqual({ from: 0, to: PAGE });
    expect(missingRange(NO_PAGES, 250, 310)).toEqual({ from: 200, to: 400 });
  });

  it('requests only missing pages, in one range', () => {
    const pages = load(load(NO_PAGES, 0, 100), 300, 400);
    expect(missingRange(pages, 0, 100)).toBeNull();
    expect(missingRange(pages, 50, 350)).toEqual({ from: 100, to: 300 });
    expect(missingRange(pages, 390, 420)).toEqual({ from: 400, to: 500 });
  });

  it('requests nothing after the end', () => {
    const pages = load(NO_PAGES, 1000, 1100);
    expect(missingRange(pages, 1000, 1200)).toBeNull();
    expect(rowAt(pages, 1049)?.key).toBe('r1049');
    expect(rowAt(pages, 1050)).toBeUndefined();
  });

  it('does not request an empty tree again until a change', () => {
    const empty = load(NO_PAGES, 0, 50, 0);
    expect(empty.total).toBe(0);
    expect(missingRange(empty, 0, 50)).toBeNull();
    expect(missingRange(markStale(empty), 0, 50)).toEqual({ from: 0, to: PAGE });
  });

  it('keeps old rows after a change until the new ones are loaded', () => {
    const stale = markStale(load(NO_PAGES, 0, 300));
    expect(rowAt(stale, 150)?.key).toBe('r150');
    expect(indexOf(stale, 'r150')).toBe(-1);
    expect(missingRange(stale, 100, 150)).toEqual({ from: 100, to: 200 });
    const partial = load(stale, 100, 150);
    expect(indexOf(partial, 'r150')).toBe(150);
    expect(rowAt(partial, 250)?.key).toBe('r250');
    expect(indexOf(partial, 'r250')).toBe(-1);
  });

  it('stores an outdated reply as stale', () => {
    const range = { from: 0, to: PAGE };
    const pages = storeRows(NO_PAGES, range, sliceOf(range), false);
    expect(rowAt(pages, 0)?.key).toBe('r0');
    expect(missingRange(pages, 0, 10)).toEqual(range);
  });

  it('evicts rows beyond the end when the tree becomes shorter', () => {
    const pages = load(markStale(load(NO_PAGES, 0, 900)), 0, 50, 30);
    expect(pages.total).toBe(30);
    expect(rowAt(pages, 500)).toBeUndefined();
  });

  it('evicts distant pages, except the page of the selected row', () => {
    const total = 1_000_000;
    let pages = load(NO_PAGES, 0, 300, total);
    const range = { from: 500_000, to: 500_100 };
    pages = storeRows(pages, range, sliceOf(range, total), true, 205);
    expect(rowAt(pages, 5)).toBeUndefined();
    expect(missingRange(pages, 5, 6)).toEqual({ from: 0, to: 100 });
    expect(rowAt(pages, 205)?.key).toBe('r205');
    expect(pages.rows.size).toBe(2);
  });

  it('detects whether a row is a descendant of another', () => {
    const rows = [row(0), row(1, 2), row(2, 3), row(3), row(4, 2)];
    const pages = storeRows(NO_PAGES, { from: 0, to: PAGE }, { total: 5, from: 0, rows }, true);
    expect(isDescendant(pages, 2, 0)).toBe(true);
    expect(isDescendant(pages, 2, 1)).toBe(true);
    expect(isDescendant(pages, 4, 0)).toBe(false);
    expect(isDescendant(pages, 0, 0)).toBe(false);
    expect(isDescendant(pages, 0, 3)).toBe(false);
  });
});
