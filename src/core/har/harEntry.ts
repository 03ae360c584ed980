import { isObject } from '../isObject.ts';
import type { Problem } from '../model/problem.ts';
import { decodeBody, missingBody } from './decodeBody.ts';
import type { Body, Exchange, Initiator, NameValue } from './exchange.ts';

/** Where an entry was read from. */
export interface EntryOrigin {
  readonly entry: number | null;
  readonly file: string | null;
}

const NOWHERE: EntryOrigin = { entry: null, file: null };

/** What `getContent` hands out at most, in bytes of the string as Chromium holds it. */
const LARGEST_BODY = 20_000_000;

/**
 * Makes an exchange of a HAR 1.2 entry (http://www.softwareishard.com/blog/har-12-spec/), as a file or DevTools gives it. A field of a
 * wrong type counts as missing: HAR files are written by many hands.
 *
 * @param body what is known of the body apart from the entry; null where the entry itself has it
 */
export function parseHarEntry(entry: unknown, body: Body | null = null, origin: EntryOrigin = NOWHERE): Exchange {
  const fields = record(entry);
  const request = record(fields['request']);
  const response = record(fields['response']);
  const content = record(response['content']);
  const headers = nameValues(response['headers']);
  const contentType = header(headers, 'content-type') ?? (string(content['mimeType']) || null);
  const read = body ?? readContent(content, response, contentType);
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
      bodySize: size !== null && size >= 0 ? size : read.text === null ? null : utf8Length(read.text),
    },
    body: read,
    initiator: readInitiator(fields['_initiator']),
  };
}

/** HAR has a number; some programs write `"207"` or `"207 Multi-Status"`. */
export function statusOf(value: unknown): number | null {
  const digits = typeof value === 'string' ? /^\s*(\d{3})(?!\d)/.exec(value)?.[1] : undefined;
  return digits === undefined ? number(value) : Number(digits);
}

function readContent(content: Fields, response: Fields, contentType: string | null): Body {
  const text = string(content['text']);
  if (text !== null)
    return text === ''
      ? missingBody('body-empty')
      : decodeBody(text, string(content['encoding'])?.toLowerCase() ?? null, contentType);
  return missingBody(reasonOf(content, response));
}

function reasonOf(content: Fields, response: Fields): Problem['code'] {
  if (string(response['_error'])) return 'body-aborted';
  const size = number(content['size']);
  if (size === 0) return 'body-empty';
  return size !== null && size > LARGEST_BODY ? 'body-too-large' : 'body-evicted';
}

/** The innermost call frame that has a URL, or the place in the markup that asked for the resource. HAR counts from 0. */
function readInitiator(value: unknown): Initiator | null {
  const initiator = record(value);
  for (let stack = record(initiator['stack']); ; stack = record(stack['parent'])) {
    const frames = Array.isArray(stack['callFrames']) ? stack['callFrames'].map(record) : [];
    for (const frame of frames) {
      const place = placeOf(frame['url'], frame['lineNumber'], frame['columnNumber'], frame['functionName']);
      if (place) return place;
    }
    if (!stack['parent']) break;
  }
  return placeOf(initiator['url'], initiator['lineNumber'], initiator['columnNumber'], null);
}

function placeOf(url: unknown, line: unknown, column: unknown, name: unknown): Initiator | null {
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

/** Bytes of a text in UTF-8. */
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
