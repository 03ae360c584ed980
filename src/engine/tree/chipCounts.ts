import { CHIPS, type Chip, chipBit } from '../../core/filter/chips.ts';
import type { MutedCounts } from '../api/muteApi.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { FilterMask } from './filterMask.ts';

/** Number of top-level operations that each chip shows, and of unanswered request items that match the text. */
export interface ChipCounts extends Readonly<Record<Chip | 'unanswered', number>> {
  /** What the query mutes; omitted if that is nothing. `matching` is how many of the muted operations match the text. */
  readonly muted?: MutedCounts & { readonly matching: number };
}

export function noCounts(): Record<Chip | 'unanswered', number> {
  return { all: 0, failed: 0, dependent: 0, '4xx': 0, '5xx': 0, '3xx': 0, '2xx': 0, unanswered: 0 };
}

const COMBINATIONS = 1 << CHIPS.length;
/** Number of top-level operations for each combination of chips. Shared, since there may be thousands of small responses. */
const counted = new Uint32Array(COMBINATIONS);

/**
 * Counts an operation if it, or one nested in it, matches.
 *
 * @param chips of each operation, as bits (see `chipMasks`)
 */
export function countChips(
  report: Report,
  { operations: passing, unanswered }: FilterMask,
  chips: Uint8Array,
): ChipCounts {
  const { operations } = report;
  counted.fill(0);
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    let bits = 0;
    for (let inside = operation; inside < operations.end(operation); inside += 1)
      if (passing?.[inside] !== 0) bits |= chips[inside] ?? 0;
    counted[bits] = (counted[bits] ?? 0) + 1;
  }
  const counts = noCounts();
  for (let bits = 1; bits < COMBINATIONS; bits += 1) {
    const count = counted[bits] ?? 0;
    if (count === 0) continue;
    for (const chip of CHIPS) if ((bits & chipBit(chip)) !== 0) counts[chip] += count;
  }
  counts.unanswered = unanswered.length;
  return counts;
}

/** Whether there is nothing to filter. */
export function isNothing({ all, unanswered }: ChipCounts): boolean {
  return all + unanswered === 0;
}
