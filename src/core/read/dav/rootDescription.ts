import type { Operations } from '../../model/operation.ts';
import type { StatedTotals } from '../../model/parsedBody.ts';

const FAILED =
  /\b(?:errors?|failed|failures?|denied|refused|rejected|violations?|aborted|forbidden|exceeded|unable|unavailable|could not|couldn't|cannot|can't|rolled back|interrupted|incomplete|timed out|timeout)\b/i;
const DENIED =
  /\b(?:no|without|zero|0) (?:\w+ )?(?:errors?|failures?|violations?)\b|\bnot (?:failed|denied|refused|rejected)\b/i;

/** Whether a `DAV:responsedescription` in English names a failure. */
export function statesFailure(description: string): boolean {
  return FAILED.test(description) && !DENIED.test(description);
}

/**
 * What the `DAV:responsedescription` of a multistatus states about responses that are all successes: "There has been an access
 * violation error." English only. Null if it states no failure, or if a response has another outcome.
 */
export function statedByDescription(description: string | null, operations: Operations): StatedTotals | null {
  if (description === null || !statesFailure(description)) return null;
  for (let operation = 0; operation < operations.size; operation += 1) {
    const outcome = operations.outcome(operation);
    if (outcome !== 'success' && outcome !== 'notice') return null;
  }
  const source = description.replaceAll(/\s+/g, ' ').trim();
  return { total: null, failed: null, isFlagged: true, source };
}
