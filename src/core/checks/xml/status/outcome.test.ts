import { expect, test } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../../testing/exchange.ts';
import { checkExchange } from '../../checkExchange.ts';

function rulesOf(...responses: readonly string[]): readonly string[] {
  return checkExchange(exchangeOf(multistatus(...responses), { method: 'ACL' })).map(({ rule }) => rule);
}

const PROPSTAT = '<D:propstat><D:prop><D:acl/></D:prop></D:propstat>';

test('responses of which one has no status have not all succeeded', () => {
  expect(rulesOf(response('/dav/a', 200), response('/dav/b', 200))).toEqual(['all-succeeded']);
  expect(rulesOf(response('/dav/a', 200), '<D:response><D:href>/dav/b</D:href></D:response>')).toEqual([
    'response-without-result',
  ]);
  expect(rulesOf(response('/dav/a', 200), `<D:response><D:href>/dav/b</D:href>${PROPSTAT}</D:response>`)).toEqual([
    'propstat-missing-status',
  ]);
});

test('a response with a propstat without a status has not succeeded', () => {
  const withStatus = PROPSTAT.replace('</D:propstat>', '<D:status>HTTP/1.1 200 OK</D:status></D:propstat>');
  const href = '<D:href>/dav/</D:href>';
  expect(rulesOf(`<D:response>${href}${withStatus}</D:response>`)).toEqual(['single-success']);
  const other = PROPSTAT.replace('acl', 'owner');
  expect(rulesOf(`<D:response>${href}${withStatus}${other}</D:response>`)).toEqual(['propstat-missing-status']);
});
