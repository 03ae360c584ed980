import { outcomeNumber } from './columnNumbers.ts';
import type { Outcome } from './operation.ts';

/** Returns the outcome of an operation with this HTTP status. */
export function outcomeOfStatus(status: number | null): Outcome {
  if (status === null || !Number.isInteger(status) || status < 200 || status > 599) return 'unknown';
  if (status < 300) return 'success';
  if (status < 400) return 'notice';
  return status === 424 ? 'dependent' : 'failure';
}

/** Returns the worse of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return outcomeNumber(a) <= outcomeNumber(b) ? a : b;
}

/** Whether an operation counts as failed, as under the "Failed" chip. */
export function isFailed(outcome: Outcome): boolean {
  return outcome === 'failure' || outcome === 'partial';
}

/** Returns the outcome of an operation according to its nested operations: partial if some failed, failure if all did. Null if there are none. */
export function outcomeOfNested(outcomes: readonly Outcome[]): Outcome | null {
  const [first] = outcomes;
  if (first === undefined) return null;
  const bad = outcomes.filter((outcome) => outcome === 'failure' || outcome === 'dependent');
  if (bad.length === outcomes.length) return bad.includes('failure') ? 'failure' : 'dependent';
  if (bad.length > 0) return 'partial';
  return outcomes.reduce(worse, first);
}
