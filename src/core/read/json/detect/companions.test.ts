import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

function outcomes(body: object): Record<string, string> {
  return Object.fromEntries(all(report(body).operations).map(({ label, outcome }) => [label ?? '', outcome]));
}

describe('a list beside a list of failures', () => {
  it.each(['archived', 'documentsMoved', 'refunded', 'resized'])('named %s holds successes', (name) => {
    expect(outcomes({ [name]: ['a'], failed: [{ id: 'c', error: 'is locked' }] })).toEqual({
      a: 'success',
      c: 'failure',
    });
  });

  it.each(
    'not_archived notMigrated nonMigrated neverArchived couldNotBeArchived toBeArchived couldNotBeSaved neverSent to_be_deleted crashed killed terminated stalled corrupted orphaned omitted vetoed reversed voided restricted tried requeued waitlisted parked skipped'.split(
      ' ',
    ),
  )('named %s does not hold successes', (name) => {
    const body = { archived: ['a'], [name]: ['b'], failed: [{ id: 'c', error: 'is locked' }] };
    expect(outcomes(body)).toEqual({ a: 'success', b: 'unknown', c: 'failure' });
    expect(outcomes({ [name]: [{ id: 'b' }], failed: [{ id: 'c', error: 'is locked' }] })).toEqual({
      b: 'unknown',
      c: 'failure',
    });
  });
});

describe('a list beside a list of successes', () => {
  it.each(
    'timedOut rolledBack declined notMigrated couldNotSave cannotDelete lost unreachable undeliverable unauthorized forbidden stuck duplicates skipped ignored toRetry blocked'.split(
      ' ',
    ),
  )('named %s is listed, and not as successes', (name) => {
    expect(outcomes({ created: ['a', 'c'], [name]: ['b'] })).toEqual({
      a: 'success',
      b: expect.stringMatching(/^(?:unknown|failure)$/),
      c: 'success',
    });
  });
});
