import { expect, test } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import { checkExchange } from '../checkExchange.ts';
import { HrefResolver } from './hrefKey.ts';

const hrefs = new HrefResolver('https://dav.example.test/c/');

test.each([
  ['/c/../a', '/a'],
  ['/c/%2e%2e/a', '/a'],
  ['/c/.%2E/a', '/a'],
  ['/c/%2e/a/', '/c/a'],
  ['/c/..%2Fa', '/c/..%2Fa'],
  ['/c/a%26b', '/c/a%26b'],
  ['/c/a&b', '/c/a&b'],
  ['/c/%7ea', '/c/~a'],
  ['a?%2e%2e/b', '/c/a?../b'],
])('the key of %s is %s', (href, key) => {
  expect(hrefs.key(href)).toBe(key);
});

test.each(['/c/../a', '/c/%2e%2e/a'])('%s is outside of /c/', (href) => {
  const exchange = exchangeOf(multistatus(response(href, 403)), {
    method: 'DELETE',
    url: 'https://dav.example.test/c/',
  });
  expect(checkExchange(exchange).map(({ rule }) => rule)).toContain('href-outside-scope');
});

test.each(['', 'dav.example.test', '/c/'])('an absolute href is valid if the URL of the request is %j', (url) => {
  const exchange = exchangeOf(multistatus(response('https://dav.example.test/c/a', 403)), { method: 'DELETE', url });
  expect(checkExchange(exchange).map(({ rule }) => rule)).not.toContain('href-unparsable');
});
