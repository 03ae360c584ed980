import { partitionPoint } from '../model/partitionPoint.ts';
import type { Range } from '../model/operation.ts';
import type { Replacement } from './replacement.ts';

/** Maps offsets of a text to those after replacements. An offset inside of a replaced part is mapped to one of its ends. */
export interface OffsetMap {
  readonly offset: (offset: number) => number;
  readonly range: (range: Range) => Range;
}

/**
 * A call takes O(log replacements).
 *
 * @param replacements in the order of the text, without overlaps
 */
export function createOffsetMap(replacements: readonly Replacement[]): OffsetMap {
  /** The sum of the changes in length up to the end of each replacement. */
  const changes: number[] = [];
  let change = 0;
  for (const { start, end, text } of replacements) changes.push((change += text.length - (end - start)));

  const map = (offset: number, side: 'start' | 'end'): number => {
    // The replacements that start before the offset.
    const count = partitionPoint(replacements.length, (index) => (replacements[index]?.start ?? 0) >= offset);
    const last = replacements[count - 1];
    if (!last) return offset;
    const after = changes[count - 1] ?? 0;
    if (offset >= last.end) return offset + after;
    return side === 'end' ? last.end + after : last.start + (changes[count - 2] ?? 0);
  };
  return {
    offset: (offset) => map(offset, 'start'),
    range: ([start, end]) => [map(start, 'start'), map(end, 'end')],
  };
}
