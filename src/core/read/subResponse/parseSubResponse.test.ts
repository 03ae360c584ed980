import { describe, expect, it } from 'vitest';
import { caseOf, casesOf, exchangeOfCase } from '../../../../test/corpus/cases.ts';
import { exchangeOf } from '../../../../testing/exchange.ts';
import { parseExchange } from '../parseExchange.ts';
import { bodyLines } from './subBody.ts';
import { parseSubResponse } from './parseSubResponse.ts';
import type { SubResponse } from './subResponse.ts';

type Options = Parameters<typeof exchangeOf>[1];

function contentsOf(exchange: ReturnType<typeof exchangeOf>): (SubResponse | null)[] {
  const { operations, format } = parseExchange(exchange);
  return Array.from({ length: operations.size }, (_, index) =>
    parseSubResponse(exchange.body.text ?? '', format, operations.detail(index)),
  );
}

const inJson = (item: object, options: Options = {}): SubResponse | null | undefined =>
  contentsOf(
    exchangeOf(JSON.stringify({ responses: [item] }), {
      method: 'POST',
      url: 'https://graph.microsoft.com/v1.0/$batch',
      type: 'application/json',
      ...options,
    }),
  )[0];

const inParts = (...parts: readonly string[]): (SubResponse | null)[] =>
  contentsOf(
    exchangeOf(`${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--`, {
      method: 'POST',
      type: 'multipart/mixed; boundary=b',
    }),
  );

describe('the content of an item of a JSON batch', () => {
  it('is its headers and its body', () => {
    const headers = { 'Content-Type': 'application/json', 'Set-Cookie': ['a=1', 'b=2'] };
    expect(inJson({ id: '1', status: 404, headers, body: { error: { code: 'x' } } })).toEqual({
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Set-Cookie', value: 'a=1' },
        { name: 'Set-Cookie', value: 'b=2' },
      ],
      partHeaders: [],
      body: { mediaType: 'application/json', text: '{"error":{"code":"x"}}', bytes: null, isBase64: false },
      isWholeItem: false,
    });
  });

  it('has no body if that is null', () => {
    expect(inJson({ id: '1', status: 204, headers: {}, body: null })).toMatchObject({ body: null });
  });

  it('is its error or response, or the entire item if it has none or both', () => {
    const body = JSON.stringify({
      results: [
        { id: 1, status: 409, error: { code: 'conflict' } },
        { id: 2, status: 400, response: { detail: 'bad' } },
        { id: 3, status: 400, response: { detail: 'bad' }, error: { code: 'x' } },
        { id: 4, status: 200, version: 12345678901234567890n.toString() },
      ],
    }).replace('"12345678901234567890"', '12345678901234567890');
    const found = contentsOf(exchangeOf(body, { method: 'POST', type: 'application/json' }));
    expect(found.map((one) => [one?.isWholeItem, one?.body?.text])).toEqual([
      [false, '{"code":"conflict"}'],
      [false, '{"detail":"bad"}'],
      [true, '{"id":3,"status":400,"response":{"detail":"bad"},"error":{"code":"x"}}'],
      [true, '{"id":4,"status":200,"version":12345678901234567890}'],
    ]);
  });

  it('is decoded from base64 if its media type is not JSON or text', () => {
    const of = (type: string, body: string): unknown =>
      inJson({ id: '1', status: 200, headers: { 'content-type': type }, body })?.body;
    const image = btoa('\x89PNG\r\n\x1a\n'.padEnd(1000, '\0'));
    expect(of('image/png', image)).toEqual({ mediaType: 'image/png', text: null, bytes: 1000, isBase64: true });
    expect(of('application/xml', btoa('<a>1</a>').replaceAll('=', ''))).toMatchObject({
      text: '<a>1</a>',
      isBase64: true,
    });
    expect(of('application/json', btoa('{"a":1}'))).toMatchObject({ text: '{"a":1}', isBase64: true });
    expect(of('application/json', 'abcd')).toMatchObject({ text: 'abcd', isBase64: false });
    expect(of('text/plain', 'abcd')).toMatchObject({ text: 'abcd', isBase64: false });
    expect(of('image/svg+xml', '<svg/>')).toMatchObject({ text: '<svg/>', isBase64: false });
  });
});

describe('the content of a MIME part', () => {
  it('is the headers and the body of its HTTP message, beside its own headers', () => {
    const [found] = inParts(
      'Content-Type: application/http\r\nContent-ID: 1\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nLink: <https://a.test/>;\r\n rel=help\r\n\r\n{"error":"gone"}',
    );
    expect(found).toEqual({
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Link', value: '<https://a.test/>; rel=help' },
      ],
      partHeaders: [
        { name: 'Content-Type', value: 'application/http' },
        { name: 'Content-ID', value: '1' },
      ],
      body: { mediaType: 'application/json', text: '{"error":"gone"}', bytes: null, isBase64: false },
      isWholeItem: false,
    });
  });

  it('has the type and the size of an image, which is not text', () => {
    const image = `HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 12400\r\n\r\n\ufffdPNG\0`;
    const unknown = image.replace(/Content-Length.*\r\n/, '').replace('image/png', 'application/x-new');
    const encoded = `Status: 200\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\nODlh`;
    const found = inParts(...[image, unknown].map((one) => `Content-Type: application/http\r\n\r\n${one}`), encoded);
    expect(found.map((one) => one?.body)).toEqual([
      { mediaType: 'image/png', text: null, bytes: 12_400, isBase64: false },
      { mediaType: 'application/x-new', text: null, bytes: null, isBase64: false },
      { mediaType: 'image/gif', text: null, bytes: 6, isBase64: true },
    ]);
  });
});

it('is null for WebDAV, whose responses have no headers', () => {
  const exchange = exchangeOfCase(caseOf('apache/40-delete-collection-locked-members'));
  expect(contentsOf(exchange).filter((one) => one !== null)).toEqual([]);
});

it('is found in each recorded item that is at one place, with headers if and only if they were sent', () => {
  let checked = 0;
  for (const one of casesOf('json')) {
    const exchange = exchangeOfCase(one);
    for (const found of contentsOf(exchange)) {
      if (found === null) continue;
      checked += 1;
      const { body, headers } = found;
      expect(body === null || body.text === null || body.isBase64 || body.text !== '', one.name).toBe(true);
      for (const { name } of headers) expect(exchange.body.text, one.name).toContain(name);
    }
  }
  expect(checked).toBeGreaterThan(200);
});

describe('the lines of a body', () => {
  const shown = (text: string): string => [...bodyLines(text).lines].join('\n');

  it('of JSON have one value each, as sent', () => {
    expect(shown('{"a":[1.0,{}, [ ],"x\\"]"],"n":12345678901234567890,"a":null}')).toBe(
      '{\n  "a": [\n    1.0,\n    {},\n    [],\n    "x\\"]"\n  ],\n  "n": 12345678901234567890,\n  "a": null\n}',
    );
  });

  it('of XML have one element each', () => {
    expect(shown('<?xml version="1.0"?><a x=">"><b>1 2</b><c/><d>t<e/></d></a>')).toBe(
      '<?xml version="1.0"?>\n<a x=">">\n  <b>1 2</b>\n  <c/>\n  <d>\n    t\n    <e/>\n  </d>\n</a>',
    );
  });

  it('of HTML that is not XML, and of other texts, are as sent', () => {
    const html = '<html><br><p>a\n</html>';
    expect(shown(html)).toBe(html);
    expect(shown('a {\n b')).toBe('a {\n b');
    expect(shown('{"a":')).toBe('{"a":');
  });

  it('of any recorded JSON have the same content', () => {
    for (const { entry } of casesOf('json')) {
      const text = entry.response.content.text ?? '';
      if (bodyLines(text).language === 'json') expect(withoutSpace(shown(text))).toBe(withoutSpace(text));
    }
  });

  it('of deeply nested brackets grow with the text', () => {
    const depth = 20_000;
    expect(shown('['.repeat(depth) + ']'.repeat(depth)).length).toBeLessThan(depth * 2 * 44);
    expect(shown('<a>'.repeat(depth) + '</a>'.repeat(depth)).length).toBeLessThan(depth * 2 * 45);
  });
});

/** JSON without the white space outside of strings. Comparing deep JSON as objects can exceed the call stack. */
function withoutSpace(json: string): string {
  return json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text: string | undefined) => text ?? '');
}
