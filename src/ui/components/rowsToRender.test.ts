import { describe, expect, it } from 'vitest';
import { isFastScroll, rowsToRender } from './rowsToRender.ts';

const STILL = { top: 2100, room: 210, most: 420, by: 0, shift: 0 };

describe('the rows to draw', () => {
  it('are those in sight and some beyond', () => {
    const drawn = rowsToRender(STILL, 21, 1000, -1);
    expect(drawn[0]).toBeLessThan(100);
    expect(drawn.at(-1)).toBeGreaterThan(110);
    expect(drawn).toEqual(drawn.map((_, place) => (drawn[0] ?? 0) + place));
  });

  it('are only those in sight, even in part, where a whole window passes at a time', () => {
    const fast = { ...STILL, top: 2110, by: -2000 };
    expect(isFastScroll(fast)).toBe(true);
    expect(rowsToRender(fast, 21, 1000, -1)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
  });

  it('are all that there could be room for, and not more, before the window is laid out', () => {
    const first = { ...STILL, top: 0, room: 0 };
    expect(rowsToRender(first, 21, 1000, -1)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('end where the rows do', () => {
    expect(rowsToRender({ ...STILL, top: 0 }, 21, 3, -1)).toEqual([0, 1, 2]);
    expect(rowsToRender(STILL, 21, 0, -1)).toEqual([]);
  });

  it('hold the active one wherever it is, once and in order', () => {
    expect(rowsToRender(STILL, 21, 1000, 5)[0]).toBe(5);
    expect(rowsToRender(STILL, 21, 1000, 900).at(-1)).toBe(900);
    expect(rowsToRender(STILL, 21, 1000, 105)).toEqual(rowsToRender(STILL, 21, 1000, -1));
    expect(rowsToRender(STILL, 21, 1000, 1000)).toEqual(rowsToRender(STILL, 21, 1000, -1));
  });
});
