import { type InEnglish, inEnglish } from './inEnglish.ts';
import type { Exchange } from '../src/core/har/exchange.ts';
import type { Operation, Operations } from '../src/core/model/operation.ts';
import type { ParsedBody } from '../src/core/model/parsedBody.ts';
import type { Report } from '../src/core/verdict/report.ts';
import { parseExchange } from '../src/core/read/parseExchange.ts';
import { readJson } from '../src/core/read/json/readJson.ts';

export interface Sample {
  readonly status?: number;
  readonly method?: string;
  readonly url?: string;
  readonly request?: unknown;
  readonly requestType?: string;
  readonly contentType?: string;
}

/** A request with a response that has no results for some of its items. */
export type UnansweredSample = readonly [
  name: string,
  sent: Sample,
  body: unknown,
  unanswered: readonly [index: number, label: string | null][],
];

/** An exchange for a test. A request that is not a string is sent as JSON. */
export function exchangeOf(sample: Sample = {}): Exchange {
  const { status = 207, method = 'POST', url = 'https://api.example/things', request = null } = sample;
  return {
    entry: null,
    file: null,
    startedDateTime: null,
    time: null,
    request: {
      method,
      url,
      headers: [{ name: 'Content-Type', value: sample.requestType ?? 'application/json' }],
      body: request === null || typeof request === 'string' ? request : JSON.stringify(request),
    },
    response: {
      status,
      statusText: '',
      httpVersion: null,
      contentType: sample.contentType ?? 'application/json',
      headers: [],
      bodySize: null,
    },
    body: { text: '', problems: [] },
    initiator: null,
  };
}

/** The details of all operations in preorder, with their texts in English. */
export function all(operations: Operations): readonly InEnglish<Operation>[] {
  return Array.from({ length: operations.size }, (_, i) => {
    const operation = operations.detail(i);
    // The range of an item is a getter.
    return inEnglish({ ...operation, range: operation.range });
  });
}

/** Parses a body. A value that is not a string is sent as JSON. */
export function read(body: unknown, sample?: Sample): ParsedBody {
  return readJson(typeof body === 'string' ? body : JSON.stringify(body), exchangeOf(sample));
}

/** The report of a body, with its verdict. */
export function report(body: unknown, sample?: Sample): Report {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return parseExchange({ ...exchangeOf(sample), body: { text, problems: [] } });
}

/** The operations of a body as `pointer status outcome label: message`. */
export function lines(body: unknown, sample?: Sample): readonly string[] {
  return all(read(body, sample).operations).map(({ pointer, status, outcome, label, message }) => {
    const known = [pointer, status, outcome, label].filter((part) => part !== null).join(' ');
    return message === null ? known : `${known}: ${message}`;
  });
}
