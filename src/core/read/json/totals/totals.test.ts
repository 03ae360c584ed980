import { describe, expect, it } from 'vitest';
import type { StatedTotals } from '../../../model/parsedBody.ts';
import { parseNdjson } from '../../parseNdjson.ts';
import { all, exchangeOf, report } from '../../../../../testing/jsonSample.ts';

/** The stated totals without their source; null if the body states no failures. */
function stated(body: unknown): Omit<StatedTotals, 'source'> | null {
  const { statedTotals } = report(body);
  if (statedTotals === null) return null;
  const { source: _, ...numbers } = statedTotals;
  return numbers;
}

const ITEMS = [
  { id: 'a', status: 200 },
  { id: 'b', status: 201 },
];

describe('a number beside successful items', () => {
  it.each([
    { errors: 3 },
    { failed: 3 },
    { failed: '3' },
    { Failed: 3 },
    { failures: 3 },
    { failedCount: 3 },
    { failed_count: 3 },
    { 'failed-count': 3 },
    { FailedRecordCount: 3 },
    { FailedPutCount: 3 },
    { failureCount: 3 },
    { num_failed: 3 },
    { dropped: 3 },
    { discarded_count: 3 },
    { numErrors: 3 },
    { errorCount: 3 },
    { error_count: 3 },
    { ErrorsCount: 3 },
    { totalErrors: 3 },
    { nFailed: 3 },
    { rejected: 3 },
    { rejectedCount: 3 },
    { unprocessed: 3 },
    { invalid: 3 },
    { invalidRows: 3 },
    { failedItems: 3 },
    { itemsFailed: 3 },
    { usersFailed: 3 },
    { notFound: 3 },
    { not_processed: 3 },
    { unsuccessfulCount: 3 },
    { summary: { failed: 3 } },
    { meta: { stats: { errors: 3 } } },
    { statistics: { failure: 3 } },
    { counts: { ok: 2, error: 3 } },
  ])('states failures: %j', (member) => {
    const { verdict } = report({ ...member, results: ITEMS });
    expect(stated({ ...member, results: ITEMS })).toMatchObject({ failed: 3, isFlagged: false });
    expect(verdict.outcome).toBe('mixed');
  });

  it.each([
    [{ total: 5, succeeded: 2, failed: 3 }, 5, 3],
    [{ summary: { total: 5, succeeded: 2, failed: 3 } }, 5, 3],
    [{ successCount: 2, totalCount: 5 }, 5, 3],
    [{ total_count: 5, success_count: 2 }, 5, 3],
    [{ processed: 5, successful: 2 }, 5, 3],
    [{ accepted: 2, rejected: 3 }, 5, 3],
    [{ created: 1, updated: 1, failed: 3 }, 5, 3],
    [{ total: 5, success: 2, skipped: 1 }, 5, 2],
    [{ requested: 5, success: 2, failure: 3 }, 5, 3],
    [{ metadata: { total: 5, success: 2 } }, 5, 3],
    [{ count: 5, errorCount: 3 }, 5, 3],
    [{ summary: { create: { total: 3, failed: 2 }, update: { total: 2, failed: 1 } } }, 5, 3],
  ])('is computed from the others: %j', (members, total, failed) => {
    expect(stated({ ...members, results: ITEMS })).toEqual({ total, failed, isFlagged: false });
    expect(report({ ...members, results: ITEMS }).verdict.outcome).toBe('mixed');
  });

  it.each([
    { total: 500, page: 1, limit: 2 },
    { total: 2 },
    { count: 2, totalCount: 500 },
    { total: 500, count: 2, offset: 0, hasMore: true },
    { meta: { total: 500, per_page: 2, current_page: 1 } },
    { totalResults: 500, itemsPerPage: 2, startIndex: 1 },
    { total: 2, failed: 0 },
    { errorCount: 0 },
    { total: 2, succeeded: 2, failed: 0 },
    { summary: { total: 2, success: 2, failure: 0 } },
    { maxErrors: 10 },
    { errorThreshold: 5 },
    { failureRate: 1 },
    { failedAt: 1_700_000_000 },
    { failedLoginAttempts: 3 },
    { rejectedAmount: 200 },
    { took: 30 },
    { version: 3 },
    { total: 2, skipped: 1, success: 1 },
  ])('states no failures: %j', (member) => {
    expect(stated({ ...member, results: ITEMS })?.failed ?? 0).toBe(0);
    expect(report({ ...member, results: ITEMS }).verdict.outcome).toBe('all-succeeded');
  });

  it('is a contradiction if fewer successes are counted than listed', () => {
    const body = { successCount: 1, results: ITEMS };
    expect(report(body).statedTotals).toMatchObject({ isFlagged: true, source: '"successCount": 1' });
    expect(report(body).verdict.outcome).toBe('mixed');
  });
});

describe('totals', () => {
  it('name their members as sent', () => {
    expect(report({ errors: true, results: ITEMS }).statedTotals?.source).toBe('"errors": true');
    expect(report({ accepted: 8, rejected: 2, errors: [{ index: 3 }, { index: 7 }] }).statedTotals?.source).toBe(
      '"accepted": 8, "rejected": 2',
    );
    expect(report({ status: `failed ${'x'.repeat(10)}`, errors: 1, results: ITEMS }).statedTotals?.source).toContain(
      '"errors": 1',
    );
  });

  it('state more items than are listed', () => {
    const { operations, verdict, statedTotals } = report({
      accepted: 8,
      rejected: 2,
      errors: [{ index: 3, message: 'is a duplicate' }, { index: 7 }],
    });
    expect(verdict.outcome).toBe('mixed');
    expect(statedTotals).toMatchObject({ total: 10, failed: 2 });
    expect(all(operations).map(({ label, requestIndex, outcome }) => [label, requestIndex, outcome])).toEqual([
      ['#3', 3, 'failure'],
      ['#7', 7, 'failure'],
    ]);
  });

  it('add the listed failures to counted successes', () => {
    const errors = [{ index: 3, message: 'is a duplicate' }, { index: 7 }];
    for (const members of [{ accepted: 8 }, { successCount: 8 }, { created: 5, updated: 3 }, { nInserted: 8, ok: 1 }]) {
      expect(stated({ ...members, errors })).toEqual({ total: 10, failed: 2, isFlagged: false });
      expect(report({ ...members, errors }).verdict.outcome).toBe('mixed');
    }
    expect(stated({ accepted: 8, results: ITEMS })).toBeNull();
    expect(stated({ created: 0, errors })).toBeNull();
  });

  it('do not change the verdict if they agree with the items', () => {
    const failed = [
      { id: 'a', status: 404 },
      { id: 'b', status: 409 },
    ];
    expect(report({ errors: true, failed: 2, total: 2, results: failed }).verdict.outcome).toBe('all-failed');
    expect(report({ failed: 1, results: [ITEMS[0], failed[0]] }).verdict.outcome).toBe('mixed');
    expect(report({ total: 2, succeeded: 2, failed: 0, results: ITEMS }).verdict.outcome).toBe('all-succeeded');
  });

  it('are used if no item was found', () => {
    for (const body of [
      { success: false, failed: 3 },
      { total: 10, failed: 3 },
      { summary: { succeeded: 7, failed: 3 } },
      { data: { success: 7, failed: 3 } },
      { status: 'PARTIAL_SUCCESS' },
    ]) {
      const { statedTotals, verdict, operations } = report(body);
      expect(operations.size).toBe(0);
      expect(statedTotals).not.toBeNull();
      expect(verdict.outcome).toBe('mixed');
    }
    expect(report({ success: true, message: 'all is well' }).statedTotals).toBeNull();
    expect(report({ id: 7, name: 'x' }).statedTotals).toBeNull();
  });

  it('are added up over several lists', () => {
    const body = {
      users: { failed: 1, results: [{ id: 'u1', status: 200 }] },
      groups: { failed: 2, total: 3, results: [{ id: 'g1', status: 201 }] },
    };
    expect(report(body).statedTotals).toMatchObject({ failed: 3 });
    expect(report({ ...body, failed: 3 }).statedTotals).toMatchObject({ failed: 3 });
    expect(report({ ...body, failed: 1 }).statedTotals).toMatchObject({ failed: 3 });
  });

  it('are used for dialects and rules', () => {
    const bulk = { took: 3, errors: true, items: [{ index: { _index: 'a', _id: '1', status: 201 } }] };
    expect(report(bulk)).toMatchObject({ dialect: { id: 'elasticsearch-bulk' }, verdict: { outcome: 'mixed' } });
    const hubspot = { status: 'COMPLETE', completedAt: 'x', results: [{ id: '1' }], numErrors: 2 };
    expect(report(hubspot)).toMatchObject({
      dialect: { id: 'hubspot' },
      statedTotals: { failed: 2 },
      verdict: { outcome: 'mixed' },
    });
    const graph = { error: { message: 'throttled' }, responses: [{ id: '1', status: 200, body: {} }] };
    expect(report(graph)).toMatchObject({ statedTotals: { isFlagged: true }, verdict: { outcome: 'mixed' } });
    const kinesis = { FailedRecordCount: 1, Records: [{ SequenceNumber: '1', ShardId: 's' }] };
    expect(report(kinesis, { request: { Records: [{ Data: 'a' }] } }).verdict.outcome).toBe('mixed');
  });

  it('are used if they precede a cut', () => {
    for (const body of [
      '{"took":30,"errors":true,"items":[{"index":{"_id":"1","status":201}},{"ind',
      '{"success":false,"results":[{"id":"a","status":200},{"id":"b","sta',
      '{"summary":{"total":3,"failed":2},"results":[{"id":"a","status":200},{"id":"b",',
      '{"numErrors":1,"status":"COMPLETE","completedAt":"x","results":[{"id":"1"},{"id":"2"',
    ]) {
      const { verdict, statedTotals, summary } = report(body);
      expect(verdict.outcome).toBe('mixed');
      expect(statedTotals).not.toBeNull();
      expect(summary).toMatchObject({ total: 1, success: 1 });
    }
    // More digits may follow after the cut.
    expect(report('{"results":[{"id":"a","status":200}],"failed":1').statedTotals?.failed ?? null).toBeNull();
  });

  it('are those of each line of NDJSON', () => {
    const line = JSON.stringify({ failed: 2, items: [{ index: { _id: '1', status: 201 } }] });
    const { operations, statedTotals } = parseNdjson(`${line}\n${line}\n`, exchangeOf());
    expect([operations.size, statedTotals?.failed]).toEqual([2, 4]);
  });

  it('do not apply to an ordinary response', () => {
    expect(report({ id: 7, status: 'failed', error: 'out of memory' }, { status: 200 }).statedTotals).toBeNull();
  });
});

describe('a body that states that results are missing', () => {
  it.each([
    { done: false },
    { complete: false },
    { truncated: true },
    { incomplete_results: true },
    { isTruncated: 'true' },
    { meta: { complete: false } },
    { retryItems: ['c'] },
    { remaining: [{ id: 'c' }] },
  ])('has no known outcome: %j', (member) => {
    expect(report({ ...member, results: ITEMS }).verdict.outcome).toBe('unknown');
  });

  it.each([
    { done: true },
    { truncated: false },
    { remaining: 500, quota: 1000 },
    { retryItems: [] },
    { truncated: 'note' },
  ])('is not recognized in %j', (member) => {
    expect(report({ ...member, results: ITEMS }).verdict.outcome).toBe('all-succeeded');
  });
});

describe('an empty list of failures', () => {
  it.each([
    [{ total: 4, updated: 3, version_conflicts: 1, failures: [] }, 'mixed'],
    [{ total_records: 10, imported_records: 8, failed_records: [] }, 'unknown'],
    [{ total_records: 8, imported_records: 8, failed_records: [] }, 'empty'],
    [{ total_records: 10, imported_records: 8, skipped_records: 2, failed_records: [] }, 'unknown'],
  ])('has the outcome that the numbers beside it imply: %j', (body, outcome) => {
    expect(report(body).verdict.outcome).toBe(outcome);
  });
});

describe('the message of an item with a good status', () => {
  it.each(['Failed to save item', 'Unable to reach the printer', 'The row could not be stored', 'Error while sending'])(
    'states a failed action: %s',
    (message) => {
      const { summary } = report({
        results: [
          { id: 'a', status: 200 },
          { id: 'b', status: 200, message },
        ],
      });
      expect(summary).toMatchObject({ success: 1, failure: 1 });
    },
  );

  it('may be that of a resource', () => {
    const { verdict } = report({
      results: [{ id: 'a', status: 200, subject: 'Help', author: 'Ann', message: 'Failed to save my file' }],
    });
    expect(verdict.outcome).toBe('all-succeeded');
  });
});

describe('an empty list of failures beside numbers', () => {
  it.each([
    { submitted: 10, processed: 8, failures: [] },
    { received: 10, stored: 8, errors: [] },
    { total: 10, written: 9, rejected: [] },
  ])('has an unknown outcome if they contradict it: %j', (body) => {
    expect(report(body).verdict.outcome).toBe('unknown');
  });

  it.each([
    { submitted: 8, processed: 8, failures: [] },
    { total: 90, page: 2, processed: 8, failures: [] },
    { processed: 8, failures: [] },
  ])('is an empty batch otherwise: %j', (body) => {
    expect(report(body).verdict.outcome).toBe('empty');
  });
});
