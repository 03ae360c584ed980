import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { RECORDED_BODY, recorded } from '../../../testing/traffic.ts';
import type { ParsedExchange } from './exchange.ts';
import { createFileParser, type FileResult, UNKNOWN_CONTEXT } from './fileParser.ts';

function parse(name: string, size = Infinity): FileResult {
  const bytes = recorded(name);
  const parser = createFileParser(name, UNKNOWN_CONTEXT);
  if (size === Infinity) return parser.end(bytes);
  const exchanges: ParsedExchange[] = [];
  for (let at = 0; at < bytes.length; at += size) exchanges.push(...parser.push(bytes.subarray(at, at + size)));
  const end = parser.end(new Uint8Array());
  return { ...end, exchanges: [...exchanges, ...end.exchanges] };
}

/** The body as JSON, because some programs format it. */
function jsonOf({ body }: ParsedExchange): unknown {
  return body.text === null ? body.problems[0].code : JSON.parse(body.text);
}

const BODY: unknown = JSON.parse(RECORDED_BODY);
const PLAIN = { status: 207, json: BODY };

it('a recorded file with any damage is parsed without an exception', () => {
  const files = [
    'curl-v-many.txt',
    'curl-many.txt',
    'httpie-color.txt',
    'httpie-follow.txt',
    'newman.json',
    'burp.xml',
  ];
  const change = fc.record({ at: fc.nat(30_000), bytes: fc.uint8Array({ maxLength: 20 }), removed: fc.nat(300) });
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 4 }), (name, changes) => {
      let bytes = Buffer.from(recorded(name));
      for (const { at, bytes: inserted, removed } of changes) {
        const from = at % bytes.length;
        bytes = Buffer.concat([bytes.subarray(0, from), inserted, bytes.subarray(from + removed), Buffer.from(' ')]);
      }
      createFileParser(name, UNKNOWN_CONTEXT).end(bytes);
    }),
    { numRuns: 500 },
  );
});

describe('a file that a program recorded', () => {
  it.each([
    ['curl-i.txt', [PLAIN]],
    ['curl-100.txt', [PLAIN]],
    ['curl-raw.txt', [PLAIN]],
    ['curl-chunked.txt', [PLAIN]],
    ['curl-compressed.txt', [PLAIN]],
    ['curl-v.txt', [PLAIN]],
    ['curl-vi.txt', [PLAIN]],
    ['curl-v-progress.txt', [PLAIN]],
    ['httpie.txt', [PLAIN]],
    ['httpie-format.txt', [PLAIN]],
    ['httpie-meta.txt', [PLAIN]],
    ['httpie-color.txt', [PLAIN]],
    ['curl-iL.txt', [{ status: 307, json: 'body-not-saved' }, PLAIN]],
    ['curl-vL.txt', [{ status: 307, json: 'body-not-saved' }, PLAIN]],
    ['curl-digest.txt', [{ status: 401, json: 'body-not-saved' }, PLAIN]],
    ['curl-I.txt', [{ status: 207, json: 'body-not-saved' }]],
    ['httpie-empty.txt', [{ status: 207, json: 'body-empty' }]],
  ])('has the responses with their bodies: %s', (name, expected) => {
    for (const size of [Infinity, 100]) {
      const { exchanges, problem, entries } = parse(name, size);
      expect(exchanges.map((one) => ({ status: one.response.status, json: jsonOf(one) }))).toEqual(expected);
      expect(exchanges.map(({ entry }) => entry)).toEqual(expected.map((_, index) => index));
      expect({ problem, entries }).toEqual({ problem: null, entries: expected.length });
    }
  });

  it.each(['curl-many.txt', 'curl-v-many.txt'])('may have several responses: %s', (name) => {
    const { exchanges, problem } = parse(name);
    expect(exchanges.map(({ response, body }) => [response.status, body.text])).toEqual([
      [207, RECORDED_BODY],
      [200, 'fine'],
      [207, RECORDED_BODY],
    ]);
    expect(problem).toBeNull();
  });

  it.each([
    ['httpie.txt', 'POST', 'https://127.0.0.1:8987/batch', '{"a": "1"}'],
    ['httpie-follow.txt', 'POST', 'https://127.0.0.1:8987/batch', '{"a": "1"}'],
    ['curl-v.txt', 'POST', 'http://127.0.0.1:8987/batch', null],
    ['curl-vL.txt', 'POST', 'http://127.0.0.1:8987/batch', null],
  ])('has the request of its last response: %s', (name, method, url, body) => {
    expect(parse(name).exchanges.at(-1)?.request).toMatchObject({ method, url, body });
  });

  it.each(['curl-gzip.txt', 'curl-br.txt'])('may have a compressed body, which is loaded later: %s', (name) => {
    expect(parse(name)).toMatchObject({
      exchanges: [
        {
          body: { text: null },
          response: { bodySize: null },
          stored: { response: { contentType: 'application/json' } },
        },
      ],
      problem: null,
    });
  });

  it('may be a report of Newman', () => {
    for (const size of [Infinity, 1000]) {
      const { exchanges, entries, problem } = parse('newman.json', size);
      expect({ entries, problem }).toEqual({ entries: 4, problem: null });
      expect(exchanges).toMatchObject([
        {
          entry: 0,
          file: 'newman.json',
          time: 94,
          request: {
            method: 'POST',
            url: 'http://127.0.0.1:8987/batch?enc=gzip&chunked=1',
            body: '{"ids":["ä1","b2"]}',
          },
          response: { status: 207, statusText: 'Multi-Status', contentType: 'application/json', bodySize: 106 },
          body: { text: RECORDED_BODY, problems: [] },
        },
        { response: { status: 200 }, body: { text: 'fine' } },
        { request: { method: 'POST', body: 'a=1' }, response: { status: 207 }, body: { text: RECORDED_BODY } },
        { request: { url: 'http://127.0.0.1:1/none' }, response: { status: 0 }, body: { text: null } },
      ]);
    }
  });

  it('may be items of Burp Suite', () => {
    for (const size of [Infinity, 1000]) {
      const { exchanges, entries, problem } = parse('burp.xml', size);
      expect({ entries, problem }).toEqual({ entries: 4, problem: null });
      expect(exchanges).toMatchObject([
        {
          entry: 0,
          file: 'burp.xml',
          startedDateTime: '2026-11-22T03:15:51.000Z',
          request: { method: 'POST', url: 'http://127.0.0.1:8987/batch?enc=br', body: '{"a":1}' },
          response: { status: 207 },
          stored: { response: { contentEncoding: 'br' } },
        },
        { response: { status: 207, httpVersion: 'HTTP/1.1' }, body: { text: RECORDED_BODY } },
        { request: { method: 'GET' }, response: { status: 0 }, body: { text: null } },
        { response: { status: 207, httpVersion: 'HTTP/2' }, body: { text: RECORDED_BODY } },
      ]);
    }
  });

  it('of Burp Suite that is truncated keeps the complete items', () => {
    const bytes = recorded('burp.xml');
    const { exchanges, problem } = createFileParser('a.xml', UNKNOWN_CONTEXT).end(bytes.subarray(0, -700));
    expect(exchanges).toHaveLength(3);
    expect(inEnglish(problem)).toBe('is damaged: it is truncated after 3 entries');
  });

  it('of Burp Suite with an invalid response keeps the other items', () => {
    const text = new TextDecoder().decode(recorded('burp.xml')).replace(/SFRUUC8xLjEgMjA3/, 'AAAA');
    const { exchanges, problem } = createFileParser('a.xml', UNKNOWN_CONTEXT).end(new TextEncoder().encode(text));
    expect(exchanges).toHaveLength(3);
    expect(inEnglish(problem)).toBe(
      'is damaged: 1 of 4 entries cannot be parsed (entry 1: its response is not an HTTP message)',
    );
  });
});
