import { describe, expect, it } from 'vitest';
import { interleave, median, medianOf, percentile } from './measure.ts';

describe('the median', () => {
  it('is the middle value, in any order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle values of an even number', () => {
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('throws without values', () => {
    expect(() => median([])).toThrow('nothing was measured');
  });
});

describe('a percentile', () => {
  it('is the smallest value, the largest, or one between them', () => {
    const values = Array.from({ length: 101 }, (_, index) => 100 - index);
    expect([0, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([0, 50, 95, 100]);
    expect(percentile([10, 20], 0.95)).toBeCloseTo(19.5);
  });

  it('does not change the order of the values', () => {
    const values = [3, 1, 2];
    percentile(values, 0.95);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('interleaved rounds', () => {
  it('run every contender in turn, and ignore the warm-up round', async () => {
    const order: string[] = [];
    let clock = 0;
    const contender = (name: string) => ({
      name,
      run: () => {
        order.push(name);
        return (clock += 1);
      },
    });
    const rounds = await interleave([contender('a'), contender('b')], 2);
    expect(order.join('')).toBe('ababab');
    expect(rounds.get('a')).toEqual([3, 5]);
    expect(medianOf(rounds, 'b')).toBe(5);
  });
});
