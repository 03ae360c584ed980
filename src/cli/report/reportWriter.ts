import type { ExportWriter, Selected } from '../../core/export/selection.ts';
import type { BatchCounts } from './batchSearch.ts';
import type { Visibility } from '../../engine/tree/visibility.ts';

/** A response as it is written: its secrets are replaced. */
export interface ShownResponse extends Selected {
  /** What the filter shows of the response; null without a filter. */
  readonly visibility: Visibility | null;
}

/** What the input files contain other than multi-status responses. Complete when `head` and `foot` are called. */
export interface InputSummary {
  /** Number of responses that are not multi-status. */
  readonly others: number;
  /** The files that were only partially read, each with its problem. */
  readonly damaged: readonly string[];
  /** Number of files that could not be read at all. */
  readonly missing: number;
  /** Batches among the other responses; null if they were not looked for. */
  readonly batches: () => BatchCounts | null;
}

/** Writes a report in one format of the command line. All export writers are report writers. */
export interface ReportWriter extends Omit<ExportWriter, 'add'> {
  readonly add: (response: ShownResponse) => Iterable<string>;
}
