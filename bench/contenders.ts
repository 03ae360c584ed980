import { XMLValidator } from 'fast-xml-parser';
import { davRequest } from 'tsdav';
import { parseXML } from 'webdav';
import type { Exchange } from '../src/core/har/exchange.ts';
import { readExchange } from '../src/core/read/read.ts';
import { readOutline } from '../src/core/read/dav/outline.ts';
import { exportJson } from '../src/core/export/json.ts';
import type { Contender } from './measure.ts';

/** The exchange around a body, as the readers get it. */
function exchangeOf(text: string): Exchange {
  return {
    entry: null,
    file: null,
    startedDateTime: null,
    time: null,
    request: { method: 'PROPFIND', url: 'http://localhost/dav/', headers: [], body: null },
    response: {
      status: 207,
      statusText: 'Multi-Status',
      httpVersion: null,
      contentType: 'application/xml; charset=utf-8',
      headers: [],
      bodySize: text.length,
    },
    body: { text, problems: [] },
    initiator: null,
  };
}

/** Ours, from the body's text to verdict, counts, hrefs and statuses; then with every property read; and the clients that people use. */
export function xmlContenders(text: string): Contender[] {
  const exchange = exchangeOf(text);
  return [
    { name: 'multi-status: verdict, counts, every href and status', run: () => readHrefs(exchange) },
    { name: 'multi-status: the same, and every property and value', run: () => readAll(exchange) },
    { name: 'webdav: parseXML', run: () => parseXML(text) },
    {
      name: 'tsdav: davRequest',
      run: () =>
        davRequest({
          url: 'http://localhost/dav/',
          init: { method: 'PROPFIND', headers: {}, body: '' },
          fetch: () => Promise.resolve(answer(text)),
        }),
    },
    { name: 'fast-xml-parser: XMLValidator alone', run: () => XMLValidator.validate(text) },
  ];
}

/** Parts of our own way, to see where the time goes. */
export function partContenders(text: string): Contender[] {
  const exchange = exchangeOf(text);
  const report = readExchange(exchange);
  const selection = {
    scope: 'all',
    filter: null,
    secrets: false,
    generator: { name: 'multi-status', version: '0' },
    exchanges: [{ id: '1', exchange, report, operations: null }],
  } as const;
  return [
    { name: 'one pass over the body', run: () => readOutline(text, 0, false) },
    { name: 'pass, counts and verdict', run: () => readExchange(exchange) },
    { name: 'every response in full', run: () => readAll(exchange) },
    { name: 'export as JSON', run: () => exportJson(selection) },
  ];
}

function readHrefs(exchange: Exchange): number {
  const { operations, verdict } = readExchange(exchange);
  let sum = verdict.sentence.length;
  for (let operation = 0; operation < operations.size; operation += 1)
    sum += (operations.label(operation)?.length ?? 0) + (operations.status(operation) ?? 0);
  return sum;
}

function readAll(exchange: Exchange): number {
  const { operations } = readExchange(exchange);
  let sum = 0;
  for (let operation = 0; operation < operations.size; operation += 1) {
    for (const { properties } of operations.detail(operation).propstats) sum += properties.length;
  }
  return sum;
}

function answer(text: string): Response {
  return new Response(text, { status: 207, headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
