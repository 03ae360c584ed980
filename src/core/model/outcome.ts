import { OUTCOMES, type Outcome } from './operation.ts';

/** What one HTTP status says about the operation that states it. */
export function outcomeOfStatus(status: number | null): Outcome {
  if (status === null || !Number.isInteger(status) || status < 200 || status > 599) return 'unknown';
  if (status < 300) return 'success';
  if (status < 400) return 'notice';
  return status === 424 ? 'dependent' : 'failure';
}

export function worse(a: Outcome, b: Outcome): Outcome {
  return OUTCOMES.indexOf(a) <= OUTCOMES.indexOf(b) ? a : b;
}

/** Whether an operation counts as failed: the ones that the chip "Failed" shows. */
export function isFailed(outcome: Outcome): boolean {
  return outcome === 'failure' || outcome === 'partial';
}

/** What operations nested in one make of it: partial when some failed, failure when all did. Null for an empty list. */
export function outcomeOfNested(outcomes: readonly Outcome[]): Outcome | null {
  const [first] = outcomes;
  if (first === undefined) return null;
  const bad = outcomes.filter((outcome) => outcome === 'failure' || outcome === 'dependent');
  if (bad.length === outcomes.length) return bad.includes('failure') ? 'failure' : 'dependent';
  if (bad.length > 0) return 'partial';
  return outcomes.reduce(worse, first);
}
