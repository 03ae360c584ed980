import { describe, expect, it } from 'vitest';
import type { Summary, VerdictOutcome } from '../../core/model/report.ts';
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

function mark(outcome: VerdictOutcome, summary: Partial<Summary>, missingBody: 'body-unread' | null = null) {
  return markOf({ verdict: { outcome, sentence: '' }, summary: { ...NOTHING, ...summary }, missingBody });
}

describe('the trouble with an exchange', () => {
  const trouble = (outcome: VerdictOutcome, total: number, missingBody: 'body-unread' | null = null): string =>
    troubleOf({ verdict: { outcome, sentence: '' }, summary: { ...NOTHING, total }, missingBody });

  it('is told where nothing can be counted', () => {
    expect(trouble('unreadable', 0, 'body-unread')).toBe('body never read by the page');
    expect(trouble('unreadable', 0)).toBe('could not be read');
    expect(trouble('unknown', 0)).toBe('no sub-statuses found');
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
    expect(mark('unreadable', {}, 'body-unread').aloud).toBe('could not be read');
  });

  it('says 0 for an empty answer', () => {
    expect(mark('empty', {})).toEqual({ text: '0', aloud: 'no sub-operations', tone: 'unknown' });
  });

  it('tells what was read of a body that breaks off', () => {
    expect(mark('mixed', { success: 4, failure: 1, total: 5 }).text).toBe('✕ 1 / 5');
  });
});
