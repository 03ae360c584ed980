import { isObject } from '../../core/isObject.ts';
/** The members of a HAR 1.2 entry from DevTools that are used, including those that Chrome adds. */
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
      /** Missing in Firefox if the request was aborted. */
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

/** An entry whose body can be requested until the page changes its URL. */
export interface NetworkRequest extends NetworkEntry {
  getContent(callback: (content?: string | null, encoding?: string) => void): void;
}

/** Limits for an asynchronous stack trace: call frames per part, and parts. Libraries produce hundreds. */
const MAX_FRAMES = 20;
const MAX_PARTS = 4;

/** Copies an entry as plain JSON, without its methods and without unused members (cookies, timings, cache). */
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
  return { type, url, lineNumber, columnNumber, stack: copyStack(stack, MAX_PARTS) };
}

function copyStack(stack: unknown, parts: number): unknown {
  if (!isObject(stack) || parts === 0) return undefined;
  const frames: unknown[] = Array.isArray(stack['callFrames']) ? stack['callFrames'].slice(0, MAX_FRAMES) : [];
  const callFrames = frames.filter(isObject).map(({ functionName, url, lineNumber, columnNumber }) => ({
    functionName,
    url,
    lineNumber,
    columnNumber,
  }));
  return { description: stack['description'], callFrames, parent: copyStack(stack['parent'], parts - 1) };
}

/**
 * A key that is the same in `getHAR()` and `onRequestFinished`, because DevTools has no request ids. Requests of the same millisecond may
 * share a key, so compare counts instead of looking requests up.
 */
export function entryKey(entry: NetworkEntry): string {
  return `${entry.startedDateTime} ${entry.request.method} ${entry.request.url}`;
}

/** Unix time in ms; 0 if the entry has none. */
export function startTime(entry: NetworkEntry): number {
  return Date.parse(entry.startedDateTime) || 0;
}
