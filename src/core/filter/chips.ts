import type { Operations } from '../model/operation.ts';
import { isFailed } from '../model/outcome.ts';

/** The chips next to the filter box. */
export type Chip = 'all' | 'failed' | 'dependent' | '4xx' | '5xx' | '3xx' | '2xx';

export const CHIPS: readonly Chip[] = ['all', 'failed', 'dependent', '4xx', '5xx', '3xx', '2xx'];

/** Returns the bit of a chip in the result of {@link chipsOf}. */
export function chipBit(chip: Chip): number {
  return 1 << CHIPS.indexOf(chip);
}

/** Returns the chips that show an operation, as bits, which is fast enough for a million operations. */
export function chipsOf(operations: Operations, operation: number): number {
  const outcome = operations.outcome(operation);
  let bits = BIT.all;
  if (isFailed(outcome)) bits |= BIT.failed;
  if (outcome === 'dependent') bits |= BIT.dependent;
  for (const status of operations.statuses(operation)) bits |= HUNDREDS[Math.floor(status / 100)] ?? 0;
  return bits;
}

const BIT = {
  all: chipBit('all'),
  failed: chipBit('failed'),
  dependent: chipBit('dependent'),
} as const;

/** The bits of the chips 2xx, 3xx, 4xx and 5xx, by first digit. */
const HUNDREDS: readonly number[] = [0, 0, chipBit('2xx'), chipBit('3xx'), chipBit('4xx'), chipBit('5xx')];
