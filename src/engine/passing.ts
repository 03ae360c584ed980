import { type Chip, chipBit, chipsOf } from '../core/filter/chips.ts';
import type { Predicate } from '../core/filter/filter.ts';
import type { Report } from '../core/model/report.ts';
import { unansweredOperations } from '../core/model/unanswered.ts';

/** What a filter lets pass of one answer. Each operation is looked at once for a text, whatever is made of it then. */
export interface Passing {
  /** Not 0 for each operation that passes; null where all do. */
  readonly operations: Uint8Array | null;
  /** Which of the request items that nobody answered pass, by their place in the report's list. */
  readonly unanswered: readonly number[];
}

/** @param test null where everything passes */
export function passingOf({ operations, unanswered }: Report, test: Predicate | null): Passing {
  const items = unansweredOperations(unanswered);
  const passingItems = [...unanswered.keys()].filter((item) => test === null || test(items, item));
  if (test === null) return { operations: null, unanswered: passingItems };
  const passing = new Uint8Array(operations.size);
  for (let operation = 0; operation < operations.size; operation += 1)
    if (test(operations, operation)) passing[operation] = 1;
  return { operations: passing, unanswered: passingItems };
}

/** The chips that show each operation of an answer, as bits (see filter.ts). */
export function allChips({ operations }: Report): Uint8Array {
  const chips = new Uint8Array(operations.size);
  for (let operation = 0; operation < operations.size; operation += 1)
    chips[operation] = chipsOf(operations, operation);
  return chips;
}

/**
 * What a chip leaves of what a text lets pass.
 *
 * @param chips of each operation, as bits
 */
export function underChip(passing: Passing, chips: Uint8Array, chip: Chip): Passing {
  if (chip === 'all') return passing;
  const bit = chipBit(chip);
  const ofText = passing.operations;
  // Nobody has answered with any status that a chip is about.
  return { operations: chips.map((bits, operation) => (ofText?.[operation] === 0 ? 0 : bits & bit)), unanswered: [] };
}
