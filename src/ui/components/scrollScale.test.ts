import { describe, expect, it } from 'vitest';
import { createScrollScale } from './scrollScale.ts';

const ROW = 21;
const VIEWPORT = 450;
const MAX_HEIGHT_IN_FIREFOX = 17_895_697;

describe('createScrollScale', () => {
  it('maps one to one while an element can be as high as the rows', () => {
    const { contentHeight, maxTop, topAt, scrollAt } = createScrollScale(100_000 * ROW, VIEWPORT);
    expect(contentHeight).toBe(100_000 * ROW);
    expect(maxTop).toBe(contentHeight - VIEWPORT);
    expect(topAt(12_345.5)).toBe(12_345.5);
    expect(scrollAt(12_345.5)).toBe(12_345.5);
  });

  it('does not scroll when all rows are visible', () => {
    expect(createScrollScale(10 * ROW, VIEWPORT)).toMatchObject({ contentHeight: 10 * ROW, maxTop: 0 });
    expect(createScrollScale(0, 0)).toMatchObject({ contentHeight: 0, maxTop: 0, dragStep: 0 });
  });

  describe.each([390_000, 1_000_000, 2_000_000, 50_000_000])('with %i rows', (count) => {
    const rowsHeight = count * ROW;
    const { contentHeight, maxTop, dragStep, topAt, scrollAt } = createScrollScale(rowsHeight, VIEWPORT);
    const maxScroll = contentHeight - VIEWPORT;

    it('reaches the first and the last row', () => {
      expect(contentHeight).toBeLessThan(MAX_HEIGHT_IN_FIREFOX / 2);
      expect(topAt(0)).toBe(0);
      expect(topAt(maxScroll)).toBe(rowsHeight - VIEWPORT);
      expect(scrollAt(maxTop)).toBe(maxScroll);
    });

    it('increases without jumps, and scrollAt is the inverse of topAt', () => {
      for (let scroll = 0; scroll < maxScroll; scroll += maxScroll / 997) {
        const top = topAt(scroll);
        expect(topAt(scroll + 1)).toBeGreaterThan(top);
        expect(scrollAt(top)).toBeCloseTo(scroll, 3);
        // One pixel of the scrollbar, whose track is as high as the viewport, skips at most its share of the rows.
        expect(topAt(scroll + maxScroll / VIEWPORT) - top).toBeLessThan((2 * rowsHeight) / VIEWPORT);
      }
    });

    it('maps one to one at both ends', () => {
      expect(topAt(5000)).toBe(5000);
      expect(maxTop - topAt(maxScroll - 5000)).toBe(5000);
    });

    it('distinguishes a scroll by several viewports from a drag by one pixel', () => {
      expect(dragStep).toBeGreaterThan(4 * VIEWPORT);
      expect(dragStep).toBeLessThan(maxScroll / VIEWPORT);
    });
  });
});
