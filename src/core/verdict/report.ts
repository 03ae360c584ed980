import type { Causes } from './causeList.ts';
import type { Message } from '../model/message.ts';
import type { Outcome } from '../model/operation.ts';
import type { ParsedBody } from '../model/parsedBody.ts';

/**
 * `all-succeeded`: every operation is a success or a notice, the body is complete, every item of the request has a result,
 * and nothing in the body contradicts it.
 * `mixed`: some operation failed, or the body states failures that it does not list.
 * `all-failed`: every operation is a failure or a dependent.
 * `unknown`: no failure is listed, but there may be one: an operation without a status, a damaged body, a request item without
 * a result.
 * `empty`: a well-formed response with no operations.
 * `unreadable`: no operation could be parsed, and there is a problem; or the body is not a multi-status body, although
 * operations were found in it, none of which failed.
 */
export type VerdictOutcome = 'all-succeeded' | 'mixed' | 'all-failed' | 'unknown' | 'empty' | 'unreadable';

export interface Verdict {
  readonly outcome: VerdictOutcome;
  /** Depends on the method, and states only what the response shows. */
  readonly sentence: Message;
}

/** A status, and the number of operations that state it. */
export type StatusCount = readonly [status: number, operations: number];

/** Counts of the top-level operations: the six outcomes add up to `total`. */
export interface Summary extends Readonly<Record<Outcome, number>> {
  readonly total: number;
  /** By stated status, lowest first. A list, because V8 allocates an array of 424 elements or more for an object with the key 423. */
  readonly byStatus: readonly StatusCount[];
  readonly missingProperties: number;
  /** Number of notices that are removed members (404 in a response to a sync-collection REPORT, RFC 6578 section 3.5). */
  readonly removed: number;
  /** Number of notices that state that the result is truncated (507, RFC 6578 section 3.6). */
  readonly truncated: number;
}

/** Everything parsed from one exchange. */
export interface Report extends ParsedBody {
  readonly verdict: Verdict;
  readonly summary: Summary;
  /** Returns the causes of a dependent operation. Two or more are candidates. Empty for other operations. */
  readonly causes: (operation: number) => Causes;
}
