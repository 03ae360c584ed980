import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';
import { englishText } from '../../../messages.ts';
import { failureOutside } from './failureOutside.ts';

const results = [{ id: 'a', status: 200 }];

describe('a failure outside of the results', () => {
  it.each([
    [{ payments: { p: { status: 'FAILED' } } }, 'payments.p.status'],
    [{ users: [{ id: 'u', success: false }, { id: 'v' }, { id: 'w' }] }, 'users.0.success'],
    [{ mailer: { error: 'no route to host' } }, 'mailer.error'],
    [{ audit: { outcome: 'abgelehnt' } }, 'audit.outcome'],
    [{ backup: { httpStatus: 503 } }, 'backup.httpStatus'],
    [{ index: { done: { failed: 2, total: 3 } } }, 'index.done.failed'],
    [{ sync: { message: 'Could not update 2 rows' } }, 'sync.message'],
    [{ summary: { skipped: ['b'] } }, 'summary.skipped'],
    [{ meta: { notProcessed: { b: {} } } }, 'meta.notProcessed'],
    [{ skipped: 'b' }, 'skipped'],
    [{ summary: { undeliverable: ['b'] } }, 'summary.undeliverable'],
    [{ mailer: { rejectedIds: 'b, c' } }, 'mailer.rejectedIds'],
    [{ mailer: { message: '2 of 3 mails failed' } }, 'mailer.message'],
    [{ imports: { failedCount: 1 } }, 'imports.failedCount'],
    [{ list: [{ deep: { remaining: [{ id: 'b' }] } }] }, 'list.0.deep.remaining'],
  ])('is found: %j', (beside, member) => {
    const body = { results, ...beside };
    expect(failureOutside(body, [['results']])).toBe(member);
    expect(report(body).verdict.outcome).toBe('unknown');
  });

  it.each([
    { warnings: [{ status: 'failed' }] },
    { included: [{ id: 'b', status: 'failed' }] },
    { request: { state: 'failed' } },
    { options: { onError: 'stop', ignoreErrors: true, status: 'failed' } },
    { order: { id: 'b', status: 'shipped', error: null, errors: [] } },
    { order: { previousStatus: 'failed', state: 'open' } },
    { stats: { failed: 0, skipped: 0 } },
    { limits: { remaining: 58, limit: 60 } },
    { job: { id: 'b', skipped: [], rejected: {}, retry: null } },
  ])('is none: %j', (beside) => {
    expect(failureOutside({ results, ...beside }, [['results']])).toBeNull();
    expect(report({ results, ...beside }).verdict.outcome).toBe('all-succeeded');
  });

  it.each([
    { skipped: ['c'] },
    { failed: 2 },
    { failed: 'c' },
    { failList: 'c' },
    { aborted: true },
    { status: 'partial' },
    { success: false },
    { done: false },
    { backup: { state: 'failed' } },
    { message: '1 of 3 messages failed' },
  ])('is found beside results that are members of the root: %j', (beside) => {
    const members = { email: { status: 200 }, sms: { status: 202 } };
    expect(report(members).verdict.outcome).toBe('all-succeeded');
    expect(report({ ...members, ...beside }).verdict.outcome).not.toBe('all-succeeded');
  });

  it.each([
    { deadLetters: ['b'] },
    { onHold: ['b'] },
    { outOfStock: ['b'] },
    { noResponse: ['b'] },
    { missing: 1 },
    { completed: 1, total: 4 },
    { transaction: { committed: false } },
    { committed: 'no' },
    { final: false },
    { severity: 'fatal' },
    { abortReason: 'the disk is full' },
    { message: 'The request timed out' },
    { message: 'Item b was skipped' },
  ])('is stated in other words: %j', (beside) => {
    expect(report({ results, ...beside }).verdict.outcome).not.toBe('all-succeeded');
  });

  it.each([
    { missing: 0 },
    { completed: 1, total: 1 },
    { committed: 'yes' },
    { final: true },
    { severity: 'info' },
    { message: 'No item was skipped' },
    { timeout: 30 },
    { unknown: [] },
  ])('is not stated by ordinary members: %j', (beside) => {
    expect(report({ results, ...beside }).verdict.outcome).toBe('all-succeeded');
  });

  it('is one that no number counts, also in an object above the list', () => {
    expect(report({ data: { results, requested: 5, processed: 1 } }).verdict.outcome).toBe('unknown');
  });

  it.each(['aborted', 'timedOut', 'isCancelled', 'truncated', 'failed'])(
    'is a flag in a map of results: %s',
    (flag) => {
      const members = { a: { status: 200 }, b: { status: 201 } };
      expect(report({ data: members }).verdict.outcome).toBe('all-succeeded');
      expect(report({ data: { ...members, [flag]: true } }).verdict.outcome).not.toBe('all-succeeded');
    },
  );

  it('is a problem beside an empty list of results', () => {
    expect(report({ results: [] }).verdict.outcome).toBe('empty');
    for (const beside of [{ skipped: ['b'] }, { backup: { state: 'failed' } }, { killed: true }, { done: false }])
      expect(report({ results: [], ...beside }).verdict.outcome).toBe('unreadable');
  });

  it.each(['undeliverable', 'timedOut', 'deadLetters', '未处理', 'non traités', 'пропущенные'])(
    'is one that was left out beside the results of a dialect: %s',
    (name) => {
      const body = { responses: [{ id: '1', status: 200, headers: {} }], [name]: ['2'] };
      expect(report(body, { url: 'https://graph.microsoft.com/v1.0/$batch' }).verdict.outcome).not.toBe(
        'all-succeeded',
      );
    },
  );

  it('is a problem beside the results of a dialect', () => {
    const body = { responses: [{ id: '1', status: 200, headers: {} }], mails: [{ id: 'm', state: 'bounced' }] };
    const { problems, verdict } = report(body, { url: 'https://graph.microsoft.com/v1.0/$batch' });
    expect(verdict.outcome).toBe('unknown');
    expect(problems.map(({ message }) => englishText(message))).toEqual([
      'A failure, or an item without a result, is stated outside of the listed results (mails.0.state).',
    ]);
  });
});

describe('lines after the results', () => {
  const outcome = (...lines: readonly object[]): string =>
    report(lines.map((line) => JSON.stringify(line)).join('\n'), { contentType: 'application/x-ndjson' }).verdict
      .outcome;

  it.each([[{ done: true, total: 5 }], [{ total: 3 }], [{ done: true, skipped: 1 }], [{ failed: ['c'] }]])(
    'may state that results are missing: %j',
    (trailer) => {
      expect(outcome({ results }, { results: [{ id: 'b', status: 201 }] }, trailer)).not.toBe('all-succeeded');
    },
  );

  it.each([[{ done: true, total: 2 }], [{ done: true, skipped: 0 }], [{ total: 50, page: 1 }]])(
    'may state that none are missing: %j',
    (trailer) => {
      expect(outcome({ results }, { results: [{ id: 'b', status: 201 }] }, trailer)).toBe('all-succeeded');
    },
  );
});

describe('a response with further pages', () => {
  it('is complete if it is a page of a list that was requested', () => {
    expect(report({ results, hasMore: true }).verdict.outcome).toBe('unknown');
    expect(report({ results, hasMore: true }, { method: 'GET' }).verdict.outcome).toBe('all-succeeded');
    expect(report({ results, isLast: false, pageSize: 1 }).verdict.outcome).toBe('all-succeeded');
  });
});
