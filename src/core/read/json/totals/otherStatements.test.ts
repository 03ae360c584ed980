import { describe, expect, it } from 'vitest';
import { report } from '../../../../../testing/jsonSample.ts';

const results = [
  { id: 'a', status: 200 },
  { id: 'b', status: 201 },
];

describe('a body whose listed results all succeeded', () => {
  it.each([
    { remaining: 4 },
    { left: 4 },
    { backlog: 4 },
    { itemsRemaining: 4 },
    { summary: { remaining: 4 } },
    { not_attempted: 4 },
    { expected: 6 },
    { inputCount: 6 },
    { rows: 6 },
    { more: 4 },
    { todo: ['c'] },
    { retryLater: ['c'] },
    { stillOpen: ['c'] },
    { timeouts: ['c'] },
    { histogram: { '200': 2, '503': 1 } },
    { counts: { '2xx': 2, '4xx': 1 } },
    { channels: { mail: 'ok', sms: 'failed' } },
    { atomic: { committed: false } },
    { diagnostics: [{ level: 'error', text: 'row 9 was dropped' }] },
    { job: { log: ['started', 'ERROR: row 9 is lost'] } },
    { verdict: 'fail' },
    { overall: 'degraded' },
    { conclusion: 'failure' },
    { termination: 'abnormal' },
    { ended: 'early' },
    { completedNormally: false },
    { consistent: false },
    { completeness: 0.5 },
    { success_rate: '50%' },
    { percentComplete: 50 },
    { note: 'Some items could not be stored' },
  ])('is not a complete success if it states something else: %j', (member) => {
    expect(['unknown', 'mixed']).toContain(report({ ...member, results }).verdict.outcome);
  });

  it.each([
    { remaining: 0 },
    { remaining: 58, limit: 60 },
    { remaining: 58, reset: 17 },
    { quota: { remaining: 3, limit: 5 } },
    { remaining: 58, next: '/things?page=2' },
    { expected: 2 },
    { rows: 2 },
    { todo: [] },
    { histogram: { '200': 2, '503': 0 } },
    { channels: { mail: 'ok', sms: 'queued' } },
    { settings: { onError: 'failed' } },
    { alert: { name: 'failed', trigger: 'failed' } },
    { transaction: { committed: true } },
    { diagnostics: [{ level: 'info', text: 'row 9 was merged' }] },
    { job: { log: ['started', 'ended'] } },
    { verdict: 'pass' },
    { conclusion: 'success' },
    { completeness: 1 },
    { success_rate: '100%' },
    { percentComplete: 100 },
    { note: 'All items were stored' },
  ])('is one beside ordinary members: %j', (member) => {
    expect(report({ ...member, results }).verdict.outcome).toBe('all-succeeded');
  });
});
