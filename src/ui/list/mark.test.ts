import { describe, expect, it } from 'vitest';
import type { Summary, VerdictOutcome } from '../../core/model/report.ts';
import type { ExchangeRow } from '../../engine/questions.ts';
import { markOf, troubleOf } from './mark.ts';

const NOTHING: Summary = {
  failure: 0,
  partial: 0,
  dependent: 0,
  unknown: 0,
  notice: 0,
  success: 0,
  total: 0,
  byStatus: {},
  missingProperties: 0,
};

function mark(
  outcome: VerdictOutcome,
  summary: Partial<Summary>,
  { missingBody = null, problem = null }: Partial<Pick<ExchangeRow, 'missingBody' | 'problem'>> = {},
) {
  return markOf({ verdict: { outcome, sentence: '' }, summary: { ...NOTHING, ...summary }, missingBody, problem });
}

describe('the trouble with an exchange', () => {
  const trouble = (outcome: VerdictOutcome, total: number, missingBody: 'body-unread' | null = null): string =>
    troubleOf({ verdict: { outcome, sentence: '' }, summary: { ...NOTHING, total }, missingBody, problem: null });

  it('is told where nothing can be counted', () => {
    expect(trouble('unreadable', 0, 'body-unread')).toBe('body never read by the page');
    expect(trouble('unreadable', 0)).toBe('could not be read');
    expect(trouble('unknown', 0)).toBe('no results recognized');
  });

  it('is told where something can be counted, but perhaps not all', () => {
    const problem = 'not-well-formed' as const;
    const summary = { ...NOTHING, success: 1, total: 1 };
    const verdict = { outcome: 'all-succeeded' as const, sentence: '' };
    expect(troubleOf({ verdict, summary, missingBody: null, problem })).toBe('not well-formed');
  });

  it('is told of a body that was dropped, beside what was read of it', () => {
    const summary = { ...NOTHING, success: 1, failure: 1, total: 2 };
    const verdict = { outcome: 'mixed' as const, sentence: '' };
    const dropped = { verdict, summary, missingBody: 'limit-exceeded' as const, problem: null };
    expect([troubleOf(dropped), markOf(dropped).text]).toEqual(['body dropped to save memory', '✕ 1 / 2']);
    expect(mark('all-succeeded', { success: 2, total: 2 }, { missingBody: 'limit-exceeded' }).text).toBe('✓ 2');
  });

  it('is told of a body that was dropped, beside what was read of it', () => {
    const summary = { ...NOTHING, success: 1, failure: 1, total: 2 };
    const verdict = { outcome: 'mixed' as const, sentence: '' };
    const dropped = { verdict, summary, missingBody: 'limit-exceeded' as const, problem: null };
    expect([troubleOf(dropped), markOf(dropped).text]).toEqual(['body dropped to save memory', '✕ 1 / 2']);
  });

  it('is none where something is', () => {
    expect(trouble('unknown', 3)).toBe('');
    expect(trouble('mixed', 3)).toBe('');
  });
});

describe('the mark of an exchange in the list', () => {
  it('counts failures and partials among all', () => {
    expect(mark('mixed', { failure: 2, partial: 1, success: 3211, total: 3214 })).toEqual({
      text: '✕ 3 / 3,214',
      aloud: '3 of 3,214 failed',
      tone: 'failure',
    });
  });

  it('counts the dependents where nothing else failed', () => {
    expect(mark('all-failed', { dependent: 2, total: 2 }).text).toBe('↳ 2 / 2');
  });

  it('says that all went well', () => {
    expect(mark('all-succeeded', { success: 184, total: 184 })).toEqual({
      text: '✓ 184',
      aloud: 'all 184 succeeded',
      tone: 'success',
    });
  });

  it('asks to look where there is a notice', () => {
    expect(mark('all-succeeded', { success: 2990, notice: 10, total: 3000 }).text).toBe('! 3,000');
  });

  it('does not say that nothing is wrong where nothing can be told', () => {
    expect(mark('unknown', {}).text).toBe('?');
    expect(mark('unreadable', {})).toMatchObject({ text: '?', tone: 'failure' });
    expect(mark('unreadable', {}, { missingBody: 'body-unread' }).aloud).toBe('could not be read');
  });

  it('says 0 for an empty answer', () => {
    expect(mark('empty', {})).toEqual({ text: '0', aloud: 'no sub-operations', tone: 'unknown' });
  });

  it('does not say that all went well where some state nothing', () => {
    expect(mark('all-succeeded', { success: 16, notice: 1, unknown: 1, total: 18 })).toEqual({
      text: '? 17 of 18',
      aloud: 'nothing failed that is known, but only 17 of 18 are',
      tone: 'unknown',
    });
  });

  it('says that a body breaks off, whatever was read of it', () => {
    const problem = 'not-well-formed' as const;
    expect(mark('all-succeeded', { success: 1, total: 1 }, { problem })).toEqual({
      text: '✓ 1 !',
      aloud: '1 succeeded, body with a problem: not well-formed',
      tone: 'unknown',
    });
    expect(mark('mixed', { success: 4, failure: 1, total: 5 }, { problem })).toMatchObject({
      text: '✕ 1 / 5 !',
      tone: 'failure',
    });
  });
});
