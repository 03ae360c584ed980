import type { ExchangeId } from './exchangeId.ts';
import type { RowKey } from './treeRow.ts';

/** Expected failures, which are not shown. A failure is muted if all three match. `*` matches any characters, and `\` precedes a literal `*`. */
export interface MuteRule {
  /** Pattern of the URL; without `?`, the query of the URL is ignored. For a saved body the name of its file. */
  readonly url: string;
  /** `404`, `4xx`, `404,423`, or `none` for failures without a status; '' for any. All failed statuses of the operation must match. */
  readonly status: string;
  /** Pattern of the label; '' for any. All hrefs of the operation must match. */
  readonly label: string;
}

/** The part of a query about muted failures. */
export interface MuteQuery {
  /** Omitted if there are none. */
  readonly mutes?: readonly MuteRule[];
  /** Shows the muted failures as well. */
  readonly showMuted?: boolean;
}

/** What is muted in one response. */
export interface MutedCounts {
  /** Number of muted operations, without those nested in muted ones. */
  readonly muted: number;
  /** How many of them are top-level operations. */
  readonly topLevel: number;
  /** Number of top-level operations that failed, or contain one that failed, and are not muted. */
  readonly open: number;
  /** Without the muted failures, there may still be one: a result is unknown or missing, or depends on a failure. */
  readonly mayHideFailure: boolean;
}

/** What the list shows of the muted failures of a response. */
export interface MutedRow {
  /** Null if nothing is muted. */
  readonly muted: MutedCounts | null;
}

export interface MutedOverview {
  /** Number of muted operations that match the text of the query. */
  readonly muted: number;
}

/** What would be muted by a rule. */
export interface MutePreview {
  readonly failures: number;
  readonly responses: number;
}

export interface MuteApi {
  /** Returns a rule that mutes the failed operation of a row, and others with the same URL, status and label; null if it did not fail. */
  muteRuleOf(id: ExchangeId, row: RowKey): MuteRule | null;
}
