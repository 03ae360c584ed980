import type { ProblemCode } from '../model/problem.ts';

/** Why there is no text, or why it may not be right, and what helps. */
export function bodyProblem(code: ProblemCode, detail = ''): string {
  switch (code) {
    case 'body-unread':
      return 'The page never read this body, so the browser never finished receiving it: the code that sent the request looked at the status alone.';
    case 'body-evicted':
      return 'DevTools no longer has this body: it keeps the last 250 MiB, and a saved HAR file may have been written without bodies. Repeat the request.';
    case 'body-too-large':
      return 'The body is larger than DevTools hands out: 20,000,000 bytes, or 10,000,000 characters where some are not Latin-1. Save it and open the file here, or with the command line tool.';
    case 'body-aborted':
      return 'The request was aborted before the whole body had come.';
    case 'body-lost-on-navigation':
      return 'The address of the page changed before DevTools gave the body. Repeat the request.';
    case 'body-corrupted':
      return detail === 'base64'
        ? 'The body is marked as base64 and is none.'
        : 'The browser handed out a damaged body.';
    case 'body-not-text':
      return 'The body is not text.';
    case 'body-empty':
      return 'The answer has no body: a 207 without one says nothing about its parts.';
    case 'parse-timeout':
      return 'Reading the body took too long and was stopped.';
    case 'limit-exceeded':
      return 'The body goes beyond what is read.';
    case 'not-well-formed':
      return 'The body is not well-formed.';
    case 'not-multistatus':
      return 'The body is not a multistatus.';
    case 'no-sub-statuses':
      return detail === ''
        ? 'No sub-statuses were found in the body.'
        : `No sub-statuses were found in the body. It says: ${detail}`;
    case 'wrong-encoding':
      return detail === 'utf-8'
        ? 'The body is said to be UTF-8 and holds bytes that are not; they are shown as U+FFFD.'
        : `The body is said to be in "${detail}", which cannot be decoded; it was read as UTF-8.`;
    default:
      return code satisfies never;
  }
}
