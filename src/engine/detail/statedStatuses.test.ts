import { describe, expect, it } from 'vitest';
import { exchangeOf, multistatus, response } from '../../../testing/exchange.ts';
import { inEnglish } from '../../../testing/inEnglish.ts';
import { createEngine } from '../engine.ts';
import type { RowDetail } from '../api/engineApi.ts';

const propstat = (status: number, ...names: readonly string[]): string =>
  `<D:propstat><D:prop>${names.map((name) => `<D:${name}/>`).join('')}</D:prop><D:status>HTTP/1.1 ${status} X</D:status></D:propstat>`;
const withPropstats = (href: string, ...propstats: readonly string[]): string =>
  `<D:response><D:href>${href}</D:href>${propstats.join('')}</D:response>`;

type Options = Parameters<typeof exchangeOf>[1];

function detailOf(row: string, body: string, options: Options): RowDetail | null {
  const engine = createEngine();
  return engine.row(engine.addExchange(exchangeOf(body, options)), row);
}

const statusesOf = (...args: Parameters<typeof detailOf>): readonly string[] | undefined =>
  detailOf(...args)?.statuses.map(({ status, place }) => `${status} ${place}`);

describe('the place of a status', () => {
  it.each(['DELETE', 'COPY', 'MOVE', 'LOCK', 'PROPFIND'])('is the method %s for a resource', (method) => {
    const body = multistatus(response('/a', 423));
    expect(statusesOf('o0', body, { method })).toEqual([`423 ${method.toLowerCase()}`]);
  });

  it('is the method for properties, worst status first', () => {
    const body = multistatus(withPropstats('/a', propstat(424, 'a'), propstat(403, 'b')));
    expect(statusesOf('o0', body, { method: 'PROPPATCH' })).toEqual(['403 proppatch', '424 proppatch']);
    expect(statusesOf('o0.p0', body, { method: 'PROPPATCH' })).toEqual(['424 proppatch']);
    expect(statusesOf('o0.p1.0', body, { method: 'PROPPATCH' })).toEqual(['403 proppatch']);
    expect(statusesOf('o0', body, { method: 'MKCALENDAR' })).toEqual(['403 mkcalendar', '424 mkcalendar']);
  });

  it('is reading for the properties of a PROPFIND, without the successes beside others', () => {
    const body = multistatus(
      withPropstats('/a', propstat(200, 'a'), propstat(404, 'b')),
      withPropstats('/b', propstat(404)),
    );
    expect(statusesOf('o0', body, { method: 'PROPFIND' })).toEqual(['404 read']);
    expect(statusesOf('o0.p0', body, { method: 'PROPFIND' })).toEqual(['200 read']);
    expect(statusesOf('o1', body, { method: 'PROPFIND' })).toEqual(['404 read-empty']);
  });

  it.each([
    ['sync-collection xmlns="DAV:"', 'sync'],
    ['C:calendar-multiget xmlns:C="urn:ietf:params:xml:ns:caldav"', 'calendar-multiget'],
    ['C:addressbook-multiget xmlns:C="urn:ietf:params:xml:ns:carddav"', 'addressbook-multiget'],
    ['C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav"', 'resource'],
  ])('is the report whose request is <%s>', (root, place) => {
    const options = { method: 'REPORT', request: `<${root}/>` };
    expect(statusesOf('o0', multistatus(response('/a', 404)), options)).toEqual([`404 ${place}`]);
  });

  it('is a sync-collection if the response has a sync token and the request is not known', () => {
    const body = multistatus(response('/a', 404), '<D:sync-token>urn:x:1</D:sync-token>');
    expect(statusesOf('o0', body, { method: 'REPORT' })).toEqual(['404 sync']);
  });

  it('is a truncated result for the 507 of the Request-URI of a report', () => {
    const body = multistatus(response('/a', 507), response('/b', 507));
    const options = { method: 'REPORT', url: 'http://a.test/a', request: '<sync-collection xmlns="DAV:"/>' };
    expect(statusesOf('o0', body, options)).toEqual(['507 truncated']);
    expect(statusesOf('o1', body, options)).toEqual(['507 sync']);
    expect(statusesOf('o0', body, { ...options, request: '<q xmlns="x:"/>' })).toEqual(['507 truncated-query']);
    expect(statusesOf('o0', body, { method: 'SEARCH' })).toEqual(['507 truncated-search']);
  });

  it('is the API for an item of a JSON batch', () => {
    const body = JSON.stringify({ responses: [{ id: '1', status: 424, headers: {}, body: {} }] });
    const options = { method: 'POST', type: 'application/json' };
    expect(statusesOf('o0', body, { ...options, url: 'https://graph.microsoft.com/v1.0/$batch' })).toEqual([
      '424 graph',
    ]);
    expect(statusesOf('o0', body, { ...options, url: 'https://a.test/$batch' })).toEqual(['424 odata']);
    expect(statusesOf('o0', '{"results":[{"id":1,"status":424}]}', options)).toEqual(['424 item']);
  });
});

describe('a successful status', () => {
  it('is not explained if the item states a failure', () => {
    const body = JSON.stringify({
      results: [
        { id: 1, status: 200, error: 'disk full' },
        { id: 2, status: 200 },
      ],
    });
    const options = { method: 'POST', type: 'application/json' };
    expect(detailOf('o0', body, options)?.outcome).toBe('failure');
    expect(statusesOf('o0', body, options)).toEqual([]);
    expect(statusesOf('o1', body, options)).toEqual(['200 item']);
  });

  it('is not explained if its propstat has a condition', () => {
    const error = '<D:error><D:cannot-modify-protected-property/></D:error>';
    const body = multistatus(withPropstats('/a', propstat(200, 'a').replace('</D:propstat>', `${error}</D:propstat>`)));
    expect(statusesOf('o0', body, { method: 'PROPPATCH' })).toEqual([]);
  });
});

describe('the conditions of a propstat', () => {
  it('are also in the drawer of the resource, with their names', () => {
    const error = '<D:error><D:cannot-modify-protected-property/><x:odd xmlns:x="http://a.test/"/></D:error>';
    const body = multistatus(
      withPropstats('/a', propstat(403, 'getetag').replace('</D:propstat>', `${error}</D:propstat>`)),
    );
    const lines = detailOf('o0', body, { method: 'PROPPATCH' })?.lists.conditions?.lines;
    expect(lines?.map(({ condition }) => condition)).toEqual([
      '{DAV:}cannot-modify-protected-property',
      '{http://a.test/}odd',
    ]);
  });
});

describe('Retry-After', () => {
  it('is that of the whole response if the item has none', () => {
    const body = JSON.stringify({
      results: [
        { id: 1, status: 429 },
        { id: 2, status: 409 },
        { id: 3, status: 429, retryAfter: 7 },
      ],
    });
    const headers = [{ name: 'retry-after', value: '120' }];
    const retryAfter = (row: string): string | undefined => {
      const exchange = exchangeOf(body, { method: 'POST', type: 'application/json' });
      const engine = createEngine();
      const id = engine.addExchange({ ...exchange, response: { ...exchange.response, headers } });
      const fact = engine.row(id, row)?.facts.find(({ name }) => name === 'retryAfter');
      return fact && inEnglish(fact.text);
    };
    expect(retryAfter('o0')).toBe('120 (header of the whole response)');
    expect(retryAfter('o1')).toBeUndefined();
    expect(retryAfter('o2')).toBe('7');
  });
});
