import { expect, test } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../../testing/exchange.ts';
import type { Exchange } from '../../har/exchange.ts';
import { checkExchange } from '../checkExchange.ts';

function rulesOf(exchange: Exchange): readonly string[] {
  return checkExchange(exchange).map(({ rule }) => rule);
}

test('only the response of a multistatus to MKCALENDAR, UPDATE, MERGE or LABEL needs no-cache', () => {
  const xml = multistatus(response('/c/a', 403), response('/c/b', 204));
  expect(rulesOf(exchangeOf(xml, { method: 'LABEL' }))).toContain('no-cache-missing');
  const json = exchangeOf('{"results":[{"id":1,"status":200}]}', { method: 'LABEL', type: 'application/json' });
  expect(rulesOf(json)).toEqual(['json-for-webdav-method', 'json-all-succeeded']);
});
