import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../testing/jsonSample.ts';

const ITEMS = [
  [{ messages: [{ severity: 'error', message: 'not saved' }] }, 'failure'],
  [
    {
      messages: [
        { type: 'info', message: 'slow' },
        { type: 'ERROR', message: 'not saved' },
      ],
    },
    'failure',
  ],
  [{ issues: [{ level: 'fatal', message: 'not saved' }] }, 'failure'],
  [{ messages: [{ severity: 'warning', message: 'slow' }] }, 'success'],
  [{ messages: ['error'] }, 'success'],
  [{ messages: [] }, 'success'],
] as const;

describe('messages beside the status 200 of an item', () => {
  it.each(ITEMS)('count by their severity: %j is a %s', (members, outcome) => {
    const { operations } = report({
      results: [
        { id: 1, status: 200, ...members },
        { id: 2, status: 200 },
      ],
    });
    const [first, second] = all(operations);
    expect([first?.outcome, second?.outcome]).toEqual([outcome, 'success']);
    if (outcome === 'failure') expect(first?.message).toBe('not saved');
  });
});
