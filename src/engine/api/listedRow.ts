import type { MutedRow } from './muteApi.ts';

/** What the list shows of a response for a query. */
export interface ListedRow extends MutedRow {
  /** Number of failed top-level operations under the text of the query; null while they are counted. */
  readonly shownFailures: number | null;
}
