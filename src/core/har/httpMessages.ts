import { mediaType } from './mediaType.ts';
import { decodeBytes } from './decodeBytes.ts';
import { missingBody, textBody } from './decodeBody.ts';
import type { Body, Exchange, NameValue } from './exchange.ts';
import type { BodyContext } from './bodyContext.ts';
import type { Message } from '../model/message.ts';
import { fileMessages } from './messages.ts';
import { removeChunkedFraming } from './chunkedFraming.ts';

const STATUS_LINE = /^HTTP\/(\d(?:\.\d)?) +(\d{3})(?: +(.*))?$/;
const REQUEST_LINE = /^([A-Z][A-Z-]*) +(\S+) +HTTP\/(\d(?:\.\d)?)$/;
const LONGEST_START_LINE = 8192;
const LONGEST_NAME = 256;

/** A request or a response (RFC 9112 section 2.1); positions are byte offsets. */
interface HttpMessage {
  readonly start: StartLine;
  readonly headers: readonly NameValue[];
  readonly body: Uint8Array;
  /** The body is shorter than its framing states. */
  readonly isCut: boolean;
  readonly end: number;
}

type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly target: string }
  | { readonly kind: 'response'; readonly version: string; readonly status: number; readonly reason: string };

export interface HttpMessages {
  /** One exchange for each response, except interim ones (1xx). */
  readonly exchanges: readonly Exchange[];
  /** The problem of the file, as a phrase that follows its name. */
  readonly problem: Message | null;
}

/** Whether a file begins with a status line or a request line, as `curl -i`, HTTPie and "follow stream" windows save it. */
export function isHttpMessage(head: Uint8Array): boolean {
  const text = latin1(head.subarray(0, LONGEST_START_LINE));
  return startLine(text.trimStart().split('\n', 1)[0] ?? '') !== null;
}

/**
 * Parses a file of HTTP/1 messages: responses, each after its request if that is in the file. A body ends where its framing says
 * (RFC 9112 section 6), or before the next start line if the file was saved without that framing: curl and HTTPie remove
 * chunked framing and compression, and keep the headers. Takes time in proportion to the length of the file.
 *
 * @param context metadata of the responses whose request is not in the file
 */
export function parseHttpMessages(bytes: Uint8Array, file: string | null, context: BodyContext): HttpMessages {
  const text = latin1(bytes);
  const exchanges: Exchange[] = [];
  let request: HttpMessage | null = null;
  let isCut = false;
  let hasOther = false;
  for (let at = skipBlank(text, 0); at < text.length;) {
    const message = messageAt(bytes, text, at);
    if (message === null) {
      hasOther = true;
      break;
    }
    at = skipBlank(text, message.end);
    isCut ||= message.isCut;
    if (message.start.kind === 'request') {
      request = message;
    } else if (message.start.status >= 200) {
      exchanges.push(exchangeOf(message, request, { file, entry: exchanges.length }, context));
      request = null;
    }
  }
  return { exchanges, problem: problemOf(isCut, hasOther) };
}

function problemOf(isCut: boolean, hasOther: boolean): Message | null {
  if (isCut) return fileMessages.damaged([fileMessages.shortBody]);
  return hasOther ? fileMessages.damaged([fileMessages.textAfterResponses]) : null;
}

function messageAt(bytes: Uint8Array, text: string, at: number): HttpMessage | null {
  const lineEnd = endOfLine(text, at);
  const start = startLine(text.slice(at, Math.min(lineEnd, at + LONGEST_START_LINE)));
  if (start === null) return null;
  const { headers, content } = headersAt(text, lineEnd + 1);
  return { start, headers, ...bodyAt(bytes, text, content, start, headers) };
}

function startLine(line: string): StartLine | null {
  const trimmed = line.trimEnd();
  const response = STATUS_LINE.exec(trimmed);
  if (response) {
    const [, version = '', status = '', reason = ''] = response;
    return { kind: 'response', version: `HTTP/${version}`, status: Number(status), reason };
  }
  const request = REQUEST_LINE.exec(trimmed);
  return request ? { kind: 'request', method: request[1] ?? '', target: request[2] ?? '' } : null;
}

function headersAt(text: string, start: number): { readonly headers: readonly NameValue[]; readonly content: number } {
  const headers: NameValue[] = [];
  let at = start;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end).trim();
    at = end + 1;
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return { headers, content: Math.min(at, text.length) };
}

function bodyAt(
  bytes: Uint8Array,
  text: string,
  content: number,
  start: StartLine,
  headers: readonly NameValue[],
): Pick<HttpMessage, 'body' | 'isCut' | 'end'> {
  const none = { body: new Uint8Array(), isCut: false, end: content };
  if (start.kind === 'response' && (start.status < 200 || start.status === 204 || start.status === 304)) return none;
  if (/\bchunked\s*$/i.test(headerValue(headers, 'transfer-encoding') ?? '')) {
    const chunked = removeChunkedFraming(bytes, content);
    if (chunked) return chunked;
  }
  const end = nextMessage(text, afterParts(text, content, headerValue(headers, 'content-type'))) ?? text.length;
  const length = Number(headerValue(headers, 'content-length') ?? NaN);
  if (!Number.isInteger(length) || length < 0) {
    return { body: bytes.subarray(content, end), isCut: false, end };
  }
  const framed = content + length;
  const isFramed = framed <= text.length && (framed === text.length || isMessageAt(text, skipBlank(text, framed)));
  if (isFramed) return { body: bytes.subarray(content, framed), isCut: false, end: framed };
  // A decompressed body has a different length than its Content-Length.
  const isDecompressed = headerValue(headers, 'content-encoding') !== null;
  return { body: bytes.subarray(content, end), isCut: !isDecompressed && end - content < length, end };
}

/**
 * Whether a message begins at an offset: its start line is followed by header fields or a blank line, unlike a status that a
 * body quotes. True at the end of the file.
 */
function isMessageAt(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const length = text.slice(at, at + LONGEST_START_LINE).indexOf('\n');
  if (length === -1 || startLine(text.slice(at, at + length)) === null) return false;
  const next = at + length + 1;
  return /^(?:\r?\n|[!#$%&'*+.^`|~\w-]+:|$)/.test(text.slice(next, next + LONGEST_NAME));
}

/** Offset of the next message; null if there is none. A body may lack a line break at its end. */
function nextMessage(text: string, from: number): number | null {
  let lineStart = from;
  let lineEnd = endOfLine(text, from);
  for (let at = text.indexOf('HTTP/', from); at !== -1; at = text.indexOf('HTTP/', at + 1)) {
    if (isMessageAt(text, at)) return at;
    while (lineEnd < at) {
      lineStart = lineEnd + 1;
      lineEnd = endOfLine(text, lineStart);
    }
    if (lineStart < at && at - lineStart < LONGEST_START_LINE && isMessageAt(text, lineStart)) return lineStart;
  }
  return null;
}

/** Parts of a multipart body have start lines of their own, so the search for the next message begins after the last part. */
function afterParts(text: string, content: number, contentType: string | null): number {
  const { essence, boundary } = mediaType(contentType);
  if (!essence.startsWith('multipart/') || boundary === null) return content;
  const last = text.indexOf(`--${boundary}--`, content);
  return last === -1 ? text.length : last;
}

function exchangeOf(
  { start, headers, body, isCut }: HttpMessage,
  request: HttpMessage | null,
  origin: Pick<Exchange, 'file' | 'entry'>,
  context: BodyContext,
): Exchange {
  const contentType = headerValue(headers, 'content-type') ?? context.contentType;
  const { status, reason, version } = start.kind === 'response' ? start : { status: 0, reason: '', version: null };
  return {
    ...origin,
    startedDateTime: null,
    time: null,
    request: request
      ? requestOf(request)
      : { method: context.method, url: context.url, headers: [], body: context.request },
    response: { status, statusText: reason, httpVersion: version, contentType, headers, bodySize: body.length },
    body: bodyOf(body, contentType, isCut),
    initiator: null,
  };
}

function bodyOf(bytes: Uint8Array, contentType: string | null, isCut: boolean): Body {
  if (bytes.length === 0) return missingBody(isCut ? 'body-aborted' : 'body-empty');
  const body = textBody(decodeBytes(bytes, contentType));
  if (!isCut || body.text === null) return body;
  return { ...body, problems: [...body.problems, ...missingBody('body-aborted').problems] };
}

function requestOf({ start, headers, body }: HttpMessage): Exchange['request'] {
  const { method, target } = start.kind === 'request' ? start : { method: null, target: null };
  const host = headerValue(headers, 'host');
  const url = target !== null && target.startsWith('/') && host !== null ? `https://${host}${target}` : target;
  const { text } = decodeBytes(body, headerValue(headers, 'content-type'));
  return { method, url, headers, body: body.length === 0 ? null : text };
}

function headerValue(headers: readonly NameValue[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === '\r' || text[at] === '\n')) at += 1;
  return at;
}

/** One character for each byte, so that offsets in the text are those of the bytes. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
