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
