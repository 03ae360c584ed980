import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionPoint } from './partitionPoint.ts';

describe('partitionPoint', () => {
  it('returns the same index as a search from the start', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: -1, max: 21 }), (numbers, wanted) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const expected = sorted.findIndex((number) => number >= wanted);
        const found = partitionPoint(sorted.length, (index) => (sorted[index] ?? 0) >= wanted);
        expect(found).toBe(expected === -1 ? sorted.length : expected);
      }),
    );
  });

  it('takes a logarithmic number of calls', () => {
    let calls = 0;
    partitionPoint(1_000_000, (index) => {
      calls += 1;
      return index >= 123_456;
    });
    expect(calls).toBeLessThanOrEqual(20);
  });
});
