import { expect, test } from 'vitest';
import { exchangeOf, multistatus } from '../../../../testing/exchange.ts';
import { checkExchange } from '../checkExchange.ts';
import type { Finding } from '../finding.ts';

function response(href: string, etag: string, status: string, more = ''): string {
  return `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:getetag>${etag}</D:getetag><D:resourcetype/><D:displayname>a%20b</D:displayname>${more}</D:prop><D:status>${status}</D:status></D:propstat></D:response>`;
}

const OK = 'HTTP/1.1 200 OK';

/** Responses with the same markup and other texts. Each differs from the one before in what the rules compare. */
const RESPONSES: readonly string[] = [
  response('/dav/1', '"1"', OK),
  response('/dav/2', '2', OK),
  response('/dav/3', '&quot;3&quot;', OK),
  response('/dav/4/', '"4"', OK),
  response('/dav/5', '"5"', 'HTTP/1.1 403 Forbidden'),
  response('/dav/6', '"6"', OK),
  response('/dav/7', '"7"', 'HTTP/1.1 600 Odd'),
  response('/dav/8%2F', '"8"', 'HTTP/1.1 404 &amp;'),
  response('/dav/9', '"9"', 'HTTP/1.1 404 &amp;amp;'),
  response('/dav/a b', '"10"', OK),
  response('/dav/11', '"11"', OK, '<D:resourcetype/>'),
  response('/dav/12', '12', 'HTTP/1.0 200 OK', '<D:resourcetype/>'),
  response('/dav/13', '"13"', OK, '<D:resourcetype/>'),
];

/** Returns the findings at the response with an index, as if it were the first one. */
function findingsAt(index: number, responses: readonly string[]): readonly Finding[] {
  const exchange = exchangeOf(multistatus(...responses), { method: 'PROPFIND' });
  return checkExchange(exchange)
    .filter(({ pointer }) => pointer.startsWith(`response[${index}]`))
    .map((finding) => ({ ...finding, pointer: finding.pointer.replace(`[${index}]`, '[0]'), range: null }));
}

test('a response has the same findings after others with its markup as alone', () => {
  for (const [index, text] of RESPONSES.entries()) {
    expect(findingsAt(index, RESPONSES)).toEqual(findingsAt(0, [text]));
  }
  expect(findingsAt(1, RESPONSES).map(({ rule }) => rule)).toContain('getetag-format');
});
