import { parseStatusLine, type StatusLine } from '../dav/structure/statusLine.ts';
import { type Headers, lineEndAt, parseHeaders } from './headers.ts';
import type { MimePart } from './splitParts.ts';

/** The HTTP response or request inside a part. */
export interface HttpMessage {
  readonly headers: Headers;
  readonly body: string;
  /** Null for a request. */
  readonly statusLine: StatusLine | null;
  readonly method: string | null;
  readonly url: string | null;
  /** A blank line, or the end of the part, ends its header block. */
  readonly hasWholeHeaders: boolean;
}

/** Parses the HTTP message in an `application/http` part, or in a part that looks like one; null if there is none. */
export function parseHttpMessage(part: Pick<MimePart, 'content'>): HttpMessage | null {
  const { content } = part;
  const start = content.length - content.trimStart().length;
  if (start === content.length) return null;
  const end = lineEndAt(content, start, content.length);
  const line = content.slice(start, end).trim();
  const isResponse = /^HTTP\//i.test(line);
  const [, method = null, url = null] = isResponse ? [] : (/^([A-Z]{3,12})\s+(\S+)(?:\s+HTTP\/\S+)?$/.exec(line) ?? []);
  if (!isResponse && method === null) return null;
  const block = parseHeaders(content, Math.min(end + 1, content.length), content.length);
  // The blank line can be the line end before a delimiter, and is often missing after a status line without headers.
  const hasWholeHeaders = block.isComplete || block.size === 0 || content.endsWith('\n');
  return {
    headers: block.headers,
    body: content.slice(block.content),
    statusLine: isResponse ? parseStatusLine(line) : null,
    method,
    url,
    hasWholeHeaders,
  };
}

/** The name of a part of a form (RFC 7578): `form-data; name="a"`. */
export function partName(headers: Headers): string | null {
  const name = /;\s*name=(?:"([^"]*)"|([^\s;]+))/i.exec(headers.get('content-disposition') ?? '');
  return name?.[1]?.trim() || name?.[2] || null;
}

/** Returns the Content-ID without brackets and without the prefix that Google adds in responses: `<response-a>` -> `a`. */
export function contentId(headers: Headers): string | null {
  const value = headers.get('content-id')?.trim() ?? '';
  const id = (value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value).trim();
  return id === '' ? null : id.replace(/^response-/, '');
}
