import type { NameValue } from '../exchange.ts';
import { mediaType } from '../mediaType.ts';
import { isCompleteDocument } from './completeDocument.ts';
import { removeChunkedFraming } from './chunkedFraming.ts';
import { LONGEST_START_LINE, parseStartLine, type StartLine } from './startLine.ts';

const LONGEST_NAME = 256;

/** A request or a response (RFC 9112 section 2.1). */
export interface HttpMessage {
  readonly start: StartLine;
  readonly headers: readonly NameValue[];
  /** Without chunked framing; it may be compressed. */
  readonly body: Uint8Array;
  /**
   * `cut`: the body is shorter than its headers state. `headers-only`: the headers announce a body, of which nothing was saved.
   */
  readonly loss: 'cut' | 'headers-only' | null;
  /** Byte offset after the message. */
  readonly end: number;
}

/** Bytes with HTTP messages, and the same as text with one character for each byte, so that offsets are the same in both. */
export interface MessageBytes {
  readonly bytes: Uint8Array;
  readonly text: string;
}

export function messageBytes(bytes: Uint8Array): MessageBytes {
  return { bytes, text: new TextDecoder('latin1').decode(bytes) };
}

/** What precedes a message. */
export interface MessageContext {
  /** Method of the request of a response: a response to HEAD has no body. */
  readonly method: string | null;
  /** Nothing follows the message, so its body ends with the bytes. */
  readonly isLast: boolean;
}

/**
 * Parses the message at an offset. A body ends where its framing says (RFC 9112 section 6), or before the next start line if it was
 * saved without that framing: curl and HTTPie remove chunked framing and compression, and keep the headers.
 *
 * @returns null if no message starts there
 */
export function messageAt(source: MessageBytes, at: number, context: MessageContext): HttpMessage | null {
  const lineEnd = endOfLine(source.text, at);
  const start = parseStartLine(source.text.slice(at, Math.min(lineEnd, at + LONGEST_START_LINE)));
  if (start === null) return null;
  const { headers, content } = headersAt(source.text, lineEnd + 1);
  return { start, headers, ...bodyAt(source, content, { start, headers }, context) };
}

/** Parses the bytes of one message. Interim responses (1xx) before it are skipped. @returns null if the bytes are not a message */
export function finalMessage(bytes: Uint8Array, method: string | null): HttpMessage | null {
  const source = messageBytes(bytes);
  for (let at = skipBlank(source.text, 0); ;) {
    const message = messageAt(source, at, { method, isLast: true });
    const isInterim = message?.start.kind === 'response' && message.start.status < 200;
    if (!isInterim || message.end >= source.text.length) return message;
    at = skipBlank(source.text, message.end);
  }
}

/** Parses header fields up to the blank line after them. */
export function headersAt(
  text: string,
  start: number,
): { readonly headers: readonly NameValue[]; readonly content: number } {
  const headers: NameValue[] = [];
  let at = start;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).trim();
    at = end + 1;
    if (line === '') break;
    const colon = line.indexOf(':', 1);
    if (colon > 0) headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return { headers, content: Math.min(at, text.length) };
}

/** Returns the value of the first header field with a name in lowercase; null if there is none. */
export function headerValue(headers: readonly NameValue[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}

/** Skips line breaks. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === '\r' || text[at] === '\n')) at += 1;
  return at;
}

type BodyPart = Pick<HttpMessage, 'body' | 'loss' | 'end'>;

function bodyAt(
  { bytes, text }: MessageBytes,
  content: number,
  { start, headers }: Pick<HttpMessage, 'start' | 'headers'>,
  { method, isLast }: MessageContext,
): BodyPart {
  if (start.kind === 'response' && isBodiless(start.status, method))
    return { body: new Uint8Array(), loss: null, end: content };
  const isChunked = /\bchunked\s*$/i.test(headerValue(headers, 'transfer-encoding') ?? '');
  const chunked = isChunked ? removeChunkedFraming(bytes, content) : null;
  if (chunked) return { body: chunked.body, loss: chunked.isCut ? 'cut' : null, end: chunked.end };
  const length = Number(headerValue(headers, 'content-length') ?? NaN);
  const hasLength = Number.isInteger(length) && length >= 0;
  const framed = content + length;
  const isFramed =
    hasLength &&
    framed <= text.length &&
    (isLast ? framed === text.length : isMessageAt(text, skipBlank(text, framed)));
  if (isFramed) return { body: bytes.subarray(content, framed), loss: null, end: framed };
  const parts = afterParts(text, content, headerValue(headers, 'content-type'));
  const end = (isLast ? null : nextMessage(text, parts)) ?? text.length;
  const body = bytes.subarray(content, end);
  const loss = hasLength ? lossOf(start, headers, body, length) : isChunked ? headersOnly(start, body) : null;
  return { body, loss, end };
}

function isBodiless(status: number, method: string | null): boolean {
  if (status < 200 || status === 204 || status === 304 || method === 'HEAD') return true;
  return method === 'CONNECT' && status < 300;
}

/** @param length the number of bytes that the headers state */
function lossOf(
  start: StartLine,
  headers: readonly NameValue[],
  body: Uint8Array,
  length: number,
): HttpMessage['loss'] {
  if (length > 0 && headersOnly(start, body) !== null) return 'headers-only';
  // A decompressed body has a different length than its Content-Length.
  if (body.length >= length || headerValue(headers, 'content-encoding') !== null) return null;
  // Tools format documents and convert line breaks.
  return isCompleteDocument(body, headerValue(headers, 'content-type')) ? null : 'cut';
}

/** Of a response to HEAD, and of a redirect that curl followed, only the headers are saved. */
function headersOnly(start: StartLine, body: Uint8Array): 'headers-only' | null {
  const isEmpty = start.kind === 'response' && body.every((byte) => byte === 0x0d || byte === 0x0a);
  return isEmpty ? 'headers-only' : null;
}

/**
 * Whether a message begins at an offset: its start line is followed by header fields or a blank line, unlike a status that a
 * body quotes. True at the end of the file.
 */
function isMessageAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const length = text.slice(at, at + LONGEST_START_LINE).indexOf('\n');
  const start = length === -1 ? null : parseStartLine(text.slice(at, at + length));
  if (start === null || (start.kind === 'response' && /["<>{}[\]]/.test(start.reason))) return false;
  const next = at + length + 1;
  return /^(?:\r?\n|[!#$%&'*+.^`|~\w-]+:|$)/.test(text.slice(next, next + LONGEST_NAME));
}

/** Offset of the next message; null if there is none. A body may lack a line break at its end. */
function nextMessage(text: string, from: number): number | null {
  let lineStart = from;
  let lineEnd = endOfLine(text, from);
  for (let at = text.indexOf('HTTP/', from); at !== -1; at = text.indexOf('HTTP/', at + 1)) {
    if (isMessageAt(text, at)) return at;
    const isEndOfLine = /^HTTP\/\d(?:\.\d)?\r?\n/.test(text.slice(at, at + 11));
    if (!isEndOfLine) continue;
    while (lineEnd < at) {
      lineStart = lineEnd + 1;
      lineEnd = endOfLine(text, lineStart);
    }
    const line = text.slice(Math.max(lineStart, at - LONGEST_START_LINE), at);
    const request = REQUEST_AFTER_BODY.exec(line)?.[1];
    if (request !== undefined && isMessageAt(text, at - request.length)) return at - request.length;
  }
  return null;
}

/** The start of a request line, on a line of its own or directly after a JSON or XML body. */
const REQUEST_AFTER_BODY = /(?:^|[}\]>])([A-Z][A-Z-]* +\S+ +)$/;

/** Parts of a multipart body have start lines of their own, so the search for the next message begins after the last part. */
function afterParts(text: string, content: number, contentType: string | null): number {
  const { essence, boundary } = mediaType(contentType);
  if (!essence.startsWith('multipart/') || boundary === null) return content;
  const last = text.indexOf(`--${boundary}--`, content);
  return last === -1 ? text.length : last;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
