import type { Message } from '../model/message.ts';
import { fileMessages } from './messages.ts';
import { createBytesDecoder, type BytesDecoder, ENCODING_PREFIX_LENGTH, concatBytes } from './decodeBytes.ts';
import type { BodyContext } from './bodyContext.ts';
import { detectFileKind } from './fileKind.ts';
import { missingBody, textBody } from './decodeBody.ts';
import type { Body, ParsedExchange } from './exchange.ts';
import { parseBurpFile } from './formats/burp.ts';
import { lambdaExchange, lambdaResult } from './formats/lambda.ts';
import { newmanExchanges } from './formats/newman.ts';
import { refusalOf } from './formats/refusedFile.ts';
import { HarParser } from './harParser.ts';
import { detectMessages, type MessageFile, parseMessageFile } from './http/httpMessages.ts';
import { parseJson } from '../read/json/syntax/value.ts';

/** The context of a body without metadata. */
export const UNKNOWN_CONTEXT: BodyContext = { method: null, url: null, status: 207, contentType: null, request: null };

/**
 * Parses the bytes of a file: a HAR file entry by entry, files of other programs as a whole, any other file as one body. Bodies that
 * are compressed or in other files are loaded by `completeExchange`.
 */
export interface FileParser {
  /** Parses the next bytes and returns the exchanges of the entries that end in them. */
  readonly push: (bytes: Uint8Array) => readonly ParsedExchange[];
  /** Parses the last bytes. */
  readonly end: (bytes: Uint8Array) => FileResult;
  /** Whether the file is a HAR file; null if there are too few bytes so far. */
  readonly isHar: () => boolean | null;
  /** Number of characters of the current incomplete body or entry. */
  readonly bufferedLength: () => number;
}

/** The result of the last bytes, and of the file as a whole. */
export interface FileResult {
  readonly exchanges: readonly ParsedExchange[];
  /** Number of entries in a HAR file, or of responses in another file of several; null for a body. */
  readonly entries: number | null;
  /**
   * A message that follows the name of the file: it is damaged (valid entries were parsed), or of a kind that is not supported.
   * Null if the file is valid.
   */
  readonly problem: Message | null;
}

/** In bytes: the start of a file decides what it is, and the first line of an HTTP request may be long. */
const DETECTION_LENGTH = 8192;

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
    const refusal = refusalOf(bytes);
    har = refusal === null && isHar(name, bytes);
    if (refusal !== null) return refusedFile(refusal);
    if (har) return harFile(name, createBytesDecoder(bytes, null));
    const messages = detectMessages(bytes);
    return messages === null
      ? singleBody(name, context, createBytesDecoder(bytes, context.contentType))
      : messageFile(messages, name, context);
  };
  return {
    push: (bytes) => {
      if (parser) return parser.push(bytes);
      head = concatBytes([head, bytes]);
      if (head.length < DETECTION_LENGTH) return [];
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

/** A file that is not supported. */
function refusedFile(problem: Message): FormatParser {
  return { push: () => [], end: () => ({ exchanges: [], entries: null, problem }), bufferedLength: () => 0 };
}

/** A file of HTTP messages. Their headers state the encoding of each body, so they are parsed as bytes. */
function messageFile(kind: MessageFile, file: string | null, context: BodyContext): FormatParser {
  const parts: Uint8Array[] = [];
  return {
    push: (bytes) => {
      parts.push(bytes);
      return [];
    },
    end: (bytes) => {
      const { exchanges, problem } = parseMessageFile(kind, concatBytes([...parts, bytes]), file, context);
      return { exchanges, entries: exchanges.length, problem };
    },
    bufferedLength: () => parts.reduce((length, part) => length + part.length, 0),
  };
}

/** Parses a file with one body, unless its content is a file of several responses. */
function singleBody(file: string | null, context: BodyContext, decoder: BytesDecoder): FormatParser {
  const parts: string[] = [];
  let size = 0;
  let length = 0;
  const end = (last: Uint8Array): FileResult => {
    const decoded = decoder.end(last);
    size += last.length;
    const text = parts.length === 0 ? decoded.text : [...parts, decoded.text].join('');
    const known = knownFile(text, file, context);
    if (known) return known;
    const body = size === 0 ? missingBody('body-empty') : textBody({ ...decoded, text });
    if (body.text === null && size > 0) return { exchanges: [], entries: null, problem: fileMessages.notText };
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

/** Parses a text that is not a body but a file of another kind; null if it is a body. */
function knownFile(text: string, file: string | null, context: BodyContext): FileResult | null {
  const kind = detectFileKind(text);
  switch (kind) {
    case null:
      return null;
    case 'har':
    case 'lines': {
      const har = new HarParser(file);
      const exchanges = kind === 'har' ? har.parseAll(text) : har.parseLines(text);
      return { exchanges, entries: har.entryCount, problem: har.problem() };
    }
    case 'newman': {
      const exchanges = newmanExchanges(parseJson(text), file);
      return { exchanges, entries: exchanges.length, problem: null };
    }
    case 'lambda': {
      const result = lambdaResult(parseJson(text));
      return { exchanges: result ? [lambdaExchange(result, file, context)] : [], entries: 1, problem: null };
    }
    case 'burp':
      return parseBurpFile(text, file);
    case 'report':
      return { exchanges: [], entries: null, problem: fileMessages.report };
    case 'trace':
      return { exchanges: [], entries: null, problem: fileMessages.trace };
    case 'entries':
      return { exchanges: [], entries: null, problem: fileMessages.notHar(fileMessages.otherEntries) };
  }
}

function exchangeOf(file: string | null, context: BodyContext, size: number, body: Body): ParsedExchange {
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
