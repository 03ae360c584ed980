import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { OUTCOMES, type Operations } from '../../../core/model/operation.ts';
import type { Ranks } from '../order.ts';

const PARTIAL = outcomeNumber('partial');
/** Unanswered request items rank like unknown outcomes, and follow them. */
const UNANSWERED = outcomeNumber('unknown');

/** Sorts operations from worse to better outcomes, including those of their nested operations. One byte per operation. */
export function failureRanks(operations: Operations): Ranks {
  const { size } = operations;
  const ranks = new Uint8Array(size);
  for (let operation = 0; operation < size; operation += 1)
    ranks[operation] = outcomeNumber(operations.outcome(operation));
  // Nested operations have higher numbers than their parent.
  for (let operation = size - 1; operation >= 0; operation -= 1) {
    const parent = operations.parent(operation);
    // A nested failure makes the parent a partial failure at most.
    if (parent !== -1) ranks[parent] = Math.min(ranks[parent] ?? 0, Math.max(ranks[operation] ?? 0, PARTIAL));
  }
  return {
    of: (item) => ranks[item] ?? UNANSWERED,
    count: OUTCOMES.length,
    ofPropstat: ({ outcome }) => outcomeNumber(outcome),
  };
}
