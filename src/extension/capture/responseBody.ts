import type { ProblemCode } from '../../core/model/problem.ts';
import type { CapturedContent } from '../../engine/api/engineApi.ts';
import type { NetworkEntry, NetworkRequest } from './networkEntry.ts';

/** Bytes that Chrome keeps of one body; in memory, where a character above U+00FF makes each one take two. */
const LIMIT = 20_000_000;
const LIMIT_WIDE = LIMIT / 2;

/** Bytes of a chunked body with nothing in it, and some more. */
const NOTHING_SENT = 64;

export interface BodyTimeout {
  /** Milliseconds: `getContent` may never call back. */
  readonly milliseconds: number;
  /** What its silence means. */
  readonly reason: ProblemCode;
}

/**
 * Asks for a body at once: any change of the URL, even by `pushState`, makes it unreachable for ever, but a call that is
 * under way is still answered.
 * @param tell is called once, and once more where the body comes after the time limit
 */
export function getResponseBody(
  request: NetworkRequest,
  patience: BodyTimeout,
  tell: (content: CapturedContent) => void,
): void {
  const timer = setTimeout(() => tell({ kind: 'missing', reason: patience.reason }), patience.milliseconds);
  request.getContent((content, encoding) => {
    clearTimeout(timer);
    tell(contentFrom(request, content, encoding));
  });
}

/** Tells the kinds of nothing apart: `undefined` is a dead handle, null a body that DevTools lacks, '' an empty one. */
function contentFrom(
  entry: NetworkEntry,
  text: string | null | undefined,
  encoding: string | undefined,
): CapturedContent {
  if (text === undefined) return { kind: 'missing', reason: 'body-lost-on-navigation' };
  if (text === null) return { kind: 'missing', reason: reasonForNull(entry) };
  if (text === '') return { kind: 'missing', reason: reasonForEmpty(entry) };
  // Firefox gives the media type instead of the encoding, and has the encoding in the entry.
  const base64 = encoding === 'base64' || entry.response.content.encoding === 'base64';
  return { kind: 'content', text, encoding: base64 ? 'base64' : null };
}

function reasonForNull({ response }: NetworkEntry): ProblemCode {
  if (response._error) return 'body-aborted';
  // Asked for at once, a body is hardly evicted, so the smaller limit is the better guess between the two.
  return response.content.size > LIMIT_WIDE ? 'body-too-large' : 'body-evicted';
}

function reasonForEmpty({ response }: NetworkEntry): ProblemCode {
  if (response._error) return 'body-aborted';
  // A service worker that passes an answer on never reads it: bytes came in, and nothing is to be had in its entry.
  const came = Math.max(response.content.size, response.bodySize - NOTHING_SENT);
  return came > 0 ? 'body-unread' : 'body-empty';
}
