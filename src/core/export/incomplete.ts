import { count } from '../text/format.ts';
import type { Summary } from '../verdict/report.ts';
import { INCOMPLETE, incompleteResults } from './incompleteMessages.ts';

/**
 * Why only the facts of a response are exported. `dropped`: its body, because of the limit on stored bytes. `removed`: it was removed from
 * the list while the file was written. `unavailable`: its stored body could not be loaded. `unprocessed`: an internal error.
 * `unfinished`: its body was still being received.
 */
export type IncompleteReason = keyof typeof INCOMPLETE;

/** What a response would have in an export if its results were known. Its verdict and counts are exported. */
export interface Incomplete {
  readonly reason: IncompleteReason;
  /** Selected top-level operations that are not listed; null if their number is not known. */
  readonly operations: number | null;
  /** Selected request items without a result that are not listed; null if their number is not known. */
  readonly unanswered: number | null;
  /** All request items of the response without a result, also those that are not selected. */
  readonly allUnanswered: number;
  /** Whether the request had a body that is not exported either. */
  readonly requestBody: boolean;
}

/** Returns the member `incomplete` of a response in docs/report.schema.json. */
export function incompleteJson({ reason, operations, unanswered, requestBody }: Incomplete): object {
  return { why: INCOMPLETE[reason], operations, unanswered, requestBody };
}

/** States in one sentence what is not listed, and why: `12 results are not listed (10 × 200, 2 × 423): the body was dropped ...` */
export function incompleteSentence(
  { reason, operations, unanswered }: Incomplete,
  { byStatus, total }: Summary,
): string {
  const results = operations === null ? null : operations + (unanswered ?? 0);
  // The statuses are those of all operations.
  const statuses = operations === total ? byStatus.map(([status, times]) => `${count(times)} × ${status}`) : [];
  return incompleteResults(results, statuses, INCOMPLETE[reason]);
}
