import { NOT_A_BODY } from './messages.ts';
import { createBytesDecoder, type BytesDecoder, ENCODING_PREFIX_LENGTH, concatBytes } from './decodeBytes.ts';
import { detectFileKind } from './fileKind.ts';
import { missingBody, textBody } from './decodeBody.ts';
import type { Body, Exchange } from './exchange.ts';
import { HarParser } from './harParser.ts';
import { isHttpMessage, parseHttpMessages } from './httpMessages.ts';

/** What the file of a bare body cannot say of its exchange. */
export interface BodyContext {
  readonly method: string | null;
  readonly url: string | null;
  readonly status: number;
  readonly contentType: string | null;
  /** The request's body. */
  readonly request: string | null;
}

/** Where nobody knows more than that the body is one of a multi-status answer. */
export const UNKNOWN_CONTEXT: BodyContext = { method: null, url: null, status: 207, contentType: null, request: null };

/** A file that is being read: a HAR file entry by entry, or any other file as one body. */
export interface FileParser {
  /** @returns the exchanges of the entries that end in these bytes */
  readonly push: (bytes: Uint8Array) => readonly Exchange[];
  /** Takes the last of them. */
  readonly end: (bytes: Uint8Array) => FileResult;
  /** Whether it is a HAR file; null as long as too little has come to know. */
  readonly isHar: () => boolean | null;
  /** Characters of a body, or of an entry, whose end has not come. */
  readonly bufferedLength: () => number;
}

export interface FileResult {
  readonly exchanges: readonly Exchange[];
  /** How many entries the HAR file has; null for a bare body. */
  readonly entries: number | null;
  /**
   * What is wrong with the file, in words that follow its name: a HAR file is damaged (what could be parsed of it was), or the
   * file is neither a HAR file nor a body. Null if nothing is.
   */
  readonly problem: string | null;
}

type Part = Pick<FileParser, 'push' | 'end' | 'bufferedLength'>;

/**
 * Reads a file whose bytes come in pieces. Never throws for what it holds.
 *
 * @param name null where it has none
 */
export function createFileParser(name: string | null, said: BodyContext): FileParser {
  let head: Uint8Array = new Uint8Array();
  let started: Part | null = null;
  let har: boolean | null = null;

  const start = (bytes: Uint8Array): Part => {
    har = isHar(name, bytes);
    if (!har && isHttpMessage(bytes)) return httpMessages(name, said);
    return har
      ? harFile(name, createBytesDecoder(bytes, null))
      : bareBody(name, said, createBytesDecoder(bytes, said.contentType));
  };
  return {
    push: (bytes) => {
      if (started) return started.push(bytes);
      head = concatBytes([head, bytes]);
      if (head.length < ENCODING_PREFIX_LENGTH) return [];
      started = start(head);
      return started.push(head);
    },
    end: (bytes) => {
      if (started) return started.end(bytes);
      const all = concatBytes([head, bytes]);
      return start(all).end(all);
    },
    isHar: () => har,
    bufferedLength: () => started?.bufferedLength() ?? 0,
  };
}

/** By its name, or by what every HAR file begins with: an object with a member `log` (HAR 1.2). */
function isHar(name: string | null, head: Uint8Array): boolean {
  if (name !== null && /\.har(\.gz)?$/i.test(name)) return true;
  const start = head.subarray(0, ENCODING_PREFIX_LENGTH);
  return /^\ufeff?\s*\{\s*"log"\s*:\s*\{/.test(createBytesDecoder(start, null).push(start));
}

function harFile(name: string | null, decoder: BytesDecoder): Part {
  const har = new HarParser(name);
  let isFirst = true;
  return {
    push: (bytes) => {
      isFirst = false;
      return har.push(decoder.push(bytes));
    },
    end: (bytes) => {
      const { text } = decoder.end(bytes);
      const exchanges = isFirst ? har.parseAll(text) : har.push(text);
      return { exchanges, entries: har.entryCount, problem: har.problem() };
    },
    bufferedLength: () => har.bufferedLength,
  };
}

/** A file of HTTP messages. Their headers state the encoding of each body, so they are parsed as bytes. */
function httpMessages(file: string | null, context: BodyContext): Part {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => {
      parts.push(bytes);
      return [];
    },
    end: (bytes) => {
      const { exchanges, problem } = parseHttpMessages(concatBytes([...parts, bytes]), file, context);
      return { exchanges, entries: exchanges.length, problem };
    },
    bufferedLength: () => parts.reduce((length, part) => length + part.length, 0),
  };
}

/** A file with one body; if its content shows that it is something else, it is parsed as that, or refused. */
function bareBody(file: string | null, said: BodyContext, decoder: BytesDecoder): Part {
  const parts: string[] = [];
  let size = 0;
  let held = 0;
  const end = (last: Uint8Array): FileResult => {
    const { text: rest, problems } = decoder.end(last);
    size += last.length;
    const text = parts.length === 0 ? rest : [...parts, rest].join('');
    const content = detectFileKind(text);
    if (content === 'har') {
      const har = new HarParser(file);
      const exchanges = har.parseAll(text);
      return { exchanges, entries: har.entryCount, problem: har.problem() };
    }
    if (content !== null) return { exchanges: [], entries: null, problem: NOT_A_BODY[content] };
    const body = size === 0 ? missingBody('body-empty') : textBody({ text, problems });
    return { exchanges: [exchangeOf(file, said, size, body)], entries: null, problem: null };
  };
  return {
    push: (bytes) => {
      const part = decoder.push(bytes);
      size += bytes.length;
      held += part.length;
      parts.push(part);
      return [];
    },
    end,
    bufferedLength: () => held,
  };
}

function exchangeOf(file: string | null, said: BodyContext, size: number, body: Body): Exchange {
  return {
    entry: null,
    file,
    startedDateTime: null,
    time: null,
    request: { method: said.method, url: said.url, headers: [], body: said.request },
    response: {
      status: said.status,
      statusText: '',
      httpVersion: null,
      contentType: said.contentType,
      headers: [],
      bodySize: size,
    },
    body,
    initiator: null,
  };
}
