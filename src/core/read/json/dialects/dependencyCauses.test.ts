import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../model/operation.ts';
import { dependencyCauses } from './dependencyCauses.ts';

const OUTCOMES: Readonly<Record<string, Outcome>> = { f: 'failure', d: 'dependent', s: 'success', p: 'partial' };

/**
 * @param written a letter of {@link OUTCOMES} for each item
 * @param waits the dependencies of items, by item number
 */
function causes(written: string, waits: Readonly<Record<number, readonly (readonly number[])[]>>): number[][] {
  const outcome = (item: number): Outcome => OUTCOMES[written[item] ?? ''] ?? 'unknown';
  const of = dependencyCauses({ outcome, size: written.length }, (item) => waits[item] ?? []);
  // From the last to the first, to test that earlier results are reused.
  return Array.from(written, (_, item) => written.length - 1 - item)
    .map((item) => [...of(item)])
    .toReversed();
}

describe('the causes of dependent items', () => {
  it('are the failed items among their dependencies', () => {
    expect(causes('fsfpd', { 4: [[3], [0], [1]] })).toEqual([[], [], [], [], [0, 3]]);
  });

  it('are the failed items at the end of a chain', () => {
    expect(causes('fddd', { 1: [[0]], 2: [[1]], 3: [[2]] })).toEqual([[], [0], [0], [0]]);
  });

  it('are found through items that depend on each other', () => {
    expect(causes('dddf', { 0: [[1]], 1: [[2]], 2: [[0], [3]] })).toEqual([[3], [3], [3], []]);
  });

  it('are all failed members of a group, as the same list for each member', () => {
    const group = [0, 1, 2, 3];
    const outcome = (item: number): Outcome => (item % 2 ? 'dependent' : 'failure');
    const of = dependencyCauses({ outcome, size: 4 }, () => [group]);
    expect(of(1)).toEqual([0, 2]);
    expect(of(3)).toBe(of(1));
  });

  it('are empty for items that are not dependent, and ignore unknown dependencies', () => {
    expect(causes('sfd', { 0: [[1]], 1: [[0]], 2: [[-1], [7], []] })).toEqual([[], [], []]);
  });

  it('merge several paths to the same failures', () => {
    expect(causes('ffddd', { 2: [[0]], 3: [[1], [0]], 4: [[2], [3]] })).toEqual([[], [], [0], [0, 1], [0, 1]]);
  });

  it('include all direct dependencies that failed, and a limited number of others', () => {
    const written = `${'f'.repeat(500)}dd`;
    const [named, indirect] = causes(written, {
      500: Array.from({ length: 300 }, (_, item) => [item]),
      501: [[500], [400]],
    }).slice(500);
    expect(named).toHaveLength(300);
    expect(indirect).toHaveLength(100);
    expect(indirect).toContain(400);
  });

  it('are found in a chain of 100,000 items', () => {
    const size = 100_000;
    const outcome = (item: number): Outcome => (item === 0 ? 'failure' : 'dependent');
    expect(dependencyCauses({ outcome, size }, (item) => [[item - 1]])(size - 1)).toEqual([0]);
  });
});
