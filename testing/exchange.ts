import { losesContent } from '../src/core/model/problem.ts';
import { parseHarEntry } from '../src/core/har/harEntry.ts';
import type { Exchange } from '../src/core/har/exchange.ts';
import type { Operation } from '../src/core/model/operation.ts';
import type { Report } from '../src/core/verdict/report.ts';
import { parseExchange } from '../src/core/read/parseExchange.ts';
import { inEnglish } from './inEnglish.ts';

export interface ExchangeOptions {
  readonly method?: string;
  readonly url?: string;
  readonly request?: string;
  /** Header of the request. */
  readonly depth?: string;
  readonly status?: number;
  readonly type?: string;
}

/** Creates an exchange from a HAR entry with this response body. */
export function exchangeOf(
  text: string,
  {
    method = 'PROPFIND',
    url = 'https://dav.example.test/dav/',
    request,
    depth,
    status = 207,
    type = 'application/xml; charset=utf-8',
  }: ExchangeOptions = {},
): Exchange {
  return parseHarEntry({
    request: {
      method,
      url,
      headers: depth === undefined ? [] : [{ name: 'Depth', value: depth }],
      postData: request === undefined ? undefined : { text: request },
    },
    response: { status, statusText: '', headers: [{ name: 'Content-Type', value: type }], content: { text } },
  });
}

/** Parses the exchange that {@link exchangeOf} creates. */
export function reportOn(text: string, options: ExchangeOptions = {}): Report {
  return parseExchange(exchangeOf(text, options));
}

/** Wraps responses in a multistatus; the prefix `D:` is bound to `DAV:`. */
export function multistatus(...inside: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">${inside.join('\n')}</D:multistatus>`;
}

/** A `DAV:status`. */
export function statusElement(status: number): string {
  return `<D:status>HTTP/1.1 ${status} x</D:status>`;
}

/** A `DAV:response` with an href and a status. */
export function response(href: string, status: number | string, more = ''): string {
  return `<D:response><D:href>${href}</D:href>${typeof status === 'number' ? statusElement(status) : `<D:status>${status}</D:status>`}${more}</D:response>`;
}

/** A `DAV:response` with a propstat for each status, each with the named properties. */
export function propstats(href: string, parts: Readonly<Record<number, readonly string[]>>, more = ''): string {
  const written = Object.entries(parts).map(
    ([status, names]) =>
      `<D:propstat><D:prop>${names.map((name) => `<D:${name}/>`).join('')}</D:prop>${statusElement(Number(status))}</D:propstat>`,
  );
  return `<D:response><D:href>${href}</D:href>${more}${written.join('')}</D:response>`;
}

/** All operations of a report, including nested ones. */
export function operationsOf({ operations }: Report): Operation[] {
  return Array.from({ length: operations.size }, (_, operation) => operations.detail(operation));
}

/** The messages of the problems of a report. */
export function problemMessages({ problems }: Report): readonly string[] {
  return problems.map(({ message }) => inEnglish(message));
}

/** The outcome of the verdict on a body, and whether one of its problems says that content may be missing. */
export function outcomeAndLoss(
  body: string,
  options?: ExchangeOptions,
): readonly [outcome: string, losesContent: boolean] {
  const { verdict, problems } = reportOn(body, options);
  return [verdict.outcome, problems.some(losesContent)];
}
