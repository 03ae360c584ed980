import { describe, expect, it } from 'vitest';
import { EMPTY_SUMMARY } from '../../../testing/emptySummary.ts';
import type { StatedTotals } from '../../core/model/parsedBody.ts';
import type { Summary, VerdictOutcome } from '../../core/verdict/report.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { checksText, exchangeBadge, problemSummary } from './badge.ts';

type Rest = Partial<Pick<ExchangeRow, 'missingBody' | 'problem' | 'unanswered' | 'statedTotals'>>;

function row(outcome: VerdictOutcome, summary: Partial<Summary>, rest: Rest = {}) {
  return {
    verdict: { outcome, sentence: { key: '', params: [] } },
    summary: { ...EMPTY_SUMMARY, ...summary },
    missingBody: null,
    problem: null,
    unanswered: 0,
    statedTotals: null,
    ...rest,
  };
}

function mark(...given: Parameters<typeof row>) {
  return exchangeBadge(row(...given));
}

function stated(total: number | null, failed: number | null, isFlagged = false): StatedTotals {
  return { total, failed, isFlagged, source: '"failed"' };
}

describe('problemSummary', () => {
  it('reports why there are no counts', () => {
    expect(problemSummary(row('unreadable', {}, { missingBody: 'body-unread' }))).toBe('body not read by the page');
    expect(problemSummary(row('unreadable', {}))).toBe('unreadable');
    expect(problemSummary(row('unknown', {}))).toBe('no results recognized');
  });

  it('reports why counts may be incomplete', () => {
    expect(problemSummary(row('unknown', { success: 1, total: 1 }, { problem: 'not-well-formed' }))).toBe(
      'not well-formed',
    );
    expect(problemSummary(row('unknown', { success: 2, total: 2 }, { unanswered: 2 }))).toBe(
      '2 request items without a result',
    );
    expect(problemSummary(row('mixed', { failure: 1, total: 9 }, { statedTotals: stated(9, 3) }))).toBe(
      'states more failures than it lists',
    );
  });

  it('reports a dropped body, next to the counts of its report', () => {
    const dropped = row('mixed', { success: 1, failure: 1, total: 2 }, { missingBody: 'limit-exceeded' });
    expect([problemSummary(dropped), exchangeBadge(dropped).text]).toEqual(['body dropped to save memory', '✕ 1 / 2']);
    expect(mark('all-succeeded', { success: 2, total: 2 }, { missingBody: 'limit-exceeded' }).text).toBe('✓ 2');
  });

  it('is empty if the badge needs no explanation', () => {
    expect(problemSummary(row('unknown', { unknown: 3, total: 3 }))).toBe('');
    expect(problemSummary(row('mixed', { failure: 3, total: 3 }))).toBe('');
  });
});

describe('exchangeBadge', () => {
  it('counts failures and partial failures', () => {
    expect(mark('mixed', { failure: 2, partial: 1, success: 3211, total: 3214 })).toEqual({
      text: '✕ 3 / 3,214',
      spoken: '3 of 3,214 failed',
      tone: 'failure',
    });
  });

  it('counts failed dependencies if nothing else failed', () => {
    expect(mark('all-failed', { dependent: 2, total: 2 }).text).toBe('↳ 2 / 2');
  });

  it('reports that everything succeeded', () => {
    expect(mark('all-succeeded', { success: 184, total: 184 })).toEqual({
      text: '✓ 184',
      spoken: 'all 184 succeeded',
      tone: 'success',
    });
  });

  it('shows an exclamation mark for notices', () => {
    expect(mark('all-succeeded', { success: 2990, notice: 10, total: 3000 }).text).toBe('! 3,000');
  });

  it('reports unreadable responses and unknown outcomes', () => {
    expect(mark('unreadable', {})).toEqual({ text: '? unreadable', spoken: 'unreadable', tone: 'failure' });
    expect(mark('unreadable', {}, { missingBody: 'body-unread' }).text).toBe('? unreadable');
    expect(mark('unknown', {})).toEqual({ text: '? unknown', spoken: 'outcome unknown', tone: 'failure' });
  });

  it('shows 0 for an empty response', () => {
    expect(mark('empty', {})).toEqual({ text: '0', spoken: 'no sub-operations', tone: 'unknown' });
  });

  it('does not report success if an outcome is unknown or a result is missing', () => {
    expect(mark('unknown', { success: 16, notice: 1, unknown: 1, total: 18 })).toEqual({
      text: '? 17 of 18',
      spoken: 'no known failures, but only 17 of 18 outcomes are known',
      tone: 'failure',
    });
    expect(mark('unknown', { success: 2, total: 2 }, { unanswered: 2 }).text).toBe('? 2 of 4');
    expect(mark('unknown', { success: 5, total: 5 })).toEqual({
      text: '? 5',
      spoken: 'outcome unknown: 5 succeeded, but results may be missing',
      tone: 'failure',
    });
  });

  it('counts failures that the body states, listed or not', () => {
    expect(mark('mixed', { success: 8, total: 8 }, { statedTotals: stated(10, 2) })).toEqual({
      text: '✕ 2 / 10',
      spoken: '2 of 10 failed',
      tone: 'failure',
    });
    expect(mark('mixed', { failure: 1, success: 8, total: 9 }, { statedTotals: stated(null, 3) }).text).toBe('✕ 3 / 9');
    expect(mark('mixed', { failure: 4, success: 6, total: 10 }, { statedTotals: stated(10, 3) }).text).toBe('✕ 4 / 10');
    expect(mark('mixed', {}, { statedTotals: stated(null, 3) }).text).toBe('✕ 3 / 3');
  });

  it('does not report success if a flag states failures', () => {
    expect(mark('mixed', { success: 8, total: 8 }, { statedTotals: stated(null, null, true) })).toEqual({
      text: '✕ ? / 8',
      spoken: 'the body states failures but does not list them',
      tone: 'failure',
    });
    expect(mark('mixed', {}, { statedTotals: stated(null, null, true) }).text).toBe('✕ ?');
  });

  it('does not report success for any other verdict', () => {
    for (const outcome of ['mixed', 'all-failed', 'unknown', 'unreadable'] as const)
      for (const summary of [{}, { success: 3, total: 3 }, { notice: 1, total: 1 }])
        expect(mark(outcome, summary), outcome).toMatchObject({
          tone: 'failure',
          text: expect.stringMatching(/^[✕?]/u),
        });
  });

  it('reports a problem of the body next to the parsed results', () => {
    const problem = 'not-well-formed' as const;
    expect(mark('all-succeeded', { success: 1, total: 1 }, { problem })).toEqual({
      text: '✓ 1 !',
      spoken: '1 succeeded, problem with the body: not well-formed',
      tone: 'unknown',
    });
    expect(mark('unknown', { success: 1, total: 1 }, { problem }).text).toBe('? 1 !');
    expect(mark('mixed', { success: 4, failure: 1, total: 5 }, { problem })).toMatchObject({
      text: '✕ 1 / 5 !',
      tone: 'failure',
    });
  });
});

it('names the errors and warnings of the checks, not the infos', () => {
  expect(checksText({ error: 1, warning: 2, info: 3 })).toBe('checks: 1 error, 2 warnings');
  expect(checksText({ error: 0, warning: 1, info: 0 })).toBe('checks: 1 warning');
  expect(checksText({ error: 0, warning: 0, info: 3 })).toBe('');
  expect(checksText(null)).toBe('');
});
