import { failedItem, type Families, item, json, joined, jsonText, lines, multipart, times } from '../family.ts';

const ANSWER = 'HTTP/1.1 409 x\r\n\r\n{}\r\n';

function part(head: string, body = ANSWER): string {
  return `--b\r\nContent-Type: application/http\r\n${head}\r\n${body}`;
}

/** NDJSON and multipart bodies. */
export const TEXTS: Families = {
  'ndjson-lines': { size: 5000, make: (n) => lines(`${joined(n, (i) => JSON.stringify(item(i)), '\n')}\n`) },
  'ndjson-broken-lines': {
    size: 2500,
    make: (n) => lines(`{"id":1,"status":409}\n${joined(n, (i) => `{"id":${i},"status":409,"x":`, '\n')}\n`),
  },
  'ndjson-letters': { size: 25_000, make: (n) => lines(`{"id":1,"status":409}\n${'x\n'.repeat(n)}`) },
  'ndjson-long-line': {
    size: 2500,
    make: (n) =>
      lines(
        `${JSON.stringify({ id: 1, status: 409, errors: times(n, () => ({ message: 'wrong it is' })) })}\n{"id":2,"status":200}\n`,
      ),
  },
  'ndjson-batch-in-line': {
    size: 500,
    make: (n) =>
      lines(
        `${JSON.stringify({ id: 1, status: 207, body: { results: times(n, failedItem) } })}\n{"id":2,"status":200}\n`,
      ),
  },
  'ndjson-distinct-names': {
    size: 1000,
    make: (n) => lines(`${joined(n, (i) => `{"k${i}Name":"x${i}","status":409}`, '\n')}\n`),
  },
  'ndjson-long-lines': {
    size: 100,
    make: (n) =>
      lines(`${joined(n, () => JSON.stringify({ id: 1, status: 409, errors: times(50, failedItem) }), '\n')}\n`),
  },
  'json-texts': {
    size: 1000,
    make: (n) => jsonText(joined(n, (i) => JSON.stringify({ results: [item(i), failedItem(i)] }))),
  },
  'json-texts-with-request': {
    size: 2,
    make: (n) =>
      jsonText(
        joined(n, (i) => JSON.stringify({ results: [{ id: `r${i}`, status: 409 }] })),
        {
          request: JSON.stringify({ items: times(n * 1000, (i) => ({ id: `r${i}` })) }),
        },
      ),
  },
  'json-texts-empty': { size: 50_000, make: (n) => jsonText('[]'.repeat(n)) },
  'json-wide-name': {
    size: 20_000,
    make: (n) => json({ failed: ['x'.repeat(n) + '\u3000'.repeat(n), 'b'] }),
  },
  'json-invisible': {
    size: 20_000,
    make: (n) =>
      json({
        failed: [
          { id: '\u200d'.repeat(n), status: 409, message: '\u{1f469}\u200d'.repeat(n) },
          { id: `\u{1f3f4}${'\u{e0067}'.repeat(n)}`, status: 409, message: '\u845b\u{e0100}\u200b'.repeat(n) },
        ],
      }),
  },
  'json-texts-flat': { size: 4000, make: (n) => jsonText(joined(n, (i) => JSON.stringify(item(i)))) },
  'trpc-stream': {
    size: 2500,
    make: (n) =>
      lines(
        [
          JSON.stringify(Object.fromEntries(times(n, (i) => [i, [[0], [null, 0, i]]]))),
          ...times(n, (i) => JSON.stringify([i, 0, [[{ result: 0 }], ['result', 0, n + i]]])),
          ...times(n, (i) => JSON.stringify([n + i, 0, [[{ data: i }]]])),
        ].join('\n'),
      ),
  },
  'json-truncated-list': {
    size: 5000,
    make: (n) => jsonText(`${JSON.stringify(times(n, (i) => ({ id: `r${i}`, size: i }))).slice(0, -1)},{"id":"r`),
  },
  'http-messages': {
    size: 1500,
    make: (n) =>
      multipart(
        joined(n, (i) => `HTTP/1.1 ${i % 2 ? 200 : 409} x\r\n${i % 3 ? 'Content-Length: 2' : 'X-A: b'}\r\n\r\n{}`),
        { type: 'application/http' },
      ),
  },
  'multipart-parts': {
    size: 1500,
    make: (n) =>
      multipart(
        `${joined(n, (i) =>
          part(
            `Content-ID: ${i}\r\n`,
            `HTTP/1.1 ${i % 2 ? 200 : 409} x\r\nContent-Type: application/json\r\n\r\n{"error":{"message":"wrong it is"}}\r\n`,
          ),
        )}--b--\r\n`,
      ),
  },
  'multipart-request': {
    size: 1500,
    make: (n) =>
      multipart(
        `${joined(n, (i) => part(`Content-ID: <response-${i}>\r\n`, `HTTP/1.1 ${i % 2 ? 200 : 409} x\r\n\r\n{}\r\n`))}--b--\r\n`,
        {
          requestType: 'multipart/mixed; boundary=c',
          request: `${joined(n, (i) => `--c\r\nContent-Type: application/http\r\nContent-ID: <${i}>\r\n\r\nGET /x${i} HTTP/1.1\r\n\r\n\r\n`)}--c--`,
        },
      ),
  },
  'multipart-nested': {
    size: 500,
    make: (n) =>
      multipart(
        `${joined(
          n,
          (i) =>
            `--b\r\nContent-Type: multipart/mixed; boundary=z${i}\r\n\r\n--z${i}\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 409 x\r\n\r\n--z${i}--\r\n`,
        )}--b--\r\n`,
      ),
  },
  'multipart-without-boundary': {
    size: 1500,
    make: (n) =>
      multipart(
        joined(n, () => part('')),
        { type: 'text/plain' },
      ),
  },
  'multipart-blanks-in-header': {
    size: 2500,
    make: (n) => multipart(`${part(`X:${' '.repeat(n)}x\ry\r\n`)}--b--`),
  },
  'multipart-markup-in-body': {
    size: 1000,
    make: (n) => multipart(`${part('', `HTTP/1.1 409 x\r\n\r\n<e>${'<message '.repeat(n)}\r\n`)}--b--`),
  },
  'multipart-long-content-id': {
    size: 10_000,
    make: (n) =>
      multipart(`--b\r\nContent-ID: ${'a '.repeat(n)}\r\nStatus: 409\r\n\r\n{}\r\n--b--`, {
        request: '[{"requestId":"a"}]',
      }),
  },
  'multipart-headers': {
    size: 2500,
    make: (n) => multipart(`${part(joined(n, (i) => `X-${i}: v\r\n`))}${part('')}--b--`),
  },
  'multipart-nested-without-delimiter': {
    size: 1000,
    make: (n) =>
      multipart(
        `${joined(n, (i) => `--b\r\nContent-Type: multipart/mixed; boundary=q${i}\r\n\r\nnothing\r\n`)}${part('')}--b--`,
      ),
  },
  'multipart-blanks-in-media-type': {
    size: 2500,
    make: (n) => multipart(`--b\r\nContent-Type: multipart/mixed; x=${' '.repeat(n)}y\r\n\r\nx\r\n${part('')}--b--`),
  },
  'multipart-folded-header': {
    size: 2500,
    make: (n) => multipart(`--b\r\nContent-ID: a\r\n${' folded\r\n'.repeat(n)}\r\n${ANSWER}--b--`),
  },
  'multipart-near-delimiters': {
    size: 10_000,
    make: (n) => multipart(`${part('', `HTTP/1.1 200 x\r\n\r\n${'--b x\r\n--\r\n--bb\r\n'.repeat(n)}`)}--b--`),
  },
  'multipart-cut': { size: 1500, make: (n) => multipart(joined(n, () => part('')).slice(0, -9)) },
  'json-media-type-wrong': { size: 2500, make: (n) => json({ results: times(n, failedItem) }, { type: 'text/plain' }) },
};
