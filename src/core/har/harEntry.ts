import { fileOf, parseContent } from './harContent.ts';
import type { Body, Initiator, NameValue, ParsedExchange, StoredBody } from './exchange.ts';
import { array, type Fields, number, record, string } from './fields.ts';

/** The position and file of an entry. */
export interface EntryOrigin {
  readonly entry: number | null;
  readonly file: string | null;
  /** Name of the program that wrote the file, if it is known. */
  readonly program?: string | null;
}

const NOWHERE: EntryOrigin = { entry: null, file: null };

/**
 * Parses a HAR 1.2 entry (http://www.softwareishard.com/blog/har-12-spec/) from a file or from DevTools. A field of the wrong
 * type counts as missing.
 *
 * @param bodyFor returns the body for a Content-Type if it is not in the entry itself; null if it is
 */
export function parseHarEntry(
  entry: unknown,
  bodyFor: ((contentType: string | null) => Body) | null = null,
  { program = null, ...origin }: EntryOrigin = NOWHERE,
): ParsedExchange {
  const fields = record(entry);
  const request = record(fields['request']);
  const response = record(fields['response']);
  const content = record(response['content']);
  const headers = nameValues(response['headers']);
  const contentType = header(headers, 'content-type') ?? (string(content['mimeType']) || null);
  const { body, stored } = bodyFor
    ? { body: bodyFor(contentType), stored: null }
    : parseContent(response, { contentType, contentEncoding: header(headers, 'content-encoding'), program });
  const storedRequest = storedPostData(record(request['postData']));
  const size = number(content['size']);
  const time = number(fields['time']);
  return {
    ...origin,
    startedDateTime: string(fields['startedDateTime']),
    time: time !== null && time >= 0 ? time : null,
    request: {
      method: string(request['method']),
      url: string(request['url']),
      headers: nameValues(request['headers']),
      body: storedRequest === null ? string(record(request['postData'])['text']) : null,
    },
    response: {
      status: statusOf(response['status']) ?? 0,
      statusText: string(response['statusText']) ?? '',
      httpVersion: string(response['httpVersion']),
      contentType,
      headers,
      bodySize: size !== null && size >= 0 ? size : body.text === null ? null : utf8Length(body.text),
    },
    body,
    initiator: parseInitiator(fields['_initiator']),
    ...((stored !== null || storedRequest !== null) && { stored: { request: storedRequest, response: stored } }),
  };
}

/** Playwright saves the body of a request beside the HAR file, like that of a response. */
function storedPostData(postData: Fields): StoredBody | null {
  const file = fileOf(postData);
  return file === null || string(postData['text'])
    ? null
    : { content: { file }, contentEncoding: null, contentType: string(postData['mimeType']), problems: [] };
}

/** Parses a status, which some programs write as `"207"` or `"207 Multi-Status"`. */
export function statusOf(value: unknown): number | null {
  const digits = typeof value === 'string' ? /^\s*(\d{3})(?!\d)/.exec(value)?.[1] : undefined;
  return digits === undefined ? number(value) : Number(digits);
}

/** Returns the innermost call frame that has a URL, or the line of the document that requested the resource. HAR counts from 0. */
function parseInitiator(value: unknown): Initiator | null {
  const initiator = record(value);
  for (let stack = record(initiator['stack']); ; stack = record(stack['parent'])) {
    const frames = array(stack['callFrames']).map(record);
    for (const frame of frames) {
      const initiatorFrame = initiatorAt(
        frame['url'],
        frame['lineNumber'],
        frame['columnNumber'],
        frame['functionName'],
      );
      if (initiatorFrame) return initiatorFrame;
    }
    if (!stack['parent']) break;
  }
  return initiatorAt(initiator['url'], initiator['lineNumber'], initiator['columnNumber'], null);
}

function initiatorAt(url: unknown, line: unknown, column: unknown, name: unknown): Initiator | null {
  if (!string(url) || number(line) === null) return null;
  return {
    url: string(url) ?? '',
    line: (number(line) ?? 0) + 1,
    column: (number(column) ?? 0) + 1,
    functionName: string(name) || null,
  };
}

function header(headers: readonly NameValue[], name: string): string | null {
  return headers.find((field) => field.name.toLowerCase() === name)?.value ?? null;
}

/** Returns the number of bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

function nameValues(value: unknown): NameValue[] {
  return array(value)
    .map(record)
    .flatMap((field) => {
      const name = string(field['name']);
      return name === null ? [] : [{ name, value: string(field['value']) ?? '' }];
    });
}
