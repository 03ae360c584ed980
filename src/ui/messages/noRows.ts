import type { ProblemCode } from '../../core/model/problem.ts';

/** What helps where a response has no rows. */
export type Help = 'body' | 'curl' | 'headers' | 'code';

/** Why a response has no rows. The problem itself, with what to do about it, is displayed above. */
export const NO_ROWS: Readonly<Record<ProblemCode, { readonly title: string; readonly help: Help }>> = {
  'body-unread': { title: 'The page did not read the body', help: 'code' },
  'body-evicted': { title: 'The browser has evicted the body', help: 'curl' },
  'body-too-large': { title: 'The body is too large for DevTools', help: 'curl' },
  'body-aborted': { title: 'The request was aborted', help: 'curl' },
  'body-lost-on-navigation': { title: 'The body was lost when the page navigated', help: 'curl' },
  'body-corrupted': { title: 'The body is damaged', help: 'curl' },
  'body-not-text': { title: 'The body is not text', help: 'headers' },
  'body-empty': { title: 'The response has no body', help: 'headers' },
  'not-well-formed': { title: 'The body could not be parsed', help: 'body' },
  'not-multistatus': { title: 'The body is not a multistatus', help: 'body' },
  'no-sub-statuses': { title: 'The body shows what the server returned', help: 'body' },
  'limit-exceeded': { title: 'The body was dropped to save memory', help: 'curl' },
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
  emptyWhy: 'The body is well-formed and empty: the server reports nothing.',
  onlyTotals: 'The body states totals and lists no items',
  unreadWhy:
    'After the page reads it, with response.text() for example, and sends the request again, its results are listed here.',
} as const;
