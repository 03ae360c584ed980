import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, nearestMatch } from './find.ts';

describe('findMatches', () => {
  it('finds literal text and ignores case', () => {
    expect(findMatches('a.b A.B a+b', 'a.b')).toEqual({ starts: [0, 4], more: false });
    expect(findMatches('[x](y) \\d', '\\D').starts).toEqual([7]);
    expect(findMatches('Straße ÄÖ äö', 'äö').starts).toEqual([7, 10]);
    expect(findMatches('anything', '')).toEqual({ starts: [], more: false });
  });

  it('matches any text literally', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, wanted, after) => {
        expect(findMatches(before + wanted + after, wanted).starts.length).toBeGreaterThan(0);
      }),
    );
  });

  it('reports when there are more matches than the limit', () => {
    const { starts, more } = findMatches('a'.repeat(20_001), 'a');
    expect(starts).toHaveLength(20_000);
    expect(more).toBe(true);
  });
});

describe('nearestMatch', () => {
  const starts = [10, 20, 30];
  it.each([
    [0, 1, 0],
    [10, 1, 0],
    [11, 1, 1],
    [31, 1, 0],
    [31, -1, 2],
    [30, -1, 2],
    [29, -1, 1],
    [9, -1, 2],
  ] as const)('from %d in direction %d is number %d', (from, direction, at) => {
    expect(nearestMatch(starts, from, direction)).toBe(at);
  });

  it('returns no valid index if there are no matches', () => {
    expect([][nearestMatch([], 5, 1)]).toBeUndefined();
    expect([][nearestMatch([], 5, -1)]).toBeUndefined();
  });
});
