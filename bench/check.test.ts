import { describe, expect, it } from 'vitest';
import { combined, committedOf, implausible, regressions } from './check.ts';
import { amount, type Figure, number, ratioOf, ratioText, targetText, verdictOf, verdictText } from './figure.ts';

function figure(ours: number, target: Figure['target'] = null, id = 'a'): Figure {
  return {
    id,
    section: 'Reading',
    what: 'rows',
    ours: { value: ours, unit: 'ms' },
    peer: { value: 100, unit: 'ms', name: 'peer' },
    target,
  };
}

const rounds = (...ratios: readonly number[]): Figure => ({ ...figure(1), ratios });

describe('a figure', () => {
  it('meets its target up to the largest ratio, and misses it above', () => {
    expect(ratioOf(figure(20))).toBe(0.2);
    const target = { most: 0.2, least: 0.02 };
    expect([20, 20.1].map((ours) => verdictOf(figure(ours, target)))).toEqual(['met', 'missed']);
  });

  it('is not plausible if it is far better than expected, or no number', () => {
    // Memory for 50 MB that is 0.23 times that of 10 MB: the large body was not in memory.
    expect(verdictOf(figure(23, { most: 5.5, least: 4 }))).toBe('implausible');
    expect(verdictOf(figure(Number.NaN, { most: 1, least: 0 }))).toBe('implausible');
    expect(verdictText(figure(23, { most: 5.5, least: 4 }))).toBe('IMPLAUSIBLE');
  });

  it('can have a single right ratio', () => {
    const exact = { most: 1, least: 1 };
    expect([99, 100, 101].map((ours) => verdictOf(figure(ours, exact)))).toEqual(['implausible', 'met', 'missed']);
    expect(targetText(figure(9, exact))).toBe('1 ×');
  });

  it('has no verdict without a target', () => {
    expect(verdictOf(figure(20))).toBeNull();
    expect(verdictText(figure(20))).toBe('');
  });

  it('states its target as ratios, and that it is missed', () => {
    expect(targetText(figure(9, { most: 0.06, least: 0.01 }))).toBe('0.01–0.06 ×');
    expect(verdictText(figure(9, { most: 0.06, least: 0.01 }))).toBe('MISSED');
  });

  it('has the median ratio of its rounds, and the interval that contains it', () => {
    expect(ratioOf(rounds(0.3, 0.2, 9))).toBe(0.3);
    expect(ratioText(rounds(0.3, 0.2, 9))).toBe('0.3 × (0.2–9)');
    expect(ratioText(figure(20))).toBe('0.2 ×');
  });

  it('is formatted with three significant digits', () => {
    expect([1234.5, 99.96, 0.05678, 0, 7].map(number)).toEqual(['1,235', '100', '0.057', '0', '7']);
    expect(amount({ value: 1.234, unit: 'ms' })).toBe('1.23 ms');
  });
});

describe('the check against committed figures', () => {
  const committed = committedOf([figure(20), figure(50, null, 'b')], '2026-01-01', '');

  it('accepts an increase of up to a quarter', () => {
    expect(regressions([figure(24.9), figure(62, null, 'b')], committed)).toEqual([]);
    expect(regressions([figure(26), figure(40, null, 'b')], committed)).toEqual([
      { id: 'a', text: '0.26 ×, was 0.2 × (+30 %)' },
    ]);
  });

  it('reports a figure with rounds only if its entire interval is worse', () => {
    expect(regressions([rounds(0.2, 0.5, 0.6)], committed)).toEqual([]);
    expect(regressions([rounds(0.4, 0.5, 0.6)], committed)).toHaveLength(1);
  });

  it('ignores a new figure', () => {
    expect(regressions([figure(500, null, 'c')], committed)).toEqual([]);
  });

  it('reports a figure that is far better than the committed one', () => {
    expect(regressions([figure(5)], committed)).toEqual([]);
    expect(regressions([figure(3)], committed)).toEqual([
      { id: 'a', text: '0.03 ×, was 0.2 ×: not plausible, unless the code became that much faster' },
    ]);
  });

  it('reports a figure below its least plausible ratio', () => {
    expect(implausible([figure(20, { most: 1, least: 0.3 }), figure(40, { most: 1, least: 0.3 })])).toEqual([
      { id: 'a', text: '0.2 × is not plausible: expected at least 0.3 ×' },
    ]);
  });

  it('adds the rounds of a second measurement', () => {
    const [both] = combined([rounds(1, 2)], [rounds(3)]);
    expect(both?.ratios).toEqual([1, 2, 3]);
    const replaced = combined([figure(30), figure(40, null, 'b')], [figure(35)]);
    expect(replaced.map(({ ours }) => ours.value)).toEqual([35, 40]);
  });
});
