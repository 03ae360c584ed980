import type { Headers } from './headers.ts';

// A line end before the delimiter that a server counts as a part of its body.
const TOLERANCE = 2;

/** Whether a body has fewer bytes than its Content-Length states: the rest of it is missing. */
export function isBodyTruncated(body: string, headers: Headers): boolean {
  const stated = headers.get('content-length')?.trim() ?? '';
  if (!/^\d{1,15}$/.test(stated)) return false;
  const octets = Number(stated);
  return body.length < octets && mostOctets(body) + TOLERANCE < octets;
}

/** Number of bytes that a text had at most: in UTF-8, and with CR LF at the end of each line. */
function mostOctets(text: string): number {
  let octets = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Both halves of a surrogate pair together are four bytes.
    if (code >= 0x80) octets += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    else octets += code === LINE_FEED && text.charCodeAt(at - 1) !== RETURN ? 2 : 1;
  }
  return octets;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
