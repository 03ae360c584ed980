import type { ProblemCode } from './problem.ts';

/** Why a body is missing or may be wrong, and what helps. */
export function bodyProblem(code: ProblemCode, detail = ''): string {
  switch (code) {
    case 'body-unread':
      return 'The page never read this body, so the browser did not receive all of it: the code that sent the request only used the status.';
    case 'body-evicted':
      return 'DevTools no longer has this body: it keeps the last 250 MiB, and a HAR file may have been saved without bodies. Repeat the request.';
    case 'body-too-large':
      return 'The body exceeds the size limit of DevTools: 20,000,000 bytes, or 10,000,000 characters if some are not Latin-1. Save the body, and open the file here or with the command line tool.';
    case 'body-aborted':
      return 'The request was aborted before the whole body was received.';
    case 'body-lost-on-navigation':
      return 'The URL of the page changed before the body could be captured. Repeat the request.';
    case 'body-corrupted':
      return detail === 'base64'
        ? 'The body is marked as base64, but is not valid base64.'
        : 'The browser returned a damaged body.';
    case 'body-not-text':
      return 'The body is not text.';
    case 'body-empty':
      return 'The response has no body. A 207 response without a body does not show what succeeded or failed.';
    case 'not-processed':
      return `This response could not be processed${detail === '' ? '' : ` (${detail})`}. The Body tab has its body as it was received.`;
    case 'limit-exceeded':
      return 'The body exceeds a limit of the parser.';
    case 'not-well-formed':
      return 'The body is not well-formed.';
    case 'not-multistatus':
      return 'The body is not a multistatus.';
    case 'no-sub-statuses':
      return noResults(detail === '' ? null : detail);
    case 'wrong-encoding':
      return detail === 'utf-8'
        ? 'The body is declared as UTF-8 but contains bytes that are not valid UTF-8; they are shown as U+FFFD.'
        : `The body is declared as "${detail}", which is not a supported encoding; it was decoded as UTF-8.`;
    default:
      return code satisfies never;
  }
}

/** @param said what the body states instead of results */
export function noResults(said: string | null): string {
  return said === null ? 'No per-item results were recognized in the body.' : `The body states: "${said}"`;
}
