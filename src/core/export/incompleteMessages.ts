import { counted } from '../text/format.ts';

/** Why a response is in an export with its verdict and counts only. */
export const INCOMPLETE = {
  dropped: 'the body was dropped to save memory',
  removed: 'the response was removed from the list while the file was written',
  unavailable: 'the stored body could not be loaded',
  unprocessed: 'the response could not be processed; see problems',
  unfinished: 'the response was still being received when the file was written',
} as const;

/** @param results null if their number is not known @param statuses `10 × 200`; may be empty */
export function incompleteResults(results: number | null, statuses: readonly string[], why: string): string {
  const listed = results === null ? 'The results are' : counted(results, 'result is', 'results are');
  return `${listed} not listed${statuses.length > 0 ? ` (${statuses.join(', ')})` : ''}: ${why}`;
}
