import type { Headers } from './headers.ts';

// Some servers count the line end before the delimiter.
const TOLERANCE = 2;

/** Whether a body has fewer bytes than its Content-Length states. */
export function isBodyTruncated(body: string, headers: Headers): boolean {
  const stated = headers.get('content-length')?.trim() ?? '';
  if (!/^\d{1,15}$/.test(stated)) return false;
  const bytes = Number(stated);
  return body.length < bytes && maxByteLength(body) + TOLERANCE < bytes;
}

/** Returns the largest number of bytes that a text can have had: in UTF-8, with CR LF at each line end. */
function maxByteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A surrogate pair has four bytes in UTF-8.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    else bytes += code === LINE_FEED && text.charCodeAt(at - 1) !== RETURN ? 2 : 1;
  }
  return bytes;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
