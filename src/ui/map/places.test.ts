import { describe, expect, it } from 'vitest';
import { createScrollScale } from '../components/scrollScale.ts';
import { nearestPlace, placesOf, worstOf } from './places.ts';

const ROW = 21;
const HEIGHT = 400;

function placesAt(rows: number, buckets: number, marked: readonly number[]) {
  const { contentHeight, scrollAt } = createScrollScale(rows * ROW, HEIGHT);
  const marks = marked.map((bucket) => ({ bucket, failed: 1, dependent: 0, unknown: 0 }));
  const size = { rowHeight: ROW, headerHeight: ROW, contentHeight, scrollAt };
  return { places: placesOf({ rows, buckets, marks }, size), contentHeight, scrollAt };
}

describe('the places on the map', () => {
  it('are beside the thumb of the scroll bar when their first row is at the top', () => {
    for (const rows of [68, 30_000, 3_000_000]) {
      const buckets = Math.min(rows, 300);
      const { places, contentHeight, scrollAt } = placesAt(rows, buckets, [0, 7, buckets - 1]);
      for (const { bucket, from, top } of places) {
        expect(Math.floor((from * buckets) / rows)).toBe(bucket);
        expect(top * (contentHeight + ROW)).toBeCloseTo(ROW + scrollAt(from * ROW));
      }
      const last = places.at(-1);
      expect(last?.to).toBe(rows);
      expect((last?.top ?? 0) + (last?.height ?? 0)).toBeCloseTo(1);
    }
  });

  it('contain each row once', () => {
    const all = Array.from({ length: 300 }, (_, bucket) => bucket);
    const { places } = placesAt(1234, 300, all);
    expect(places.reduce((rows, { from, to }) => rows + to - from, 0)).toBe(1234);
    expect(places.every(({ to }, index) => index === 299 || to === places[index + 1]?.from)).toBe(true);
  });

  it('are found by the nearest position', () => {
    const { places } = placesAt(1000, 100, [10, 90]);
    expect(nearestPlace(places, 0)?.bucket).toBe(10);
    expect(nearestPlace(places, 0.49)?.bucket).toBe(10);
    expect(nearestPlace(places, 0.52)?.bucket).toBe(90);
    expect(nearestPlace(places, 1)?.bucket).toBe(90);
    expect(nearestPlace([], 0)).toBeNull();
  });

  it('have the worst outcome', () => {
    expect(worstOf({ failed: 1, dependent: 9, unknown: 9 })).toBe('failed');
    expect(worstOf({ failed: 0, dependent: 1, unknown: 9 })).toBe('dependent');
    expect(worstOf({ failed: 0, dependent: 0, unknown: 1 })).toBe('unknown');
  });
});
