import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

const GOOD = { id: 'a', status: 200 };

/** The outcomes of the results, and that of the whole response. */
function outcomes(...results: readonly object[]): readonly string[] {
  const { operations, verdict } = report({ results });
  return [...all(operations).map(({ outcome }) => outcome), verdict.outcome];
}

describe('a success is in doubt', () => {
  it.each([
    'aborted',
    'killed',
    'halted',
    'incomplete',
    'isTruncated',
    'was_interrupted',
    'terminated',
    'cancelled',
    'storniert',
    'caducado',
  ])('beside a flag: %s', (flag) => {
    expect(outcomes(GOOD, { id: 'b', status: 201, [flag]: true })).toEqual(['success', 'unknown', 'unknown']);
    expect(outcomes({ id: 'a', ok: true }, { id: 'b', ok: true, [flag]: true })).toEqual([
      'success',
      'unknown',
      'unknown',
    ]);
    expect(outcomes(GOOD, { id: 'b', status: 201, [flag]: false })).toEqual(['success', 'success', 'all-succeeded']);
  });

  it.each(['expired', 'killed', 'revoked', 'Interrupted', 'abgelaufen', 'cancelado', '已过期'])(
    'beside a word: %s',
    (state) => {
      expect(outcomes(GOOD, { id: 'b', status: 200, state })).toEqual(['success', 'unknown', 'unknown']);
      expect(outcomes({ id: 'a', ok: true }, { id: 'b', ok: true, state })).toEqual(['success', 'unknown', 'unknown']);
    },
  );

  it('beside another status', () => {
    expect(outcomes(GOOD, { id: 'b', status: 200, statusCode: 500 })).toEqual(['success', 'failure', 'mixed']);
    expect(outcomes(GOOD, { id: 'b', status: 200, code: 409 })).toEqual(['success', 'failure', 'mixed']);
    expect(outcomes(GOOD, { id: 'b', status: 200, owner: 'ann', plan: 'free', aborted: true }).at(-1)).toBe('unknown');
  });

  it('if its status is 207 and no results are in it', () => {
    expect(outcomes(GOOD, { id: 'b', status: 207 })).toEqual(['success', 'unknown', 'unknown']);
    expect(outcomes(GOOD, { id: 'b', status: 207, body: { responses: [] } })).toEqual([
      'success',
      'unknown',
      'unknown',
    ]);
    const body = { responses: [{ id: 'c', status: 200 }] };
    expect(outcomes(GOOD, { id: 'b', status: 207, body })).toEqual(['success', 'success', 'success', 'all-succeeded']);
    const requests = [{ id: '1', status: 207, headers: {} }];
    expect(report({ responses: requests }, { url: 'https://graph.microsoft.com/v1.0/$batch' }).verdict.outcome).toBe(
      'unknown',
    );
  });
});

describe('a success is not in doubt', () => {
  it('if all items have the flag or word, which may have been requested', () => {
    const stopped = (id: string): object => ({ id, status: 200, terminated: true, state: 'stopped' });
    expect(outcomes(stopped('a'), stopped('b'))).toEqual(['success', 'success', 'all-succeeded']);
  });

  it.each([
    { state: 'suspended', owner: 'ann', plan: 'free' },
    { expired: true, owner: 'ann', plan: 'free' },
    { truncated: true, text: 'Lorem', lang: 'la' },
    { result: 'skipped' },
    { previousState: 'stopped', desired_status: 'terminated' },
    { body: { id: 'b', state: 'expired' } },
    { state: 'active' },
  ])('if it has the state of a resource: %j', (members) => {
    expect(outcomes(GOOD, { id: 'b', status: 200, ...members }).at(-1)).toBe('all-succeeded');
  });
});
