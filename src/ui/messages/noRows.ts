import type { ProblemCode } from '../../core/model/problem.ts';

/** The action that is offered instead of rows. */
export type Help = 'body' | 'curl' | 'headers' | 'code';

/** Why a response has no rows. A banner above describes the problem and what to do about it. */
export const NO_ROWS: Readonly<Record<ProblemCode, { readonly title: string; readonly help: Help }>> = {
  'body-unread': { title: 'The page did not read the body', help: 'code' },
  'body-evicted': { title: 'The browser evicted the body', help: 'curl' },
  'body-too-large': { title: 'The body is too large for DevTools', help: 'curl' },
  'body-aborted': { title: 'The request was aborted', help: 'curl' },
  'body-lost-on-navigation': { title: 'The body was lost when the page navigated', help: 'curl' },
  'body-corrupted': { title: 'The body is damaged', help: 'curl' },
  'body-not-text': { title: 'The body is not text', help: 'headers' },
  'body-empty': { title: 'The response has no body', help: 'headers' },
  'body-not-saved': { title: 'The file does not contain the body', help: 'curl' },
  'not-well-formed': { title: 'The body could not be parsed', help: 'body' },
  'not-multistatus': { title: 'The body is not a multistatus', help: 'body' },
  'no-sub-statuses': { title: 'See the body for what the server returned', help: 'body' },
  'limit-exceeded': { title: 'The body was dropped to save memory', help: 'curl' },
  'incomplete-results': { title: 'The body does not list the results', help: 'body' },
  'not-processed': { title: 'This response could not be processed', help: 'body' },
  'wrong-encoding': { title: 'The body could not be parsed', help: 'body' },
};

export const HELP: Readonly<Record<Help, string>> = {
  body: 'Show body',
  curl: 'Copy request as cURL',
  headers: 'Show headers',
  code: 'Show the code that sent the request',
};

/** Responses without rows and without a problem. */
export const WITHOUT_ROWS = {
  empty: 'The response lists no sub-operations',
  emptyDescription: 'The body is well-formed but contains no results.',
  onlyTotals: 'The body states totals but lists no items',
  unreadDescription:
    'To see the results here, read the body in the page, for example with response.text(), and repeat the request.',
} as const;
