import { isFailed } from '../../../model/outcome.ts';
import type { Item } from '../answer.ts';

/**
 * Gives dependent items the items that they failed because of. One may wait for another that waited itself: then what
 * failed in the end is the cause.
 *
 * @param waitsFor the numbers of the items that one names
 */
export function failedBecause(
  items: readonly Item[],
  waitsFor: (item: Item, i: number) => readonly number[],
): readonly Item[] {
  const culprits = (start: number): readonly number[] => {
    const seen = new Set([start]);
    const found: number[] = [];
    // Those that are added while it runs are looked at too.
    for (const i of seen) {
      const item = items[i];
      if (!item) continue;
      if (isFailed(item.outcome)) found.push(i);
      else if (item.outcome === 'dependent') for (const other of waitsFor(item, i)) seen.add(other);
    }
    return found.toSorted((a, b) => a - b);
  };
  return items.map((item, i) => (item.outcome === 'dependent' ? { ...item, causedBy: culprits(i) } : item));
}
