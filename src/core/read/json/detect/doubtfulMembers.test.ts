import { describe, expect, it } from 'vitest';
import { all, report } from '../../../../../testing/jsonSample.ts';

const GOOD = { id: 'a', status: 200 };

function outcomes(...results: readonly object[]): readonly string[] {
  const { operations, verdict } = report({ results });
  return [...all(operations).map(({ outcome }) => outcome), verdict.outcome];
}

describe('a member beside a good status', () => {
  it.each([
    { resultCode: 'Q310' },
    { reason_code: 'BACKORDER' },
    { returnCode: -9 },
    { rc: 12 },
    { sqlcode: -204 },
    { declineCode: 'lost_card' },
    { error: 7 },
    { outcome: 'inconclusive' },
    { result: 'half done' },
    { persisted: false },
    { delivered: false },
    { retryable: true },
    { note: 'Failed to lock the row' },
    { info: 'not stored' },
    { detail: 'Write access denied' },
    { log: ['started', 'ERROR: the disk is full'] },
    { errors: 2 },
    { failedParts: ['p2'] },
  ])('leaves the success in doubt: %j', (member) => {
    expect(outcomes(GOOD, { id: 'b', status: 201, ...member })).toEqual(['success', 'unknown', 'unknown']);
    expect(outcomes({ id: 'a', ok: true }, { id: 'b', ok: true, ...member }).at(-1)).not.toBe('all-succeeded');
  });

  it('is a list of parts, one of which failed', () => {
    const children = [
      { id: 'b1', status: 200 },
      { id: 'b2', status: 500 },
    ];
    expect(outcomes(GOOD, { id: 'b', status: 200, children })).toEqual(['success', 'partial', 'mixed']);
    expect(outcomes(GOOD, { id: 'b', status: 200, children: children.slice(0, 1) }).at(-1)).toBe('all-succeeded');
    expect(outcomes(GOOD, { id: 'b', status: 200, warnings: children }).at(-1)).toBe('all-succeeded');
  });

  it.each([
    { resultCode: '0000' },
    { reasonCode: 'OK' },
    { rc: 0 },
    { countryCode: 'NL' },
    { code: 'SKU-7' },
    { state: 'active' },
    { state: 'WA' },
    { result: 'noop' },
    { result: '65f0c1' },
    { updated: false },
    { retryable: false },
    { note: 'Ring twice' },
    { detail: 'The item was saved' },
    { log: ['started', 'ended'] },
    { errors: 0 },
    { failedParts: [] },
    { city: 'Oslo', zip: '0150', state: 'quarantine' },
  ])('states nothing else: %j', (member) => {
    expect(outcomes(GOOD, { id: 'b', status: 201, ...member })).toEqual(['success', 'success', 'all-succeeded']);
  });

  it('does not leave it in doubt if all items have it', () => {
    for (const member of [{ resultCode: 'A00' }, { outcome: 'inconclusive' }, { delivered: false }])
      expect(outcomes({ ...GOOD, ...member }, { id: 'b', status: 201, ...member }).at(-1)).toBe('all-succeeded');
  });
});
