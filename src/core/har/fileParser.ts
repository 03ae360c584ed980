import type { Message } from '../model/message.ts';
import { fileMessages } from './messages.ts';
import { createBytesDecoder, type BytesDecoder, ENCODING_PREFIX_LENGTH, concatBytes } from './decodeBytes.ts';
import type { BodyContext } from './bodyContext.ts';
import { detectFileKind } from './fileKind.ts';
import { missingBody, textBody } from './decodeBody.ts';
import type { Body, Exchange } from './exchange.ts';
import { HarParser } from './harParser.ts';
import { isHttpMessage, parseHttpMessages } from './httpMessages.ts';

/** The context of a body without metadata. */
export const UNKNOWN_CONTEXT: BodyContext = { method: null, url: null, status: 207, contentType: null, request: null };

/** Parses the bytes of a file: a HAR file entry by entry, any other file as one body. */
export interface FileParser {
  /** Parses the next bytes and returns the exchanges of the entries that end in them. */
  readonly push: (bytes: Uint8Array) => readonly Exchange[];
  /** Parses the last bytes. */
  readonly end: (bytes: Uint8Array) => FileResult;
  /** Whether the file is a HAR file; null if there are too few bytes so far. */
  readonly isHar: () => boolean | null;
  /** Number of characters of the current incomplete body or entry. */
  readonly bufferedLength: () => number;
}

/** The result of the last bytes, and of the file as a whole. */
export interface FileResult {
  readonly exchanges: readonly Exchange[];
  /** Number of entries in a HAR file; null for a body. */
  readonly entries: number | null;
  /**
   * A message that follows the name of the file: a HAR file is damaged (valid entries were parsed), or the file is neither a HAR
   * file nor a body. Null if the file is valid.
   */
  readonly problem: Message | null;
}

type FormatParser = Pick<FileParser, 'push' | 'end' | 'bufferedLength'>;

/**
 * Creates a parser for a file that is read in chunks. It does not throw because of the content of the file.
 *
 * @param name null if it has none
 * @param context data of the exchange if the file is a body
 */
export function createFileParser(name: string | null, context: BodyContext): FileParser {
  let head: Uint8Array = new Uint8Array();
  let parser: FormatParser | null = null;
  let har: boolean | null = null;

  const start = (bytes: Uint8Array): FormatParser => {
    har = isHar(name, bytes);
    if (!har && isHttpMessage(bytes)) return httpMessages(name, context);
    return har
      ? harFile(name, createBytesDecoder(bytes, null))
      : bareBody(name, context, createBytesDecoder(bytes, context.contentType));
  };
  return {
    push: (bytes) => {
      if (parser) return parser.push(bytes);
      head = concatBytes([head, bytes]);
      if (head.length < ENCODING_PREFIX_LENGTH) return [];
      parser = start(head);
      return parser.push(head);
    },
    end: (bytes) => {
      if (parser) return parser.end(bytes);
      const all = concatBytes([head, bytes]);
      return start(all).end(all);
    },
    isHar: () => har,
    bufferedLength: () => parser?.bufferedLength() ?? 0,
  };
}

/** Detects a HAR file by its name, or by its start: an object with a member `log` (HAR 1.2). */
function isHar(name: string | null, head: Uint8Array): boolean {
  if (name !== null && /\.har(\.gz)?$/i.test(name)) return true;
  const start = head.subarray(0, ENCODING_PREFIX_LENGTH);
  return /^\ufeff?\s*\{\s*"log"\s*:\s*\{/.test(createBytesDecoder(start, null).push(start));
}

function harFile(name: string | null, decoder: BytesDecoder): FormatParser {
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
function httpMessages(file: string | null, context: BodyContext): FormatParser {
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

/** Parses a file with one body. If the content is a HAR file or HAR entries, parses that; if it is another known file, returns a problem. */
function bareBody(file: string | null, context: BodyContext, decoder: BytesDecoder): FormatParser {
  const parts: string[] = [];
  let size = 0;
  let length = 0;
  const end = (last: Uint8Array): FileResult => {
    const { text: rest, problems } = decoder.end(last);
    size += last.length;
    const text = parts.length === 0 ? rest : [...parts, rest].join('');
    const content = detectFileKind(text);
    if (content === 'har' || content === 'lines') {
      const har = new HarParser(file);
      const exchanges = content === 'har' ? har.parseAll(text) : har.parseLines(text);
      return { exchanges, entries: har.entryCount, problem: har.problem() };
    }
    if (content !== null) {
      const problem = content === 'report' ? fileMessages.report : fileMessages.notHar(fileMessages.otherEntries);
      return { exchanges: [], entries: null, problem };
    }
    const body = size === 0 ? missingBody('body-empty') : textBody({ text, problems });
    return { exchanges: [exchangeOf(file, context, size, body)], entries: null, problem: null };
  };
  return {
    push: (bytes) => {
      const part = decoder.push(bytes);
      size += bytes.length;
      length += part.length;
      parts.push(part);
      return [];
    },
    end,
    bufferedLength: () => length,
  };
}

function exchangeOf(file: string | null, context: BodyContext, size: number, body: Body): Exchange {
  return {
    entry: null,
    file,
    startedDateTime: null,
    time: null,
    request: { method: context.method, url: context.url, headers: [], body: context.request },
    response: {
      status: context.status,
      statusText: '',
      httpVersion: null,
      contentType: context.contentType,
      headers: [],
      bodySize: size,
    },
    body,
    initiator: null,
  };
}
