/** Why a body, or part of it, could not be read. */
export type ProblemCode =
  | 'body-unread'
  | 'body-evicted'
  | 'body-too-large'
  | 'body-aborted'
  | 'body-lost-on-navigation'
  | 'body-corrupted'
  | 'body-not-text'
  | 'body-empty'
  | 'not-well-formed'
  | 'not-multistatus'
  | 'no-sub-statuses'
  | 'limit-exceeded'
  | 'parse-timeout'
  | 'wrong-encoding';

export interface Problem {
  readonly code: ProblemCode;
  /** One sentence for a person. */
  readonly message: string;
  /** UTF-16 offset into the decoded body, with its line and column (both from 1); null where there is no one place. */
  readonly offset: number | null;
  readonly line: number | null;
  readonly column: number | null;
  /** The text ends before its document does: what came after is lost. Left out where that is not so. */
  readonly cut?: true;
}
