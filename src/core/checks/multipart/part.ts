import type { Range } from '../../model/operation.ts';
import { lineEndAt, parseHeaders } from '../../read/multipart/headers.ts';
import { mediaType } from '../../har/mediaType.ts';

/** What the rules need of a part of a multipart body. */
export interface HttpPart {
  /** The media type in lowercase; text/plain if it is not stated (RFC 2046 section 5.1). */
  readonly type: string;
  readonly isHttp: boolean;
  /** The first line of an HTTP message. */
  readonly statusLine: string;
  /** The status of an HTTP response; null if its status line is not valid. */
  readonly status: number | null;
  /** The Content-ID of the part, or of the HTTP message in it. */
  readonly contentId: string | null;
  readonly range: Range;
}

const STATUS_LINE = /^HTTP\/1\.\d (\d{3})(?: .*)?$/;
const LONGEST_LINE = 1000;

/** Reads the part in a range of a body. */
export function readPart(text: string, start: number, end: number): HttpPart {
  const { headers, content } = parseHeaders(text, start, end);
  const type = headers.get('content-type') === null ? 'text/plain' : mediaType(headers.get('content-type')).essence;
  const isHttp = type === 'application/http';
  const first = skipLineEnds(text, content, end);
  const lineEnd = lineEndAt(text, first, end);
  const statusLine = text.slice(first, Math.min(lineEnd, first + LONGEST_LINE)).trim();
  const code = isHttp ? STATUS_LINE.exec(statusLine)?.[1] : undefined;
  const inner = isHttp ? parseHeaders(text, Math.min(lineEnd + 1, end), end).headers.get('content-id') : null;
  return {
    type,
    isHttp,
    statusLine: isHttp ? statusLine : '',
    status: code === undefined ? null : Number(code),
    contentId: headers.get('content-id')?.trim() || inner?.trim() || null,
    range: [start, end],
  };
}

function skipLineEnds(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === '\r' || text[at] === '\n')) at += 1;
  return at;
}
