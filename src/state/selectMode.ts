import { partitionPoint } from '../core/model/partitionPoint.ts';

/**
 * What a click or a key does to a selection of several rows:
 *
 * - `only` selects the row, and nothing else
 * - `toggle` selects or deselects the row, and keeps the others
 * - `range` selects from the anchor to the row, and nothing else
 * - `add-range` selects from the anchor to the row, and keeps the others
 * - `focus` moves the focus to the row, and keeps the selection
 */
export type SelectMode = 'only' | 'toggle' | 'range' | 'add-range' | 'focus';

interface Modifiers {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export function modeOfClick({ ctrlKey, metaKey, shiftKey }: Modifiers): SelectMode {
  const isKept = ctrlKey || metaKey;
  if (shiftKey) return isKept ? 'add-range' : 'range';
  return isKept ? 'toggle' : 'only';
}

/** For keys that move the focus. */
export function modeOfKey(modifiers: Modifiers): SelectMode {
  const mode = modeOfClick(modifiers);
  return mode === 'toggle' ? 'focus' : mode;
}

/** @param ranges indexes `[from, to)` as `SelectedRows.ranges` */
export function isInRanges(ranges: readonly number[], index: number): boolean {
  // The number of starts and ends up to the index is odd inside of a range.
  return partitionPoint(ranges.length, (at) => (ranges[at] ?? 0) > index) % 2 === 1;
}
