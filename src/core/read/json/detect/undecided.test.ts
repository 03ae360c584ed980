import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

describe('an item without a result beside "failed": 0', () => {
  const outcomes = (item: unknown): readonly string[] => {
    const { operations } = report({ failed: 0, total: 2, results: [{ id: 'p-1' }, item] });
    return all(operations).map(({ outcome }) => outcome);
  };

  it.each([
    { id: 'p-2', message: 'Access denied' },
    { id: 'p-2', saved: false, reason: 'quota exceeded' },
    { id: null },
    { id: 'p-2', done: false },
    { id: 'p-2', skipped: true },
    { id: 'p-2', phase: 'stuck' },
    { id: 'p-2', state: 'ON_HOLD' },
    { id: 'p-2', status: 'PENDING' },
    { id: 'p-2', details: [{ text: 'is locked' }] },
  ])('is unknown if it has a reason, a flag or a state: %j', (item) => {
    expect(outcomes(item)).toEqual(['success', 'unknown']);
  });

  it.each([
    { id: 'p-2' },
    { id: 'p-2', name: 'lamp', size: 3 },
    { id: 'p-2', message: '' },
    { id: 'p-2', message: 'ok', phase: 'done' },
  ])('is a success if it has none: %j', (item) => {
    expect(outcomes(item)).toEqual(['success', 'success']);
  });
});
