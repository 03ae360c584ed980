import { checkExchange } from '../src/core/checks/checkExchange.ts';
import type { Exchange } from '../src/core/har/exchange.ts';
import { parseExchange } from '../src/core/read/parseExchange.ts';

/** An exchange with this response body. */
function exchangeOf(text: string, contentType: string, url = 'http://localhost/dav/'): Exchange {
  return {
    entry: null,
    file: null,
    startedDateTime: null,
    time: null,
    request: { method: 'PROPFIND', url, headers: [], body: null },
    response: {
      status: 207,
      statusText: 'Multi-Status',
      httpVersion: null,
      contentType,
      headers: [],
      bodySize: text.length,
    },
    body: { text, problems: [] },
    initiator: null,
  };
}

/** Parses a body and reads its verdict, its counts, and the href and status of every response. */
export function readHrefs(text: string, contentType: string): number {
  const { operations, verdict } = parseExchange(exchangeOf(text, contentType));
  let sum = verdict.outcome.length;
  for (let operation = 0; operation < operations.size; operation += 1)
    sum += (operations.label(operation)?.length ?? 0) + (operations.status(operation) ?? 0);
  return sum;
}

/** Parses a body. */
export function parse(text: string, contentType: string): number {
  return parseExchange(exchangeOf(text, contentType)).operations.size;
}

/** Returns an exchange that was parsed, as every one that is checked. */
export function parsedExchange(text: string, contentType: string): Exchange {
  // All hrefs are below it. Otherwise each of them is a finding, which a usual listing does not have.
  const exchange = exchangeOf(text, contentType, 'http://localhost/');
  parseExchange(exchange);
  return exchange;
}

/** Checks a response against all rules. @returns the number of findings, from 1 */
export function check(exchange: Exchange): number {
  return checkExchange(exchange).length + 1;
}

/** Like {@link readHrefs}, but also reads the namespace, name and value of every property. */
export function readAll(text: string, contentType: string): number {
  const { operations, verdict } = parseExchange(exchangeOf(text, contentType));
  let sum = verdict.outcome.length;
  for (let operation = 0; operation < operations.size; operation += 1) {
    for (const { properties } of operations.detail(operation).propstats) {
      for (const { name, value } of properties) sum += name.length + (value?.length ?? 0);
    }
  }
  return sum;
}
