import type { ProblemCode } from '../../core/model/problem.ts';
import type { CapturedContent } from '../../engine/api/engineApi.ts';
import type { NetworkEntry, NetworkRequest } from './networkEntry.ts';

/** Maximum size in bytes of a body that Chrome stores. A character above U+00FF doubles the size of each character in memory. */
const LIMIT = 20_000_000;
const LIMIT_WIDE = LIMIT / 2;

/** An upper limit for the bytes of an empty chunked body. */
const MAX_EMPTY = 64;

export interface BodyTimeout {
  /** How long to wait: `getContent` may never call back. */
  readonly milliseconds: number;
  /** Reported for the missing body after the timeout. */
  readonly reason: ProblemCode;
}

/**
 * Requests a body. Must be called immediately: after a change of the URL, even by `pushState`, the body is not available, but a
 * pending call still completes.
 * @param onContent called once, and again if the body comes after the timeout
 */
export function getResponseBody(
  request: NetworkRequest,
  timeout: BodyTimeout,
  onContent: (content: CapturedContent) => void,
): void {
  const timer = setTimeout(() => onContent({ kind: 'missing', reason: timeout.reason }), timeout.milliseconds);
  request.getContent((content, encoding) => {
    clearTimeout(timer);
    onContent(contentFrom(request, content, encoding));
  });
}

/** `undefined` means an invalid request handle, null a body that DevTools does not have, '' an empty body. */
function contentFrom(
  entry: NetworkEntry,
  text: string | null | undefined,
  encoding: string | undefined,
): CapturedContent {
  if (text === undefined) return { kind: 'missing', reason: 'body-lost-on-navigation' };
  if (text === null) return { kind: 'missing', reason: reasonForNull(entry) };
  if (text === '') return { kind: 'missing', reason: reasonForEmpty(entry) };
  // Firefox passes the media type instead of the encoding; the entry has the encoding.
  const base64 = encoding === 'base64' || entry.response.content.encoding === 'base64';
  return { kind: 'content', text, encoding: base64 ? 'base64' : null };
}

function reasonForNull({ response }: NetworkEntry): ProblemCode {
  if (response._error) return 'body-aborted';
  // A body that is requested immediately is rarely evicted, so the smaller limit is the more likely reason.
  return response.content.size > LIMIT_WIDE ? 'body-too-large' : 'body-evicted';
}

function reasonForEmpty({ response }: NetworkEntry): ProblemCode {
  if (response._error) return 'body-aborted';
  // A service worker that passes a response on does not read it: bytes were received, but its entry has no body.
  const received = Math.max(response.content.size, response.bodySize - MAX_EMPTY);
  return received > 0 ? 'body-unread' : 'body-empty';
}
