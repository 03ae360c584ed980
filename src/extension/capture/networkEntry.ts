import { isObject } from '../../core/isObject.ts';
/** What is used of a HAR entry as DevTools hands it over: HAR 1.2 with the fields that Chrome adds. */
export interface NetworkEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly connection?: string | undefined;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly NamedValue[];
    readonly postData?: { readonly mimeType: string; readonly text?: string | undefined } | undefined;
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly NamedValue[];
    readonly content: {
      readonly size: number;
      /** Missing in Firefox where a request was aborted. */
      readonly mimeType?: string | undefined;
      readonly encoding?: string | undefined;
    };
    readonly bodySize: number;
    readonly _transferSize?: number | null | undefined;
    readonly _error?: string | null | undefined;
    readonly _fetchedViaServiceWorker?: boolean | null | undefined;
  };
  readonly _initiator?: unknown;
  readonly _resourceType?: string | null | undefined;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** An entry whose body can be asked for, until the page changes its URL. */
export interface NetworkRequest extends NetworkEntry {
  getContent(callback: (content?: string | null, encoding?: string) => void): void;
}

/** Call frames kept of each part of a stack, and parts kept of an asynchronous one: libraries stack hundreds. */
const FRAMES = 20;
const PARTS = 4;

/** The entry as plain JSON, without its methods and without what nobody reads (cookies, timings, cache). */
export function copyEntry(entry: NetworkEntry): NetworkEntry {
  const { request, response } = entry;
  return {
    startedDateTime: entry.startedDateTime,
    time: entry.time,
    connection: entry.connection,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      headers: copyHeaders(request.headers),
      postData: request.postData && { mimeType: request.postData.mimeType, text: request.postData.text },
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      httpVersion: response.httpVersion,
      headers: copyHeaders(response.headers),
      content: {
        size: response.content.size,
        mimeType: response.content.mimeType,
        encoding: response.content.encoding,
      },
      bodySize: response.bodySize,
      _transferSize: response._transferSize,
      _error: response._error,
      _fetchedViaServiceWorker: response._fetchedViaServiceWorker,
    },
    _initiator: copyInitiator(entry._initiator),
    _resourceType: entry._resourceType,
  };
}

function copyHeaders(headers: readonly NamedValue[]): readonly NamedValue[] {
  return headers.map(({ name, value }) => ({ name, value }));
}

function copyInitiator(initiator: unknown): unknown {
  if (!isObject(initiator)) return undefined;
  const { type, url, lineNumber, columnNumber, stack } = initiator;
  return { type, url, lineNumber, columnNumber, stack: copyStack(stack, PARTS) };
}

function copyStack(stack: unknown, parts: number): unknown {
  if (!isObject(stack) || parts === 0) return undefined;
  const frames: unknown[] = Array.isArray(stack['callFrames']) ? stack['callFrames'].slice(0, FRAMES) : [];
  const callFrames = frames.filter(isObject).map(({ functionName, url, lineNumber, columnNumber }) => ({
    functionName,
    url,
    lineNumber,
    columnNumber,
  }));
  return { description: stack['description'], callFrames, parent: copyStack(stack['parent'], parts - 1) };
}

/**
 * What makes an entry of `getHAR()` and the same one of `onRequestFinished` equal: there is no request id, and all of
 * these stay the same from the first byte on. Requests of the same millisecond may share it, so count, don't look up.
 */
export function entryKey(entry: NetworkEntry): string {
  return `${entry.startedDateTime} ${entry.request.method} ${entry.request.url}`;
}

/** Wall clock time in milliseconds; 0 where the entry states none. */
export function startTime(entry: NetworkEntry): number {
  return Date.parse(entry.startedDateTime) || 0;
}
