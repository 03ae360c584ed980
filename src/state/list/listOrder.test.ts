import { describe, expect, it } from 'vitest';
import { EMPTY_SUMMARY } from '../../../testing/emptySummary.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { groupByUrl, isGroup } from './groups.ts';
import { RECORDED, sortResponses, type SortKey, storedListOrder } from './listOrder.ts';

function row(id: number, part: Partial<ExchangeRow> & { readonly failed?: number } = {}): ExchangeRow {
  const { failed = 0, ...rest } = part;
  return {
    id,
    method: 'POST',
    path: `/${id}`,
    url: `https://api.example/${id}`,
    status: 207,
    kind: 'JSON',
    startedDateTime: null,
    time: null,
    bodySize: null,
    verdict: { outcome: failed > 0 ? 'mixed' : 'all-succeeded', sentence: { key: '', params: [] } },
    summary: { ...EMPTY_SUMMARY, failure: failed, success: 9, total: failed + 9 },
    unanswered: 0,
    statedTotals: null,
    parsedShare: null,
    missingBody: null,
    problem: null,
    file: null,
    initiator: null,
    checks: null,
    ...rest,
  };
}

const sorted = (rows: readonly ExchangeRow[], sort: SortKey, isReversed = false): readonly number[] =>
  sortResponses(rows, { sort, isReversed }).map(({ id }) => id);

describe('sortResponses', () => {
  it('sorts by failures: most first, and a response that may hide one before those without', () => {
    const unknown = { outcome: 'unknown', sentence: { key: '', params: [] } } as const;
    const stated = { total: null, failed: 7, isFlagged: false, source: '' };
    const rows = [
      row(1),
      row(2, { failed: 3 }),
      row(3, { verdict: unknown }),
      row(4, { statedTotals: stated }),
      row(5),
    ];
    expect(sorted(rows, 'failures')).toEqual([4, 2, 3, 1, 5]);
    expect(sorted(rows, 'failures', true)).toEqual([1, 5, 3, 2, 4]);
  });

  it('sorts by duration and size: largest first, and unknown ones always last', () => {
    const rows = [row(1, { time: 5, bodySize: 10 }), row(2), row(3, { time: 50, bodySize: 1 })];
    expect(sorted(rows, 'duration')).toEqual([3, 1, 2]);
    expect(sorted(rows, 'duration', true)).toEqual([1, 3, 2]);
    expect(sorted(rows, 'size')).toEqual([1, 3, 2]);
  });

  it('sorts by verdict, worst first, then by status, and by method and path', () => {
    const failed = { outcome: 'all-failed', sentence: { key: '', params: [] } } as const;
    const rows = [row(1, { method: 'PUT' }), row(2, { verdict: failed }), row(3, { verdict: failed, status: 424 })];
    expect(sorted(rows, 'verdict')).toEqual([3, 2, 1]);
    expect(sorted(rows, 'name')).toEqual([2, 3, 1]);
    expect(sorted(rows, 'recorded', true)).toEqual([3, 2, 1]);
  });
});

describe('groupByUrl', () => {
  const batch = (id: number, query: string, failed = 0): ExchangeRow =>
    row(id, { url: `https://api.example/$batch${query}`, path: `/$batch${query}`, failed });

  it('groups responses with the same method and URL, without the query', () => {
    const rows = [batch(1, '?a'), row(2), batch(3, ''), { ...batch(4, '#x'), method: 'PATCH' }, batch(5, '?b=/c?d')];
    const items = groupByUrl(rows, RECORDED).map((item) =>
      isGroup(item) ? [item.path, ...item.responses.map(({ id }) => id)] : item.id,
    );
    expect(items).toEqual([['/$batch', 1, 3, 5], 2, 4]);
  });

  it('does not group the same path of other hosts', () => {
    const rows = [batch(1, ''), { ...batch(2, ''), url: 'https://other.example/$batch' }];
    expect(groupByUrl(rows, RECORDED)).toEqual(rows);
  });

  it('sorts groups by the number of their failures', () => {
    const order = { ...RECORDED, sort: 'failures' } as const;
    const rows = sortResponses([row(1, { failed: 5 }), batch(2, '', 3), batch(3, '', 4)], order);
    expect(groupByUrl(rows, order).map((item) => (isGroup(item) ? item.path : item.id))).toEqual(['/$batch', 1]);
  });
});

describe('storedListOrder', () => {
  it('replaces what is not valid', () => {
    expect(storedListOrder(null)).toEqual(RECORDED);
    expect(storedListOrder({ sort: 'x', isReversed: 1, isGrouped: true })).toEqual({ ...RECORDED, isGrouped: true });
    const order = { sort: 'size', isReversed: true, isGrouped: false };
    expect(storedListOrder(order)).toEqual(order);
  });
});
