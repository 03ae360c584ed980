import { isObject } from '../isObject.ts';
import type { Problem } from '../model/problem.ts';
import { decodeBody, missingBody } from './decodeBody.ts';
import type { Body, Exchange, Initiator, NameValue } from './exchange.ts';

/** The position and file of an entry. */
export interface EntryOrigin {
  readonly entry: number | null;
  readonly file: string | null;
}

const NOWHERE: EntryOrigin = { entry: null, file: null };

/** Size limit of `getContent` in Chromium, in bytes of the string in memory. */
const MAX_BODY_SIZE = 20_000_000;

/**
 * Parses a HAR 1.2 entry (http://www.softwareishard.com/blog/har-12-spec/) from a file or from DevTools. A field of the wrong
 * type counts as missing.
 *
 * @param bodyFor returns the body for a Content-Type if it is not in the entry itself; null if it is
 */
export function parseHarEntry(
  entry: unknown,
  bodyFor: ((contentType: string | null) => Body) | null = null,
  origin: EntryOrigin = NOWHERE,
): Exchange {
  const fields = record(entry);
  const request = record(fields['request']);
  const response = record(fields['response']);
  const content = record(response['content']);
  const headers = nameValues(response['headers']);
  const contentType = header(headers, 'content-type') ?? (string(content['mimeType']) || null);
  const body = bodyFor ? bodyFor(contentType) : parseContent(content, response, contentType);
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
      body: string(record(request['postData'])['text']),
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
  };
}

/** Parses a status, which some programs write as `"207"` or `"207 Multi-Status"`. */
export function statusOf(value: unknown): number | null {
  const digits = typeof value === 'string' ? /^\s*(\d{3})(?!\d)/.exec(value)?.[1] : undefined;
  return digits === undefined ? number(value) : Number(digits);
}

function parseContent(content: Fields, response: Fields, contentType: string | null): Body {
  const text = string(content['text']);
  if (text !== null)
    return text === ''
      ? missingBody('body-empty')
      : decodeBody(text, string(content['encoding'])?.toLowerCase() ?? null, contentType);
  return missingBody(missingReason(content, response));
}

function missingReason(content: Fields, response: Fields): Problem['code'] {
  if (string(response['_error'])) return 'body-aborted';
  const size = number(content['size']);
  if (size === 0) return 'body-empty';
  return size !== null && size > MAX_BODY_SIZE ? 'body-too-large' : 'body-evicted';
}

/** Returns the innermost call frame that has a URL, or the line of the document that requested the resource. HAR counts from 0. */
function parseInitiator(value: unknown): Initiator | null {
  const initiator = record(value);
  for (let stack = record(initiator['stack']); ; stack = record(stack['parent'])) {
    const frames = Array.isArray(stack['callFrames']) ? stack['callFrames'].map(record) : [];
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

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function string(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function nameValues(value: unknown): NameValue[] {
  if (!Array.isArray(value)) return [];
  return value.map(record).flatMap((field) => {
    const name = string(field['name']);
    return name === null ? [] : [{ name, value: string(field['value']) ?? '' }];
  });
}
