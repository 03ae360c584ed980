import type { DisplayText } from '../../core/model/message.ts';
import type { Outcome } from '../../core/model/operation.ts';
import type { ExchangeId } from './exchangeId.ts';
import type { RowKey } from './treeRow.ts';

/** Failures with equal results. */
export interface FailureRow {
  /** The row of the first one. */
  readonly key: RowKey;
  readonly outcome: Outcome;
  /** `423 Locked` */
  readonly status: DisplayText;
  readonly count: number;
  /** The folder that contains all of them; of one failure, its name. Null if there is no common folder. */
  readonly name: DisplayText | null;
  /** Messages, conditions and properties on one line. May be empty. */
  readonly message: string;
  /** Number of operations that were not attempted because of one of them alone. */
  readonly dependents: number;
}

/** The groups of equal failures of one response: a page of them, and the counts of all. */
export interface FailureRows {
  /** The largest groups first. */
  readonly groups: readonly FailureRow[];
  readonly total: number;
  /** Number of failures that may have caused others. */
  readonly causes: number;
  /** Number of operations that were not attempted because of others. */
  readonly dependents: number;
}

/** The methods for the groups of failures of one response. */
export interface FailureApi {
  /** Returns the first groups; null if the response is unknown or no longer the one that is shown. */
  failures(id: ExchangeId, most: number): FailureRows | null;
  /** Returns the next operation of a group after a row, in document order, or the first one after the last; null if there is none. */
  failureInGroup(id: ExchangeId, group: number, after: RowKey | null): RowKey | null;
}
