import { describe, expect, it } from 'vitest';
import { parseExchange } from '../../parseExchange.ts';
import { all, exchangeOf, report } from '../../../../../testing/jsonSample.ts';

const html = (title: string, heading = title) =>
  `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${heading}</h1></body></html>`;

const ERROR_PAGES = [
  ['nginx', html('502 Bad Gateway')],
  ['Apache', html('404 Not Found', 'Not Found')],
  ['Tomcat', html('HTTP Status 500 – Internal Server Error')],
  ['IIS', html('IIS 10.0 Detailed Error - 404.0 - Not Found')],
  ['CloudFront', html('ERROR: The request could not be satisfied', '503 ERROR')],
  ['Cloudflare', html('example.com | 522: Connection timed out')],
  ['Spring', html('', 'Whitelabel Error Page')],
];
const PAGES = [
  ['a page', html('Notebook')],
  ['a number', html('The 500,000 best songs')],
  ['a fragment about errors', '<p>404 Not Found means that there is no such page.</p>'],
  ['a text', '404 Not Found'],
];

function inBatch(body: string) {
  const responses = [
    { id: '1', status: 200, headers: { 'Content-Type': 'text/html' }, body },
    { id: '2', status: 200, body: { id: 'x' } },
  ];
  return report({ responses });
}

function inMultipart(body: string) {
  const part = (text: string) =>
    `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${text}\r\n`;
  const sent = exchangeOf({ contentType: 'multipart/mixed; boundary=b' });
  return parseExchange({ ...sent, body: { text: `${part(body)}${part('{}')}--b--\r\n`, problems: [] } });
}

describe('an HTML error page in the body of an item with 200', () => {
  it.each(ERROR_PAGES)('is a failure: %s', (_, page) => {
    for (const { verdict, operations } of [inBatch(page), inMultipart(page)]) {
      expect(verdict.outcome).toBe('mixed');
      expect(all(operations).map(({ outcome }) => outcome)).toEqual(['failure', 'success']);
    }
  });

  it('has its title as the message', () => {
    for (const { operations } of [inBatch(html('502 Bad Gateway')), inMultipart(html('502 Bad Gateway'))])
      expect(all(operations)[0]).toMatchObject({ message: '502 Bad Gateway', note: 'contradicted by body' });
  });

  it.each(PAGES)('is not detected in %s', (_, page) => {
    for (const { verdict } of [inBatch(page), inMultipart(page)]) expect(verdict.outcome).toBe('all-succeeded');
  });
});
