import { inEnglish } from '../../../../testing/inEnglish.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileParser, UNKNOWN_CONTEXT } from '../fileParser.ts';
import { detectMessages, parseMessageFile } from './httpMessages.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const BODY = '{"results":[{"id":"ä","status":200},{"id":2,"status":500}]}';
const STATUS = 'HTTP/1.1 207 Multi-Status';
const JSON_TYPE = 'Content-Type: application/json';

function message(start: string, headers: readonly string[], body: string): string {
  return [start, ...headers, '', body].join('\r\n');
}

function chunked(body: string, size: number, trailer = ''): string {
  const bytes = Array.from(body);
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.slice(at, at + size).join('');
    chunks.push(`${utf8(chunk).length.toString(16)};name=value\r\n${chunk}\r\n`);
  }
  return `${chunks.join('')}0\r\n${trailer}\r\n`;
}

const parse = (text: string) => parseMessageFile('messages', utf8(text), 'a.txt', UNKNOWN_CONTEXT);
const bodies = (text: string) => parse(text).exchanges.map(({ body }) => body.text);

describe('a file of HTTP messages', () => {
  it('gives the status, headers and body of a response', () => {
    const { exchanges, problem } = parse(message(STATUS, [JSON_TYPE, 'X-Id: 7'], BODY));
    expect(problem).toBeNull();
    expect(exchanges).toMatchObject([
      {
        entry: 0,
        file: 'a.txt',
        request: { method: null, url: null },
        response: {
          status: 207,
          statusText: 'Multi-Status',
          httpVersion: 'HTTP/1.1',
          contentType: 'application/json',
          headers: [
            { name: 'Content-Type', value: 'application/json' },
            { name: 'X-Id', value: '7' },
          ],
          bodySize: utf8(BODY).length,
        },
        body: { text: BODY, problems: [] },
      },
    ]);
  });

  it('uses the method, URL and body of the request before a response', () => {
    const request = message('POST /batch?a=1 HTTP/1.1', ['Host: api.example', 'Content-Length: 7'], '[1,2,3]');
    expect(parse(`${request}\r\n${message(STATUS, [JSON_TYPE], BODY)}`).exchanges).toMatchObject([
      { request: { method: 'POST', url: 'https://api.example/batch?a=1', body: '[1,2,3]' }, body: { text: BODY } },
    ]);
  });

  it('gives one exchange for each response, and none for interim ones', () => {
    const text = [
      'HTTP/1.1 100 Continue\r\n\r\n',
      message('HTTP/1.1 301 Moved Permanently', ['Location: /b', 'Content-Length: 0'], ''),
      `${message(STATUS, [JSON_TYPE], BODY)}\n`,
      message('HTTP/2 207', [JSON_TYPE], '[]'),
    ].join('');
    expect(parse(text).exchanges.map(({ response }) => response.status)).toEqual([301, 207, 207]);
    expect(bodies(text).map((body) => body?.trim())).toEqual([undefined, BODY, '[]']);
  });

  it('removes chunked framing if the file has it, and keeps the body if it does not', () => {
    const headers = [JSON_TYPE, 'Transfer-Encoding: chunked'];
    const framed = message(STATUS, headers, chunked(BODY, 9, 'X-Checksum: 1\r\n'));
    expect(bodies(framed + message(STATUS, headers, BODY))).toEqual([BODY, BODY]);
  });

  it('decodes each body by its own Content-Type', () => {
    const head = utf8(message(STATUS, ['Content-Type: application/json; charset=iso-8859-1'], ''));
    const bytes = new Uint8Array([...head, ...Array.from('{"id":"ä"}', (character) => character.charCodeAt(0))]);
    expect(parseMessageFile('messages', bytes, null, UNKNOWN_CONTEXT).exchanges[0]?.body.text).toBe('{"id":"ä"}');
  });

  it('does not use the Content-Length of a compressed body for the decompressed one', () => {
    const text = message(STATUS, [JSON_TYPE, 'Content-Encoding: gzip', 'Content-Length: 5'], BODY);
    expect(parse(text)).toMatchObject({ exchanges: [{ body: { text: BODY, problems: [] } }], problem: null });
  });

  it('pairs interleaved requests and responses, as a "follow stream" window saves them', () => {
    const request = (path: string, body: string): string =>
      message(`POST ${path} HTTP/1.1`, ['Host: a.example', `Content-Length: ${body.length}`], body);
    const response = (body: string): string =>
      message(STATUS, [JSON_TYPE, `Content-Length: ${utf8(body).length}`], body);
    const interleaved = `${request('/1', '[1]')}${response(BODY)}${request('/2', '')}${response('[]')}`;
    const pipelined = `${request('/1', '[1]')}${request('/2', '')}${response(BODY)}${response('[]')}`;
    for (const text of [interleaved, pipelined])
      expect(parse(text)).toMatchObject({
        exchanges: [
          { request: { url: 'https://a.example/1', body: '[1]' }, body: { text: BODY } },
          { request: { url: 'https://a.example/2', body: null }, body: { text: '[]' } },
        ],
        problem: null,
      });
  });

  it('ends a body without framing before the next request, even on the same line', () => {
    const next = message('POST /2 HTTP/1.1', ['Host: a.example'], '');
    const text = `${message(STATUS, [JSON_TYPE, 'Transfer-Encoding: chunked'], BODY)}${next}${message(STATUS, [JSON_TYPE], '[]')}`;
    expect(parse(text).exchanges).toMatchObject([
      { body: { text: BODY } },
      { request: { url: 'https://a.example/2' }, body: { text: '[]' } },
    ]);
  });

  it('keeps a body that quotes a status line before a blank line', () => {
    const body = '{"error":"HTTP/1.1 409 Conflict"}\n\nmore';
    expect(bodies(message(STATUS, [JSON_TYPE], body))).toEqual([body]);
  });

  it('does not report a document as truncated that was formatted when it was saved', () => {
    const xml = '<a:b xmlns:a="x">\n</a:b>';
    const json = '[\n  1\n]';
    const saved = (type: string, body: string) =>
      parse(message(STATUS, [`Content-Type: ${type}`, 'Content-Length: 99'], body));
    expect([saved('text/xml', xml).problem, saved('application/json', json).problem]).toEqual([null, null]);
    expect([saved('text/xml', xml.slice(0, -1)).problem, saved('application/json', '[1]').problem]).not.toContain(null);
  });

  it('reads no body of a response to HEAD or CONNECT', () => {
    const head = message('HEAD / HTTP/1.1', ['Host: a.example'], '');
    const connect = message('CONNECT a.example:443 HTTP/1.1', ['Host: a.example:443'], '');
    const text = `${head}HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n${connect}HTTP/1.1 200 Connection established\r\n\r\n${message(STATUS, [JSON_TYPE], BODY)}`;
    expect(parse(text)).toMatchObject({ exchanges: [{}, {}, { body: { text: BODY } }], problem: null });
  });

  it('reports a body that is shorter than its headers state', () => {
    const missing = message(STATUS, [JSON_TYPE, 'Content-Length: 500'], BODY.slice(0, -9));
    const unfinished = message(STATUS, [JSON_TYPE, 'Transfer-Encoding: chunked'], chunked(BODY, 9).slice(0, -20));
    for (const text of [missing, unfinished]) {
      const { exchanges, problem } = parse(text);
      expect(inEnglish(problem)).toContain('shorter than its headers state');
      expect(exchanges[0]?.body.problems).toMatchObject([{ code: 'body-aborted' }]);
    }
  });

  it('reports text after a complete response', () => {
    const text = message(STATUS, [JSON_TYPE, 'Transfer-Encoding: chunked'], `${chunked(BODY, 9)}* Connection closed`);
    const { exchanges, problem } = parse(text);
    expect(exchanges).toMatchObject([{ body: { text: BODY } }]);
    expect(inEnglish(problem)).toContain('text after the last response');
  });

  it('keeps a body that quotes status lines', () => {
    const xml = '<D:status>HTTP/1.1 404 Not Found</D:status><D:status>\nHTTP/1.1 423 Locked\n</D:status>';
    const json = '{"status": "HTTP/1.1 404 Not Found",\n"HTTP/1.1 500 Error": 1}';
    for (const body of [xml, json]) expect(bodies(message(STATUS, ['Content-Type: text/xml'], body))).toEqual([body]);
  });

  it('keeps the parts of a multipart body together', () => {
    const part = `--b\r\nContent-Type: application/http\r\n\r\n${message('HTTP/1.1 404 Not Found', [JSON_TYPE], '{}')}\r\n`;
    const body = `${part}${part}--b--\r\n`;
    const text = message(STATUS, ['Content-Type: multipart/mixed; boundary=b'], body);
    expect(bodies(text + text)).toEqual([body, body]);
    expect(bodies(text.replace('--b--', ''))).toEqual([body.replace('--b--', '')]);
  });

  it('is recognized by its first line, and has the same result if it is parsed in pieces', () => {
    const text = message(STATUS, [JSON_TYPE], BODY).repeat(3);
    const expected = parse(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (size) => {
        const parser = createFileParser('a.txt', UNKNOWN_CONTEXT);
        const bytes = utf8(text);
        for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
        expect(parser.end(new Uint8Array())).toEqual({ ...expected, entries: 3 });
      }),
    );
  });

  it('never throws, and keeps every response with any bodies', () => {
    const body = fc.string({ unit: 'binary' }).filter((text) => !text.includes('HTTP/'));
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 5 }), (texts) => {
        const file = texts.map((text) => message(STATUS, [`Content-Length: ${utf8(text).length}`], text)).join('');
        expect(parse(file).exchanges.map(({ response }) => response.bodySize)).toEqual(
          texts.map((text) => utf8(text).length),
        );
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void parseMessageFile('messages', bytes, null, UNKNOWN_CONTEXT)));
  });
});

it('a body, a HAR file or ordinary text is not an HTTP message', () => {
  for (const text of ['{"HTTP/1.1": 207}', '<a/>', 'HTTP is a protocol', 'GET well soon', ''])
    expect(detectMessages(utf8(text))).toBeNull();
});
