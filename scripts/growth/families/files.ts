import { createFileParser, UNKNOWN_CONTEXT } from '../../../src/core/har/fileParser.ts';
import { failedItem, type Families, type Input, json, response, times, webdav } from '../family.ts';

function entries(size: number, of: (index: number) => Input): Input {
  return { entries: times(size, of).flatMap((input) => input.entries) };
}

function parse(text: string): void {
  const bytes = new TextEncoder().encode(text);
  const parser = createFileParser(null, UNKNOWN_CONTEXT);
  for (let at = 0; at < bytes.length; at += 65_536) parser.push(bytes.subarray(at, at + 65_536));
  parser.end(new Uint8Array());
}

const REQUEST = 'POST /batch HTTP/1.1\r\nHost: a.example\r\nContent-Length: 2\r\n\r\n[]';
const RESPONSE = 'HTTP/1.1 207 Multi-Status\r\nContent-Type: application/json\r\n\r\n{"status":"HTTP/1.1 404"}\r\n';
const VERBOSE = '> GET / HTTP/1.1\n> \n< HTTP/1.1 207 OK\n< \n[]* Connection #0 to host a left intact\n';

/** Files of other programs, which are parsed as a whole. */
const OTHER_FILES: Families = {
  'file-messages': { size: 4000, work: (n) => parse((REQUEST + RESPONSE).repeat(n)) },
  'file-messages-pipelined': { size: 8000, work: (n) => parse(REQUEST.repeat(n) + RESPONSE.repeat(n)) },
  'file-messages-quoted': { size: 100_000, work: (n) => parse(RESPONSE + '} A HTTP/1.1 '.repeat(n)) },
  'file-messages-colored': { size: 4000, work: (n) => parse(`\u001b[34mHTTP/1.1 207\u001b[0m\n\n[]\n`.repeat(n)) },
  'file-messages-chunked': {
    size: 50_000,
    work: (n) => parse(`HTTP/1.1 207 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\n0\r\n'.repeat(n)}`),
  },
  'file-curl-verbose': { size: 4000, work: (n) => parse(VERBOSE.repeat(n)) },
  'file-curl-notes': { size: 40_000, work: (n) => parse(VERBOSE + '* Found a\n{ [1 bytes data]\n'.repeat(n)) },
  'file-burp': {
    size: 2000,
    work: (n) =>
      parse(`<items burpVersion="1">${`<item><url>/</url><response>${RESPONSE}</response></item>`.repeat(n)}</items>`),
  },
  'file-newman': {
    size: 2000,
    work: (n) => {
      const received = { code: 207, stream: { type: 'Buffer', data: times(100, () => 32) } };
      const executions = times(n, () => ({ request: { method: 'GET' }, response: received }));
      parse(JSON.stringify({ collection: {}, run: { stats: {}, executions } }));
    },
  },
  'file-playwright-trace': {
    size: 2000,
    work: (n) => {
      const request = { method: 'GET', url: 'http://a.example/' };
      const snapshot = { request, response: { status: 207, content: { _file: 'resources/a' } } };
      parse(`${JSON.stringify({ type: 'resource-snapshot', snapshot })}\n`.repeat(n));
    },
  },
};

/** Files with many exchanges. */
export const FILES: Families = {
  ...OTHER_FILES,
  'har-entries': { size: 250, make: (n) => entries(n, (i) => webdav(response(`/dav/${i}`, 403))) },
  'har-entries-not-multistatus': {
    size: 1000,
    make: (n) => entries(n, () => webdav(response('/dav/a', 403), { status: 200, type: 'text/html', text: '<p>' })),
  },
  'har-entries-json': {
    size: 100,
    make: (n) => entries(n, () => json({ results: times(20, failedItem) })),
  },
};
