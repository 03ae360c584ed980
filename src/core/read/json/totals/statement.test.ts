import { describe, expect, it } from 'vitest';
import { mergeStatements, NOTHING_STATED, type Statement, statementOf, sumStatements } from './statement.ts';
import { unfinishedMember } from './unfinished.ts';

const stating = (members: Partial<Statement>): Statement => ({ ...NOTHING_STATED, ...members });

describe('an object', () => {
  it.each([
    { committed: false },
    { acknowledged: false },
    { saved: false },
    { persisted: false },
    { transaction: 'ROLLED_BACK' },
    { result: 'NO_SUCCESS' },
    { ret: -1 },
    { exitCode: 1 },
    { failed: { count: 1 } },
    { failed: { 'p-2': 409 } },
    { failed: 'p-2' },
    { rejectedIds: 'p-2, p-3' },
    { failedIndex: 0 },
    { rechazados: 'p-2' },
    { message: 'Transaction rolled back' },
    { msg: 'batch aborted' },
    { message: 'Could not save 3 records' },
    { rolledBack: true },
    { rollback: true },
    { aborted: true },
    { halted: true },
    { statusCode: 500 },
    { httpStatus: '409' },
    { ack: 'Failure' },
    { resultCode: 'FAILED' },
    { completion: 'failed' },
    { status: 'failed' },
    { status: false },
    { success: 0 },
    { success: 'false' },
    { hasErrors: 1 },
    { errors: true },
    { error: { message: 'throttled' } },
    { message: '2 of 5 items failed' },
    { issues: [{ severity: 'warning' }, { severity: 'error' }] },
    { issue: [{ level: 'fatal' }] },
    { problems: [{ message: 'is a duplicate' }] },
  ])('states a failure: %j', (value) => {
    expect(statementOf(value, false).isFlagged).toBe(true);
  });

  it.each([
    { committed: true },
    { acknowledged: true },
    { transaction: 'COMMITTED' },
    { ret: 0 },
    { ret: 1 },
    { exitCode: 0 },
    { failed: {} },
    { failed: '' },
    { failed: 'none' },
    { failed: '0 of 5' },
    { failedUrl: 'https://shop.example/failed' },
    { invalidAction: 'skip' },
    { rejectionPolicy: 'strict' },
    { failed: { count: 0, limit: 5 } },
    { message: 'Batch done, no operation was rolled back' },
    { rolledBack: false },
    { aborted: false },
    { statusCode: 200 },
    { ack: 'Success' },
    { status: 'success' },
    { success: 1 },
    { hasErrors: 0 },
    { errors: false },
    { errors: null },
    { message: 'all items were imported' },
    { issues: [{ severity: 'warning' }] },
    { issues: [{ message: 'opened by Ann' }] },
    { problems: [] },
    { title: 'failed' },
  ])('states no failure: %j', (value) => {
    expect(statementOf(value, false)).toMatchObject({ isFlagged: false, failed: null });
  });

  it('has an error code in the singular, unless it holds only counts', () => {
    expect(statementOf({ error: 3 }, false).failed).toBeNull();
    expect(statementOf({ exception: 3 }, false).failed).toBeNull();
    expect(statementOf({ error: 3, ok: 2 }, true)).toMatchObject({ failed: 3, succeeded: 2, total: 5 });
    expect(statementOf({ errors: 3 }, false).failed).toBe(3);
  });

  it('does not count the same failures twice', () => {
    expect(statementOf({ rejected: 2, errorCount: 3 }, false).failed).toBe(3);
  });

  it('counts pending items', () => {
    expect(statementOf({ pending: 2, queued: 1 }, false).open).toBe(3);
    expect(statementOf({ pending: ['a', 'b'], queued: 1 }, false)).toMatchObject({
      open: 3,
      source: ['"pending": […]', '"queued": 1'],
    });
    expect(statementOf({ pending: [] }, false)).toMatchObject({ open: 0, source: [] });
  });

  it('states what no other number counts', () => {
    expect(statementOf({ total: 10, imported: 8 }, false)).toMatchObject({ failed: null, uncounted: 2 });
    expect(statementOf({ total: 10, imported: 8, skipped: 2 }, false).uncounted).toBe(0);
    expect(statementOf({ total: 10, succeeded: 6, skipped: 1, pending: 1 }, false)).toMatchObject({
      failed: 2,
      succeeded: null,
      uncounted: 0,
    });
  });

  it('has the total of another page', () => {
    expect(statementOf({ total: 10, succeeded: 2, page: 1 }, false)).toMatchObject({ total: null, failed: null });
    expect(statementOf({ total: 1, succeeded: 2 }, false)).toMatchObject({ total: null, failed: null });
    expect(statementOf({ total: 2, succeeded: 2 }, false)).toMatchObject({ total: 2, failed: 0 });
  });

  it('names at most four members, flags first, long texts shortened', () => {
    const { source } = statementOf({ failed: 1, succeeded: 2, skipped: 1, total: 4, error: 'x'.repeat(61) }, false);
    expect(source).toEqual([`"error": "${'x'.repeat(60)}…"`, '"failed": 1', '"succeeded": 2', '"skipped": 1']);
  });

  it('can have members that are ignored', () => {
    expect(statementOf({ failed: 3, errors: true }, false, (key) => key === 'failed')).toMatchObject({
      failed: null,
      isFlagged: true,
    });
  });
});

describe('statements about different results', () => {
  it('are added up', () => {
    const first = stating({
      total: 3,
      failed: 1,
      succeeded: 2,
      done: 2,
      open: 1,
      skipped: 1,
      uncounted: 1,
      source: ['a', 'b', 'c'],
    });
    const second = stating({ total: 5, failed: 2, succeeded: 3, done: 3, open: 2, uncounted: 2, source: ['d', 'e'] });
    expect(sumStatements([first, stating({ ...second, isFlagged: true })])).toEqual({
      total: 8,
      failed: 3,
      succeeded: 5,
      done: 5,
      open: 3,
      skipped: 1,
      uncounted: 3,
      claimed: 0,
      areProcessed: false,
      isFlagged: true,
      source: ['a', 'b', 'c', 'd'],
    });
  });

  it('have a total and successes only if each states them, and failures if one does', () => {
    const first = stating({ total: 3, failed: 1, succeeded: 2, done: 2 });
    expect(sumStatements([first, NOTHING_STATED])).toMatchObject({ total: null, failed: 1, succeeded: null, done: 2 });
    expect(sumStatements([NOTHING_STATED, NOTHING_STATED])).toEqual(NOTHING_STATED);
  });
});

describe('statements about the same results', () => {
  it('are merged: the statement with more failures is used, with the missing members of the other', () => {
    const more = stating({ failed: 3, uncounted: 1, source: ['a'] });
    const less = stating({ failed: 0, total: 5, succeeded: 5, done: 5, open: 2, isFlagged: true, source: ['a', 'b'] });
    const merged = { ...less, failed: 3, uncounted: 1 };
    expect(mergeStatements(more, less)).toEqual(merged);
    expect(mergeStatements(less, more)).toEqual(merged);
    expect(mergeStatements(NOTHING_STATED, less)).toMatchObject({ failed: 0, total: 5 });
  });
});

describe('the member that states that results are missing', () => {
  const list = [{ id: 'a' }];

  it.each([
    [{ data: { truncated: true, results: list } }, '"truncated": true'],
    [{ data: { meta: { complete: false }, results: list } }, '"complete": false'],
    [{ isPartialResults: true, data: { results: list } }, '"isPartialResults": true'],
  ])('is found around the list: %j', (root, member) => {
    expect(unfinishedMember(root, [['data', 'results']])).toBe(member);
  });

  it.each([
    [{ status: 'CANCELED', results: list }, '"status": "CANCELED"'],
    [{ state: 'IN_PROGRESS', results: list }, '"state": "IN_PROGRESS"'],
    [{ status: 'not_committed', results: list }, '"status": "not_committed"'],
    [{ job_status: { status: 'working', results: list } }, '"status": "working"'],
  ])('is a state that is not final: %j', (root, member) => {
    expect(unfinishedMember(root, [['results']])).toBe(member);
  });

  it.each([
    { status: 'COMPLETED', results: list },
    { orderStatus: 'PENDING', results: list },
    { name: 'pending', results: list },
  ])('is not a final or another state: %j', (root) => {
    expect(unfinishedMember(root, [['results']])).toBeNull();
  });

  it.each([
    { data: { results: list, isTruncatedAt: true } },
    { data: { results: list, done: 0 } },
    { data: { results: list, user: { truncated: true } } },
    { other: { truncated: true }, data: { results: list } },
  ])('is not one about something else: %j', (root) => {
    expect(unfinishedMember(root, [['data', 'results']])).toBeNull();
  });
});
