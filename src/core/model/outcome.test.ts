import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from './operation.ts';
import { isFailed, outcomeOfNested, outcomeOfStatus, worse } from './outcome.ts';

describe('a status', () => {
  it('has the outcome of its class, except 424', () => {
    for (let status = -1; status <= 1000; status += 1) {
      const expected =
        status < 200 || status > 599
          ? 'unknown'
          : status < 300
            ? 'success'
            : status < 400
              ? 'notice'
              : status === 424
                ? 'dependent'
                : 'failure';
      expect(outcomeOfStatus(status)).toBe(expected);
    }
  });

  it('is unknown if it is not an integer', () => {
    expect([null, 200.5, Number.NaN, Number.POSITIVE_INFINITY].map(outcomeOfStatus)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });
});

describe('outcomes', () => {
  it('are ordered from worst to best as failure, partial, dependent, unknown, notice, success', () => {
    const order = ['failure', 'partial', 'dependent', 'unknown', 'notice', 'success'] as const;
    expect(OUTCOMES).toEqual(order);
    for (const [i, a] of order.entries())
      for (const [j, b] of order.entries()) expect(worse(a, b)).toBe(order[Math.min(i, j)]);
  });

  it('count as failed if they are failure or partial', () => {
    expect(OUTCOMES.filter(isFailed)).toEqual(['failure', 'partial']);
  });

  it('of nested operations give failure if all failed, partial if some did, else the worst', () => {
    expect(outcomeOfNested([])).toBeNull();
    expect(outcomeOfNested(['failure', 'dependent'])).toBe('failure');
    expect(outcomeOfNested(['dependent', 'dependent'])).toBe('dependent');
    expect(outcomeOfNested(['failure', 'success'])).toBe('partial');
    expect(outcomeOfNested(['dependent', 'success'])).toBe('partial');
    expect(outcomeOfNested(['partial', 'success'])).toBe('partial');
    expect(outcomeOfNested(['notice', 'success'])).toBe('notice');
    expect(outcomeOfNested(['unknown', 'success'])).toBe('unknown');
  });

  it('of nested operations do not depend on their order', () => {
    const some = fc.array(fc.constantFrom(...OUTCOMES), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, (outcomes) => {
        expect(outcomeOfNested(outcomes.toReversed())).toBe(outcomeOfNested(outcomes));
      }),
    );
  });
});
