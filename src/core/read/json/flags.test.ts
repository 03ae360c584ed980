import { describe, expect, it } from 'vitest';
import { report } from './sample.ts';

const ITEMS = [
  { id: 'a', status: 200 },
  { id: 'b', status: 201 },
];

describe('a flag beside successful items', () => {
  it.each([
    { errors: true },
    { error: true },
    { hasErrors: true },
    { has_errors: true },
    { 'has-errors': true },
    { HasErrors: true },
    { hasError: 'true' },
    { hasFailures: true },
    { containsErrors: true },
    { isFailed: true },
    { partialFailure: true },
    { success: false },
    { Success: false },
    { success: 0 },
    { success: 'false' },
    { ok: false },
    { isSuccess: false },
    { is_success: false },
    { successful: false },
    { allSucceeded: false },
    { status: false },
    { status: 'partial' },
    { status: 'PARTIAL_SUCCESS' },
    { status: 'PartialFailure' },
    { status: 'partially completed' },
    { status: 'failed' },
    { status: 'error' },
    { state: 'FAILURE' },
    { result: 'Error' },
    { status: 'completed_with_errors' },
    { status: 'CompletedWithErrors' },
    { overallStatus: 'COMPLETED_WITH_FAILURES' },
    { resultCode: 'FAILED' },
    { outcome: 'rolled back' },
    { statusCode: 500 },
    { code: '400' },
    { error: 'one of the items could not be stored' },
    { errorMessage: 'one of the items could not be stored' },
    { errorCode: 'PARTIAL_FAILURE' },
    { meta: { success: false } },
    { status: { code: 207, hasErrors: true } },
    { result: { status: 'partial' } },
    { _meta: { status: 'error' } },
  ])('makes the verdict mixed: %j', (flag) => {
    const { statedTotals, verdict, summary } = report({ ...flag, results: ITEMS });
    expect(summary).toMatchObject({ total: 2, success: 2 });
    expect(statedTotals).toMatchObject({ isFlagged: true, failed: null });
    expect(verdict.outcome).toBe('mixed');
  });

  it.each([
    { requireBoth: false },
    { enabled: false },
    { dryRun: true },
    { validateOnly: true },
    { failOnErrors: true },
    { ignoreErrors: true },
    { continueOnError: true },
    { stopOnError: false },
    { allowPartialSuccess: true },
    { hasMore: true },
    { complete: false },
    { success: true },
    { ok: 1 },
    { errors: false },
    { hasErrors: 'false' },
    { error: null },
    { error: '' },
    { error: 'none' },
    { errors: {} },
    { errorCode: 0 },
    { errorCode: '0000' },
    { errorMessage: 'Success' },
    { error: { code: 0, message: '' } },
    { status: 'completed' },
    { status: 'success' },
    { status: 'no errors' },
    { status: 'completed_without_errors' },
    { status: 'NOT_FAILED' },
    { status: 'completed_with_warnings' },
    { status: 207 },
    { code: 200 },
    { code: 0 },
    { message: 'Multi-Status' },
    { warnings: [{ message: 'the field "x" is deprecated' }] },
    { lastError: 'a day ago' },
  ])('that says nothing of failed items changes nothing: %j', (member) => {
    const { verdict, statedTotals } = report({ ...member, results: ITEMS });
    expect(verdict.outcome).toBe('all-succeeded');
    expect(statedTotals?.isFlagged ?? false).toBe(false);
  });
});
