import { count, counted } from '../../text/format.ts';

/** Texts of the reports for CI servers and issues that are not texts of a response. */
export const OUTLINE = {
  entry: (entry: number): string => `entry ${entry}`,
  /** The name of a result without a label. */
  unnamed: (position: number): string => `#${count(position)}`,
  failed: 'failed',
  noStatus: 'no status',
  noResult: 'no result',
  invalidStatus: (sent: string): string => `“${sent}” is not a valid status`,
  because: (names: readonly string[], more: number): string =>
    names.length + more === 1
      ? `because of ${names.join()}`
      : `because of one or more of ${names.join(', ')}${more > 0 ? ` and ${count(more)} others` : ''}`,
  /** The first few names of equal results, and the number of the others. */
  andOthers: (names: readonly string[], more: number): string =>
    more > 0 ? `${names.join(', ')} and ${count(more)} more` : names.join(', '),
  moreResults: (results: number): string =>
    `… and ${counted(results, 'more result', 'more results')} that did not succeed`,
  hiddenByFilter: (results: number): string =>
    `${counted(results, 'result is', 'results are')} not listed here because of the filter`,
  /** @param failing number of those that cause an exit code other than 0 */
  filtered: (responses: number, failing: number): string => {
    const left = `${counted(responses, 'response is', 'responses are')} left out because of the filter`;
    if (failing === 0) return left;
    return `${left}; ${counted(failing, 'of them has', 'of them have')} failures, or may have some`;
  },
  /** The name of a response without method and URL. */
  response: 'response',
} as const;
