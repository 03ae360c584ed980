import { describe, expect, it } from 'vitest';
import { outcomeNumber, outcomeOfNumber, statusNumber, statusOfNumber } from './columnNumbers.ts';
import { OUTCOMES } from './operation.ts';

describe('the numbers in columns', () => {
  it.each(OUTCOMES)('store the outcome %s', (outcome) => {
    expect(outcomeOfNumber(Uint8Array.of(outcomeNumber(outcome))[0])).toBe(outcome);
  });

  it('order outcomes from worst to best', () => {
    expect(OUTCOMES.map(outcomeNumber)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('give the outcome unknown beyond a column', () => {
    expect(outcomeOfNumber(undefined)).toBe('unknown');
  });

  it.each([null, 0, 1, 100, 207, 424, 999])('store the status %s', (status) => {
    expect(statusOfNumber(Int16Array.of(statusNumber(status))[0])).toBe(status);
  });

  it('give no status beyond a column', () => {
    expect(statusOfNumber(undefined)).toBeNull();
  });
});
