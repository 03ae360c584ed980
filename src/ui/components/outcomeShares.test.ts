import { describe, expect, it } from 'vitest';
import { EMPTY_SUMMARY } from '../../../testing/emptySummary.ts';
import type { StatedTotals } from '../../core/model/parsedBody.ts';
import type { Summary, VerdictOutcome } from '../../core/verdict/report.ts';
import { outcomeShares } from './outcomeShares.ts';

function shares(
  outcome: VerdictOutcome,
  summary: Partial<Summary>,
  unanswered = 0,
  stated: Partial<StatedTotals> = {},
) {
  const statedTotals = { total: null, failed: null, isFlagged: false, source: '', ...stated };
  const { failure, unknown, success } = outcomeShares({
    verdict: { outcome, sentence: { key: '', params: [] } },
    summary: { ...EMPTY_SUMMARY, ...summary },
    unanswered,
    statedTotals: Object.keys(stated).length > 0 ? statedTotals : null,
  });
  return { failure, unknown, success };
}

describe('outcomeShares', () => {
  it('returns the counts', () => {
    expect(shares('mixed', { failure: 1, success: 3, total: 4 })).toEqual({ failure: 1, unknown: 0, success: 3 });
  });

  it('counts request items without a result as unknown', () => {
    expect(shares('unknown', { success: 2, total: 2 }, 2)).toEqual({ failure: 0, unknown: 2, success: 2 });
  });

  it('counts failures and items that the body states but does not list', () => {
    const stated = { total: 10, failed: 2 };
    expect(shares('mixed', { success: 4, total: 4 }, 0, stated)).toEqual({ failure: 2, unknown: 4, success: 4 });
    expect(shares('mixed', { failure: 2, success: 8, total: 10 }, 0, stated)).toEqual({
      failure: 2,
      unknown: 0,
      success: 8,
    });
  });

  it('always has another share than success if the verdict is not a success', () => {
    expect(shares('unknown', { success: 5, total: 5 }).unknown).toBeGreaterThan(0);
    expect(shares('mixed', { success: 5, total: 5 }, 0, { isFlagged: true }).failure).toBeGreaterThan(0);
    expect(shares('mixed', { success: 5, total: 5 }).failure).toBeGreaterThan(0);
    expect(shares('unreadable', {})).toEqual({ failure: 0, unknown: 1, success: 0 });
  });

  it('has only successes if the verdict is a success', () => {
    expect(shares('all-succeeded', { success: 5, total: 5 })).toEqual({ failure: 0, unknown: 0, success: 5 });
  });
});
