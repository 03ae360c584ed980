import { describe, expect, it } from 'vitest';
import { isFastScroll, rowsToRender } from './rowsToRender.ts';

const VIEWPORT = { top: 2100, height: 210, expectedHeight: 420, delta: 0, offset: 0 };

describe('rowsToRender', () => {
  it('returns the visible rows and some beyond them', () => {
    const rows = rowsToRender(VIEWPORT, 21, 1000, -1);
    expect(rows[0]).toBeLessThan(100);
    expect(rows.at(-1)).toBeGreaterThan(110);
    expect(rows).toEqual(rows.map((_, index) => (rows[0] ?? 0) + index));
  });

  it('returns only the visible rows, including partially visible ones, during a fast scroll', () => {
    const fast = { ...VIEWPORT, top: 2110, delta: -2000 };
    expect(isFastScroll(fast)).toBe(true);
    expect(rowsToRender(fast, 21, 1000, -1)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
  });

  it('returns as many rows as the expected height has room for before layout', () => {
    const first = { ...VIEWPORT, top: 0, height: 0 };
    expect(rowsToRender(first, 21, 1000, -1)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('ends with the last row', () => {
    expect(rowsToRender({ ...VIEWPORT, top: 0 }, 21, 3, -1)).toEqual([0, 1, 2]);
    expect(rowsToRender(VIEWPORT, 21, 0, -1)).toEqual([]);
  });

  it('includes the active row wherever it is, once and in order', () => {
    expect(rowsToRender(VIEWPORT, 21, 1000, 5)[0]).toBe(5);
    expect(rowsToRender(VIEWPORT, 21, 1000, 900).at(-1)).toBe(900);
    expect(rowsToRender(VIEWPORT, 21, 1000, 105)).toEqual(rowsToRender(VIEWPORT, 21, 1000, -1));
    expect(rowsToRender(VIEWPORT, 21, 1000, 1000)).toEqual(rowsToRender(VIEWPORT, 21, 1000, -1));
  });
});
