import { headed, type Headers, type Part } from './parts.ts';

/** The HTTP response or request inside a part. */
export interface HttpMessage {
  readonly headers: Headers;
  readonly body: string;
  /** `HTTP/1.1 404 Not Found`; null in a request. */
  readonly statusLine: string | null;
  readonly method: string | null;
  readonly url: string | null;
}

/** Reads an HTTP message out of an `application/http` part, or out of one that looks like it; null where there is none. */
export function messageIn(part: Part): HttpMessage | null {
  const start = part.content.search(/\S/);
  if (start < 0) return null;
  const lineEnd = part.content.indexOf('\n', start);
  const end = lineEnd < 0 ? part.content.length : lineEnd;
  const line = part.content.slice(start, end).trim();
  const [, method = null, url = null] = /^([A-Z]{3,12})\s+(\S+)(?:\s+HTTP\/\S+)?$/.exec(line) ?? [];
  const isResponse = /^HTTP\//i.test(line);
  if (!isResponse && method === null) return null;
  const { headers, content } = headed(part.content, Math.min(end + 1, part.content.length), part.content.length);
  return { headers, body: part.content.slice(content), statusLine: isResponse ? line : null, method, url };
}

/** Content-ID without brackets and the prefix that Google puts before the request's own: `<response-a>` -> `a`. */
export function contentId(headers: Headers): string | null {
  const id = headers
    .get('content-id')
    ?.trim()
    .replace(/^<(.*)>$/, '$1')
    .trim();
  return id === undefined || id === '' ? null : id.replace(/^response-/, '');
}
