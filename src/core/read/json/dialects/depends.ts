import { isFailed } from '../../../model/outcome.ts';
import type { Items } from '../answer.ts';

/**
 * Makes a function that gives dependent items the items that they failed because of. One may wait for another that waited
 * itself: then what failed in the end is the cause.
 *
 * @param waitsFor the numbers of the items that one names
 */
export function failedBecause(
  { outcome, size }: Pick<Items, 'outcome' | 'size'>,
  waitsFor: (item: number) => readonly number[],
): (item: number) => readonly number[] {
  return (start) => {
    if (outcome(start) !== 'dependent') return [];
    const seen = new Set([start]);
    const found: number[] = [];
    // Those that are added while it runs are looked at too.
    for (const item of seen) {
      if (item < 0 || item >= size) continue;
      if (isFailed(outcome(item))) found.push(item);
      else if (outcome(item) === 'dependent') for (const other of waitsFor(item)) seen.add(other);
    }
    return found.toSorted((a, b) => a - b);
  };
}
