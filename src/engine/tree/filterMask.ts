import { type Chip, chipBit, chipsOf } from '../../core/filter/chips.ts';
import { type Filter, makeFilter, type Within } from '../../core/filter/filter.ts';
import type { Report } from '../../core/verdict/report.ts';
import { unansweredOperations } from '../../core/model/unansweredOperations.ts';
import type { Query } from '../api/engineApi.ts';

/** What matches a filter in one response. Each operation is tested once per text; chips, counts and rows share the result. */
export interface FilterMask {
  /** Not 0 for each operation that matches; null if all match. */
  readonly operations: Uint8Array | null;
  /** The unanswered request items that match, as indexes of the report's list. */
  readonly unanswered: readonly number[];
}

const EMPTY = makeFilter('');
let last: { readonly text: string; readonly invert: boolean; readonly filter: Filter } | null = null;

/** Returns the filter of a query. Parsed once for all responses, so that a regular expression stays compiled. */
export function queryFilter({ text, invert }: Query): Filter {
  if (text.trim() === '') return EMPTY;
  if (last?.text !== text || last.invert !== invert) last = { text, invert, filter: makeFilter(text, invert) };
  return last.filter;
}

/** @param which tests an operation; true or false for all of them */
export function filterMask({ operations, unanswered }: Report, which: Within['operations']): FilterMask {
  if (which === true) return { operations: null, unanswered: [...unanswered.keys()] };
  const passing = new Uint8Array(operations.size);
  if (which === false) return { operations: passing, unanswered: [] };
  for (let operation = 0; operation < operations.size; operation += 1)
    if (which(operations, operation)) passing[operation] = 1;
  if (unanswered.length === 0) return { operations: passing, unanswered: [] };
  const items = unansweredOperations(unanswered);
  return { operations: passing, unanswered: [...unanswered.keys()].filter((item) => which(items, item)) };
}

/** Returns the chips of each operation, as bits (see `chipBit`). */
export function chipMasks({ operations }: Report): Uint8Array {
  const chips = new Uint8Array(operations.size);
  for (let operation = 0; operation < operations.size; operation += 1)
    chips[operation] = chipsOf(operations, operation);
  return chips;
}

/**
 * Restricts a mask to one chip.
 *
 * @param chips of each operation, as bits
 */
export function applyChip(mask: FilterMask, chips: Uint8Array, chip: Chip): FilterMask {
  if (chip === 'all') return mask;
  const bit = chipBit(chip);
  const matching = mask.operations;
  // An unanswered item has no status and no outcome.
  return { operations: chips.map((bits, operation) => (matching?.[operation] === 0 ? 0 : bits & bit)), unanswered: [] };
}
