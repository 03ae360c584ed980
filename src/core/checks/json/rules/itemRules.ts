import type { Batch } from '../batch.ts';
import { checkCreated } from './created.ts';
import { checkExplanations } from './explanations.ts';
import { checkMatching } from './matching.ts';
import { checkOutcomes } from './outcomes.ts';
import { checkProblems } from './problems.ts';
import { checkRetries } from './retries.ts';
import { checkStatuses } from './statuses.ts';
import { checkSummary } from './summary.ts';

/** The checks of a body with items. */
export const ITEM_RULES: readonly ((batch: Batch) => void)[] = [
  checkOutcomes,
  checkStatuses,
  checkSummary,
  checkMatching,
  checkProblems,
  checkExplanations,
  checkRetries,
  checkCreated,
];
