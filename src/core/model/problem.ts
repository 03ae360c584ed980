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
  | 'not-processed'
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
  /**
   * Content may be missing from the report: the body is cut, something in it is never closed, or a part was skipped. Left
   * out for a fault after which everything was still parsed, such as an undeclared prefix.
   */
  readonly losesContent?: true;
}

const BODY_LOST = new Set<ProblemCode>(['body-aborted', 'body-corrupted', 'limit-exceeded', 'not-processed']);

/** Whether a failure may be hidden in what a problem left unparsed: then a response is never `all-succeeded`. */
export function losesContent({ code, cut, losesContent: isStated }: Problem): boolean {
  return cut === true || isStated === true || BODY_LOST.has(code);
}
