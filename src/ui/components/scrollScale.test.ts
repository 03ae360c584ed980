import { describe, expect, it } from 'vitest';
import { createScrollScale } from './scrollScale.ts';

const ROW = 21;
const ROOM = 450;
const TALLEST_OF_FIREFOX = 17_895_697;

describe('the scrollbar of many rows', () => {
  it('is the usual one while an element can be as high as they are', () => {
    const { height, end, topAt, scrollAt } = createScrollScale(100_000 * ROW, ROOM);
    expect(height).toBe(100_000 * ROW);
    expect(end).toBe(height - ROOM);
    expect(topAt(12_345.5)).toBe(12_345.5);
    expect(scrollAt(12_345.5)).toBe(12_345.5);
  });

  it('has nowhere to go where all rows are in sight', () => {
    expect(createScrollScale(10 * ROW, ROOM)).toMatchObject({ height: 10 * ROW, end: 0 });
    expect(createScrollScale(0, 0)).toMatchObject({ height: 0, end: 0, step: 0 });
  });

  describe.each([390_000, 1_000_000, 2_000_000, 50_000_000])('of %i rows', (count) => {
    const rows = count * ROW;
    const { height, end, step, topAt, scrollAt } = createScrollScale(rows, ROOM);
    const last = height - ROOM;

    it('reaches the first and the last', () => {
      expect(height).toBeLessThan(TALLEST_OF_FIREFOX / 2);
      expect(topAt(0)).toBe(0);
      expect(topAt(last)).toBe(rows - ROOM);
      expect(scrollAt(end)).toBe(last);
    });

    it('goes on without a leap, and back to where it came from', () => {
      for (let scroll = 0; scroll < last; scroll += last / 997) {
        const top = topAt(scroll);
        expect(topAt(scroll + 1)).toBeGreaterThan(top);
        expect(scrollAt(top)).toBeCloseTo(scroll, 3);
        // A pixel of the scrollbar's way, which is as long as the window is high, passes no more than its share of the rows.
        expect(topAt(scroll + last / ROOM) - top).toBeLessThan((2 * rows) / ROOM);
      }
    });

    it('stands for the rows one to one at both ends', () => {
      expect(topAt(5000)).toBe(5000);
      expect(end - topAt(last - 5000)).toBe(5000);
    });

    it('takes a step of several windows for one of the wheel, and a pixel of its way for a drag', () => {
      expect(step).toBeGreaterThan(4 * ROOM);
      expect(step).toBeLessThan(last / ROOM);
    });
  });
});
