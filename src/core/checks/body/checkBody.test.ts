import { expect, test } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { parseHarEntry } from '../../har/harEntry.ts';
import type { Exchange } from '../../har/exchange.ts';
import { checkExchange } from '../checkExchange.ts';

function rulesOf(exchange: Exchange): readonly string[] {
  return checkExchange(exchange).map(({ rule }) => rule);
}

/** The response to a DELETE with this content. */
function deletion(content: unknown, headers: Readonly<Record<string, string>> = {}): Exchange {
  const fields = Object.entries({ 'Content-Type': 'application/xml', ...headers });
  return parseHarEntry({
    request: { method: 'DELETE', url: 'https://dav.example.test/c/', headers: [] },
    response: { status: 207, headers: fields.map(([name, value]) => ({ name, value })), content },
  });
}

test.each([
  ['an empty text', deletion({ size: 0, text: '' })],
  ['a size of 0', deletion({ size: 0 })],
  ['an empty text of unknown size', deletion({ size: -1, text: '' }, { 'Content-Length': '0' })],
  ['white space', deletion({ size: 2, text: ' \n' })],
])('an entry with %s has an empty body', (_, exchange) => {
  expect(rulesOf(exchange)).toEqual(['empty-body']);
});

test.each([
  ['without the text', deletion({ size: 300 })],
  ['with an empty text of another size', deletion({ size: 300, text: '' })],
  ['whose header states another size', deletion({ size: -1, text: '' }, { 'Content-Length': '300' })],
])('an entry %s has a body that is not available, which is not empty', (_, exchange) => {
  expect(rulesOf(exchange)).toEqual([]);
});

test('only the response of a multistatus to MKCALENDAR, UPDATE, MERGE or LABEL needs no-cache', () => {
  const xml = multistatus(response('/c/a', 403), response('/c/b', 204));
  expect(rulesOf(exchangeOf(xml, { method: 'LABEL' }))).toContain('no-cache-missing');
  const json = exchangeOf('{"results":[{"id":1,"status":200}]}', { method: 'LABEL', type: 'application/json' });
  expect(rulesOf(json)).toEqual(['json-for-webdav-method', 'json-all-succeeded']);
});

/** The response to a POST with this content. */
function batch(content: unknown, type: string): Exchange {
  return parseHarEntry({
    request: { method: 'POST', url: 'https://api.example.test/batch', headers: [] },
    response: { status: 207, headers: [{ name: 'Content-Type', value: type }], content },
  });
}

/** The content of a HAR entry in base64, with the byte order mark of UTF-8 before it. */
function markedBytes(text: string): unknown {
  return { text: btoa(`\u00ef\u00bb\u00bf${text}`), encoding: 'base64' };
}

test('a byte order mark is found before JSON', () => {
  const json = '{"results":[{"id":1,"status":200}]}';
  for (const content of [{ text: `\ufeff${json}` }, markedBytes(json)]) {
    expect(rulesOf(batch(content, 'application/json'))).toEqual(['json-bom', 'json-all-succeeded']);
  }
  expect(rulesOf(batch({ text: json }, 'application/json'))).toEqual(['json-all-succeeded']);
});

test('a byte order mark is compared with the encoding of an XML body', () => {
  const xml = '<D:multistatus xmlns:D="DAV:"/>';
  for (const content of [{ text: `\ufeff${xml}` }, markedBytes(xml)]) {
    expect(rulesOf(batch(content, 'application/xml; charset=iso-8859-1'))).toEqual([
      'xml-charset-conflict',
      'multistatus-empty',
    ]);
    expect(rulesOf(batch(content, 'application/xml; charset=utf-8'))).toEqual(['multistatus-empty']);
  }
});
