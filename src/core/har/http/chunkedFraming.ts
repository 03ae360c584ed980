import { concatBytes } from '../decodeBytes.ts';

/** A body without its chunked framing. */
export interface Unchunked {
  readonly body: Uint8Array;
  /** The last chunk is missing or incomplete. */
  readonly isCut: boolean;
  /** Byte offset after the framing. */
  readonly end: number;
}

const LINE_FEED = 0x0a;
const LONGEST_LINE = 1024;

/**
 * Removes the chunked transfer coding (RFC 9112 section 7.1) of a body that begins at a byte offset.
 *
 * @returns null if the body does not begin with a chunk: it was saved without the framing
 */
export function removeChunkedFraming(bytes: Uint8Array, start: number): Unchunked | null {
  const chunks: Uint8Array[] = [];
  let at = start;
  for (;;) {
    const line = sizeLine(bytes, at);
    if (line === null) return chunks.length === 0 && at === start ? null : unchunked(chunks, true, at);
    if (line.size === 0) return unchunked(chunks, false, afterTrailer(bytes, line.end));
    const end = line.end + line.size;
    chunks.push(bytes.subarray(line.end, end));
    if (end > bytes.length) return unchunked(chunks, true, bytes.length);
    at = afterLineBreak(bytes, end);
  }
}

function sizeLine(bytes: Uint8Array, at: number): { readonly size: number; readonly end: number } | null {
  const end = bytes.subarray(at, at + LONGEST_LINE).indexOf(LINE_FEED);
  if (end === -1) return null;
  const line = String.fromCharCode(...bytes.subarray(at, at + end)).trim();
  const digits = /^([\da-f]{1,8})(?:\s*;.*)?$/i.exec(line)?.[1];
  return digits === undefined ? null : { size: Number.parseInt(digits, 16), end: at + end + 1 };
}

/** Trailer fields end with a blank line (RFC 9112 section 7.1.2); a saved body may lack both. */
function afterTrailer(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length;) {
    const length = bytes.subarray(at, at + LONGEST_LINE).indexOf(LINE_FEED);
    const line = String.fromCharCode(...bytes.subarray(at, length === -1 ? at : at + length)).trim();
    if (line === '') return afterLineBreak(bytes, at);
    if (!/^[!#$%&'*+.^`|~\w-]+:/.test(line)) return at;
    at += length + 1;
  }
  return bytes.length;
}

function afterLineBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x0d && bytes[at + 1] === LINE_FEED) return at + 2;
  return bytes[at] === LINE_FEED ? at + 1 : at;
}

function unchunked(chunks: readonly Uint8Array[], isCut: boolean, end: number): Unchunked {
  return { body: concatBytes(chunks), isCut, end };
}
