import { lineColumnAt } from '../text/lineColumn.ts';
import type { Message } from './message.ts';
import { bodyMessages } from './messages.ts';

/** Why a body, or part of it, could not be parsed. */
export type ProblemCode =
  | 'body-unread'
  | 'body-evicted'
  | 'body-too-large'
  | 'body-aborted'
  | 'body-lost-on-navigation'
  | 'body-corrupted'
  | 'body-not-text'
  | 'body-empty'
  | 'body-not-saved'
  | 'not-well-formed'
  | 'not-multistatus'
  | 'no-sub-statuses'
  | 'limit-exceeded'
  | 'incomplete-results'
  | 'not-processed'
  | 'wrong-encoding';

export interface Problem {
  readonly code: ProblemCode;
  /** Usually one sentence. */
  readonly message: Message;
  /** UTF-16 offset into the decoded body, with its line and column (both from 1); null if the problem has no position. */
  readonly offset: number | null;
  readonly line: number | null;
  readonly column: number | null;
  /** The body ends before its document does. Omitted otherwise. */
  readonly cut?: true;
  /**
   * Content may be missing from the report: the body is truncated, an element is never closed, or a part was skipped.
   * Omitted for a fault after which everything was still parsed, such as an undeclared prefix.
   */
  readonly losesContent?: true;
}

/** The position of a problem, and its effect on the content. */
export interface ProblemOptions {
  /** The decoded body, and a UTF-16 offset into it. */
  readonly at?: { readonly text: string; readonly offset: number };
  readonly cut?: boolean;
  readonly losesContent?: boolean;
}

export function createProblem(code: ProblemCode, message: Message, options: ProblemOptions = {}): Problem {
  const { at, cut = false, losesContent: doesLose = false } = options;
  return {
    code,
    message,
    ...(at ? { offset: at.offset, ...lineColumnAt(at.text, at.offset) } : { offset: null, line: null, column: null }),
    ...(cut && { cut }),
    ...(doesLose && { losesContent: doesLose }),
  };
}

/** The messages of problems that concern a whole body. */
const BODY_MESSAGES: Readonly<Record<ProblemCode, Message>> = {
  'body-unread': bodyMessages.unread,
  'body-evicted': bodyMessages.evicted,
  'body-too-large': bodyMessages.tooLarge,
  'body-aborted': bodyMessages.aborted,
  'body-lost-on-navigation': bodyMessages.lostOnNavigation,
  'body-corrupted': bodyMessages.damaged,
  'body-not-text': bodyMessages.notText,
  'body-empty': bodyMessages.empty,
  'body-not-saved': bodyMessages.notSaved(null, null),
  'not-processed': bodyMessages.notProcessed(''),
  'limit-exceeded': bodyMessages.limit,
  'incomplete-results': bodyMessages.incompleteResults,
  'not-well-formed': bodyMessages.notWellFormed,
  'not-multistatus': bodyMessages.notMultistatus,
  'no-sub-statuses': bodyMessages.noResults,
  'wrong-encoding': bodyMessages.invalidUtf8,
};

/** Creates a problem of a whole body, with the message of its code. */
export function bodyProblem(code: ProblemCode): Problem {
  return createProblem(code, BODY_MESSAGES[code]);
}

const BODY_LOST = new Set<ProblemCode>(['body-aborted', 'body-corrupted', 'limit-exceeded', 'not-processed']);

/** Whether a problem may hide a failure in content that was not parsed. Such a response is never `all-succeeded`. */
export function losesContent({ code, cut, losesContent: isStated }: Problem): boolean {
  return cut === true || isStated === true || BODY_LOST.has(code);
}
