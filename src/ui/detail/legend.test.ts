import { describe, expect, it } from 'vitest';
import { EMPTY_SUMMARY } from '../../../testing/emptySummary.ts';
import type { StatusCount, Summary } from '../../core/verdict/report.ts';
import { legendEntries } from './legend.ts';

function legend(summary: Partial<Summary>): string[] {
  return legendEntries({ ...EMPTY_SUMMARY, ...summary }).map(({ text }) => text);
}

describe('legendEntries', () => {
  it('lists the statuses of the failures, and successes even if there are none', () => {
    expect(
      legend({
        failure: 2,
        dependent: 2,
        total: 4,
        byStatus: [
          [403, 1],
          [423, 1],
          [424, 2],
        ],
      }),
    ).toEqual(['2 failed (1 × 403, 1 × 423)', '2 not attempted because of others (424)', '0 succeeded']);
  });

  it('lists the most frequent statuses first, and abbreviates long lists', () => {
    const byStatus: readonly StatusCount[] = [
      [400, 1],
      [401, 5],
      [403, 2],
      [409, 1],
      [500, 9],
      [503, 1],
    ];
    expect(legend({ failure: 19, success: 1, total: 20, byStatus })).toEqual([
      '19 failed (9 × 500, 5 × 401, 2 × 403, 1 × 400, …)',
      '1 succeeded',
    ]);
  });

  it('counts removed members and truncated results by these words, not by their statuses', () => {
    const byStatus: readonly StatusCount[] = [
      [200, 3],
      [301, 1],
      [403, 1],
      [404, 2],
      [507, 1],
    ];
    expect(legend({ failure: 1, notice: 4, removed: 2, truncated: 1, success: 3, total: 8, byStatus })).toEqual([
      '1 failed (1 × 403)',
      '1 notice (1 × 301)',
      '2 removed',
      'truncated result',
      '3 succeeded',
    ]);
  });

  it('lists no statuses if operations state several', () => {
    const byStatus: readonly StatusCount[] = [
      [403, 1],
      [409, 1],
    ];
    expect(legend({ failure: 1, total: 1, byStatus })).toEqual(['1 failed', '0 succeeded']);
  });

  it('counts missing properties, which are not failures', () => {
    expect(legend({ success: 184, total: 184, missingProperties: 12, byStatus: [[200, 184]] })).toEqual([
      '12 properties missing',
      '184 succeeded',
    ]);
  });

  it('states the status of dependents only if all state it, and uses singular and plural', () => {
    expect(legend({ failure: 1, dependent: 3, notice: 1, total: 5 })).toEqual([
      '1 failed',
      '3 not attempted because of others',
      '1 notice',
      '0 succeeded',
    ]);
    expect(legend({ dependent: 1, total: 1, byStatus: [[424, 1]] })[0]).toBe('1 not attempted because of others (424)');
  });
});
