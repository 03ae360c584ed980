import { mediaType } from '../../har/mediaType.ts';
import { parseJson } from '../json/syntax/value.ts';
import { lineEndAt, NO_HEADERS, parseHeaders } from './headers.ts';
import { type MimeParts, splitParts } from './splitParts.ts';

// After a start line comes a header, a blank line or the end.
const RESPONSE = /^HTTP\/\d(?:\.\d)? +\d{3}(?: [^\r\n<"]{0,200})?\r?(?:\n(?:[\w-]{1,100}:|\r?\n|$)|$)/;
const REQUEST = /^[A-Z][A-Z-]{2,20} +\S{1,8000} +HTTP\/\d(?:\.\d)?\r?(?:\n(?:[\w-]{1,100}:|\r?\n|$)|$)/;
// At the start of a line, or directly after the end of a JSON or XML body.
const NEXT_RESPONSE = /(?<=[\n}\]>])HTTP\/\d(?:\.\d)? +\d{3}(?: [^\r\n<"]{0,200})?\r?\n(?=[\w-]{1,100}:|\r?\n|$)/g;
const NEXT_REQUEST = /(?<=[\n}\]>])[A-Z][A-Z-]{2,20} +\S{1,8000} +HTTP\/\d(?:\.\d)?\r?\n(?=[\w-]{1,100}:|\r?\n|$)/g;
const LONGEST_START_LINE = 8200;

/**
 * The parts of a body: of a multipart, or of HTTP messages that follow each other without delimiters, as `application/http`
 * (RFC 9112 section 10.2) allows.
 */
export function splitBody(text: string, contentType: string | null): MimeParts {
  const hasBoundary = mediaType(contentType).boundary !== null;
  return !hasBoundary && areHttpMessages(text) ? splitMessages(text) : splitParts(text, contentType);
}

function areHttpMessages(text: string): boolean {
  const head = text.slice(skipBlank(text, 0), LONGEST_START_LINE);
  return RESPONSE.test(head) || REQUEST.test(head);
}

/**
 * A body ends after its Content-Length if a message or the end of the
 * text follows, otherwise before the next start line. Interim responses (1xx) are left out.
 */
function splitMessages(text: string): MimeParts {
  const starts: number[] = [];
  const ends: number[] = [];
  const next = areResponses(text) ? NEXT_RESPONSE : NEXT_REQUEST;
  for (let start = skipBlank(text, 0); start < text.length;) {
    const end = messageEnd(text, start, next);
    if (!/^HTTP\/\S+ +1\d\d\b/.test(text.slice(start, start + 20))) {
      starts.push(start);
      ends.push(end);
    }
    start = skipBlank(text, end);
  }
  const isTruncated = isMessageTruncated(text.slice(starts.at(-1) ?? text.length));
  return {
    size: starts.length,
    at: (part) => {
      const [start, end] = [starts[part], ends[part]];
      if (start === undefined || end === undefined) throw new RangeError(`no part ${part} among ${starts.length}`);
      return {
        headers: NO_HEADERS.headers,
        content: text.slice(start, end),
        start,
        end,
        isClosed: true,
        hasWholeHeaders: !isTruncated || part < starts.length - 1,
        isSole: starts.length === 1,
        topIndex: part,
        indexInTop: 0,
      };
    },
    partsPerTop: starts.map(() => 1),
    unexpectedBoundary: null,
    unclosedEnds: [],
    trailingDelimiter: null,
  };
}

function areResponses(text: string): boolean {
  return RESPONSE.test(text.slice(skipBlank(text, 0), LONGEST_START_LINE));
}

function messageEnd(text: string, start: number, next: RegExp): number {
  const line = Math.min(lineEndAt(text, start, text.length) + 1, text.length);
  const { headers, content } = parseHeaders(text, line, text.length);
  const stated = headers.get('content-length')?.trim() ?? '';
  const end = /^\d{1,15}$/.test(stated) ? endOfBytes(text, content, Number(stated)) : null;
  if (end !== null) {
    const following = skipBlank(text, end);
    if (following === text.length || areHttpMessages(text.slice(following, following + LONGEST_START_LINE))) return end;
  }
  next.lastIndex = content;
  return next.exec(text)?.index ?? text.length;
}

/**
 * Whether the last message is truncated, for a message without a length: its last chunk is missing, or its body begins as JSON
 * or XML does, and does not end so.
 */
function isMessageTruncated(message: string): boolean {
  const { headers, content } = parseHeaders(message, 0, message.length);
  const body = message.slice(content).trim();
  if (/chunked/i.test(headers.get('transfer-encoding') ?? ''))
    return !/(?:^|\n)0+(?:;[^\n]*)?\r?(?:\n|$)/.test(body.slice(-1000));
  return (/^[{[]/.test(body) && parseJson(body) === undefined) || (body.startsWith('<') && !body.endsWith('>'));
}

/** Returns the offset after the given number of bytes in UTF-8; null if the text has fewer. */
function endOfBytes(text: string, start: number, bytes: number): number | null {
  let at = start;
  for (let left = bytes; left > 0; at += 1) {
    if (at >= text.length) return null;
    const code = text.charCodeAt(at);
    left -= code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return at;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
