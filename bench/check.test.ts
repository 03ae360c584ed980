import { describe, expect, it } from 'vitest';
import { better, committedOf, regressions } from './check.ts';
import { amount, type Figure, isMet, number, ratioOf, targetText, verdictText } from './figure.ts';

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

describe('a figure', () => {
  it('meets its target up to the ratio, and misses it above', () => {
    expect(ratioOf(figure(20))).toBe(0.2);
    expect([20, 20.1].map((ours) => isMet(figure(ours, { ratio: 0.2 })))).toEqual([true, false]);
  });

  it('can have an upper or a lower limit as its target', () => {
    expect([8, 9].map((ours) => isMet(figure(ours, { most: 8 })))).toEqual([true, false]);
    expect([8, 7].map((ours) => isMet(figure(ours, { least: 8 })))).toEqual([true, false]);
  });

  it('has no verdict without a target', () => {
    expect(isMet(figure(20))).toBeNull();
    expect(verdictText(figure(20))).toBe('');
  });

  it('states its target and that it is missed', () => {
    expect(targetText(figure(9, { most: 8 }))).toBe('≤ 8 ms');
    expect(targetText(figure(9, { ratio: 0.06 }))).toBe('≤ 0.06 ×');
    expect(verdictText(figure(9, { most: 8 }))).toBe('MISSED');
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
    expect(regressions([figure(26), figure(40, null, 'b')], committed)).toEqual(['a: 0.26 ×, was 0.2 × (+30 %)']);
  });

  it('ignores a new figure', () => {
    expect(regressions([figure(500, null, 'c')], committed)).toEqual([]);
  });

  it('reports a figure below its lower limit', () => {
    expect(regressions([figure(900, { least: 30 })], committed)).toEqual([]);
    expect(regressions([figure(20, { least: 30 })], committed)).toEqual(['a: below its target']);
  });

  it('uses the better of two measurements', () => {
    const first = [figure(30), figure(40, null, 'b')];
    expect(better(first, [figure(20), figure(45, null, 'b')]).map(({ ours }) => ours.value)).toEqual([20, 40]);
  });
});
