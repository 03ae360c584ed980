import { describe, expect, it } from 'vitest';
import { compared, interleave, intervalOfMedian, isNarrow, median, percentile } from './measure.ts';

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

describe('the interval of a median', () => {
  it('contains all values if there are fewer than nine', () => {
    expect(intervalOfMedian([5, 1, 3])).toEqual([1, 5]);
    expect(intervalOfMedian([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([1, 8]);
  });

  it('excludes the extremes of more values, as many as leave 95 %', () => {
    const values = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
    // The ranks that tables of the sign test give for 95 %.
    expect([9, 12, 15, 20, 25].map((count) => intervalOfMedian(values(count)))).toEqual([
      [2, 8],
      [3, 10],
      [4, 12],
      [6, 15],
      [8, 18],
    ]);
  });

  it('is narrow if it is at most a fifth of the median', () => {
    expect([isNarrow([1, 1.1, 1.2]), isNarrow([1, 1.1, 1.4])]).toEqual([true, false]);
  });
});

describe('interleaved rounds', () => {
  const LIMITS = { warmUp: 1, atLeast: 2, atMost: 4 };

  it('run every contender in turn, reverse the order in every other round, and ignore the warm-up round', async () => {
    const order: string[] = [];
    let clock = 0;
    const contender = (name: string) => ({
      name,
      run: () => {
        order.push(name);
        return (clock += 1);
      },
    });
    const rounds = await interleave([contender('a'), contender('b')], { ...LIMITS, atMost: 2 }, []);
    expect(order.join('')).toBe('baabba');
    expect(rounds.get('a')).toEqual([3, 6]);
    const { ours, peer, ratios } = compared(rounds, 'a', 'b', 'the peer');
    expect([ours.value, peer]).toEqual([4.5, { value: 4.5, unit: 'ms', name: 'the peer' }]);
    expect(ratios).toEqual([3 / 4, 6 / 5]);
  });

  it('end when the ratios are precise, or after the largest number of rounds', async () => {
    const measured = async (times: readonly number[]): Promise<number | undefined> => {
      let round = 0;
      const ours = { name: 'ours', run: () => times[round++ % times.length] ?? 0 };
      const rounds = await interleave([ours, { name: 'peer', run: () => 1 }], LIMITS, [['ours', 'peer']]);
      return rounds.get('ours')?.length;
    };
    expect(await measured([5])).toBe(2);
    expect(await measured([5, 9])).toBe(4);
  });
});
