import { describe, expect, it } from 'vitest';
import { caseOf, exchangeOfCase } from '../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, propstats, response, type ExchangeOptions } from '../../../testing/exchange.ts';
import { unansweredOperations } from '../model/unansweredOperations.ts';
import { parseExchange } from '../read/parseExchange.ts';
import { makeFilter } from './filter.ts';

function parsed(body: string, options: ExchangeOptions = {}) {
  const exchange = exchangeOf(body, options);
  return { exchange, report: parseExchange(exchange) };
}
type Parsed = ReturnType<typeof parsed>;

const LISTING = parsed(
  multistatus(
    response('/dav/Projects/a%20b.txt', 423, '<D:error><D:lock-token-submitted/></D:error>'),
    response('/dav/projects/c', 424, '<D:responsedescription>waits for a b</D:responsedescription>'),
    propstats('/dav/d', { 200: ['getetag'], 404: ['owner'] }),
    propstats('/dav/e', { 200: ['getetag'], 500: ['quota'] }),
    response('/dav/f/status:teapot', 302),
    response('/dav/-x', 204),
  ),
);

function shown(text: string, invert = false, { exchange, report }: Parsed = LISTING): number[] {
  const { operations } = makeFilter(text, invert).within({ exchange, report });
  return Array.from({ length: report.operations.size }, (_, operation) => operation).filter((operation) =>
    typeof operations === 'boolean' ? operations : operations(report.operations, operation),
  );
}

const ALL = [0, 1, 2, 3, 4, 5];

describe('a filter', () => {
  it.each([
    ['', ALL],
    ['  ', ALL],
    ['projects', [0, 1]],
    ['PROJECTS', [0, 1]],
    ['a%20b', [0]],
    ['a b', [0, 1]],
    ['"a b"', [0, 1]],
    ['"waits for"', [1]],
    ['"waits for', [1]],
    ['projects waits', [1]],
    ['-projects', [2, 3, 4, 5]],
    ['projects -waits', [0]],
    ['getetag', [2, 3]],
    ['lock-token-submitted', [0]],
    ['quota', [3]],
    ['/\\/[cd]$/', [1, 2]],
    ['/PROJECTS/', [0, 1]],
    ['-/projects/', [2, 3, 4, 5]],
    ['/a b/', [0, 1]],
    ['/etag|owner/', [2, 3]],
    ['/^DAV:owner$/', [2]],
    ['/(a+)+$/', [3]],
    ['--x', [0, 1, 2, 3, 4]],
    ['"-x"', [5]],
    ['-', ALL],
    ['-""', ALL],
  ])('%j finds %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
    expect(makeFilter(text).problems).toEqual([]);
  });

  it.each([
    ['status:423', [0]],
    ['status:4xx', [0, 1]],
    ['status:4XX', [0, 1]],
    ['STATUS:424', [1]],
    ['status:>=400', [0, 1, 3]],
    ['status:>423', [1, 3]],
    ['status:<300', [2, 3, 5]],
    ['status:<=204', [2, 3, 5]],
    ['status:404', []],
    ['status:423,302', [0, 4]],
    ['status:5xx,424', [1, 3]],
    ['status:<300,>423', [1, 2, 3, 5]],
    ['-status:4xx', [2, 3, 4, 5]],
    ['outcome:failure', [0]],
    ['outcome:partial', [3]],
    ['outcome:dependent', [1]],
    ['outcome:notice', [4]],
    ['outcome:success', [2, 5]],
    ['outcome:unknown', []],
    ['outcome:Failure,Partial', [0, 3]],
    ['-outcome:success', [0, 1, 3, 4]],
    ['is:failed', [0, 3]],
    ['is:dependent', [1]],
    ['is:missing', [2]],
    ['is:unanswered', []],
    ['is:failed,dependent', [0, 1, 3]],
    ['-is:failed -is:dependent', [2, 4, 5]],
    ['is:failed status:5xx', [3]],
    ['prop:getetag', [2, 3]],
    ['prop:ETAG', [2, 3]],
    ['prop:DAV:owner', [2]],
    ['prop:dav', []],
    ['prop:{DAV:}getetag', [2, 3]],
    ['prop:projects', []],
    ['error:lock-token-submitted', [0]],
    ['error:DAV:lock', [0]],
    ['error:dav', []],
    ['error:waits', []],
    ['path:projects', [0, 1]],
    ['path:"a b"', [0]],
    ['path:"a b', [0]],
    ['path:/dav/d', [2]],
    ['path:getetag', []],
    ['-path:projects', [2, 3, 4, 5]],
    ['path:projects path:b.txt', [0]],
    ['message:waits', [1]],
    ['message:"WAITS FOR"', [1]],
    ['message:projects', []],
  ])('%j finds the operations %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
    expect(makeFilter(text).problems).toEqual([]);
  });

  it.each([
    ['PROPFIND', true],
    ['example.test', true],
    ['"dav.example.test/dav/"', true],
    ['/test\\/dav\\/$/', true],
    ['-example.test', false],
    ['method:propfind', true],
    ['method:PUT,PROPFIND', true],
    ['method:PROP', false],
    ['-method:PROPFIND', false],
    ['domain:dav.example.test', true],
    ['domain:EXAMPLE.test', true],
    ['domain:*.example.test', true],
    ['domain:dav.*', true],
    ['domain:ample.test', false],
    ['domain:example', false],
    ['url:example.test/dav', true],
    ['url:HTTPS:', true],
    ['url:projects', false],
    ['dialect:webdav', true],
    ['dialect:properties', true],
    ['dialect:caldav', false],
    ['dialect:graph', false],
    ['verdict:mixed', true],
    ['verdict:unreadable,Mixed', true],
    ['verdict:all-failed', false],
    ['-verdict:mixed', false],
    ['failed:2', true],
    ['failed:>1', true],
    ['failed:>=3', false],
    ['failed:<2', false],
    ['larger-than:1', true],
    ['larger-than:0.5k', true],
    ['larger-than:1M', false],
    ['larger-than:1GB', false],
    ['-larger-than:1m', true],
  ])('%j applies to all operations of the response: %j', (text, passes) => {
    expect(shown(text)).toEqual(passes ? ALL : []);
    expect(makeFilter(text).problems).toEqual([]);
    expect(makeFilter(text).within(LISTING).itself).toBe(passes);
  });

  it('combines terms about operations and terms about the response', () => {
    expect(shown('method:PROPFIND status:4xx')).toEqual([0, 1]);
    expect(shown('method:PUT status:4xx')).toEqual([]);
    expect(shown('-method:PUT example.test is:failed')).toEqual([0, 3]);
  });

  it('matches the host with its port, and the readable form of the URL', () => {
    const local = parsed(multistatus(response('/a', 200)), { url: 'http://localhost:8080/caf%C3%A9/%7Bid%7D' });
    for (const text of ['domain:localhost', 'domain:localhost:8080', 'url:café', 'url:%C3%A9', 'café', 'url:{id}'])
      expect(shown(text, false, local), text).toEqual([0]);
    expect(shown('domain:localhost:80', false, local)).toEqual([]);
  });

  it('counts failures that the body states without listing them', () => {
    const { exchange, report } = LISTING;
    const statedTotals = { total: 9, failed: 7, isFlagged: false, source: '"failed": 7' };
    const { within } = makeFilter('failed:>6');
    expect(within({ exchange, report: { ...report, statedTotals } }).operations).toBe(true);
    expect(within({ exchange, report }).operations).toBe(false);
  });

  it('finds the codes and messages of JSON items', () => {
    const batch = parsed(
      '{"results":[{"id":"a","status":200},{"id":"b","status":409,"error":{"code":"TAKEN","message":"Name in use"}}]}',
      { method: 'POST', type: 'application/json' },
    );
    for (const text of ['error:taken', 'message:"in use"', 'path:b', 'dialect:json status:409'])
      expect(shown(text, false, batch), text).toEqual([1]);
    expect(shown('prop:status', false, batch)).toEqual([]);
  });

  it.each([
    'https://dav.example.test/dav/',
    'urn:uuid:6',
    'DAV:owner',
    'oc:fileid',
    'D:getetag',
    'cal:x',
    '"nonsense:x"',
    '12:30',
  ])('treats %j as text', (text) => {
    expect(makeFilter(text).problems).toEqual([]);
  });

  it('finds a URI and a property by its QName', () => {
    expect(shown('https://dav.example.test')).toEqual(ALL);
    expect(shown('https://other.example')).toEqual([]);
    expect(shown('DAV:owner')).toEqual([2]);
    expect(shown('d:getetag')).toEqual([2, 3]);
    expect(shown('"DAV:getetag"')).toEqual([2, 3]);
    const owned = parsed(
      multistatus(
        '<D:response><D:href>/a</D:href><D:propstat><D:prop><x:fileid xmlns:x="http://owncloud.org/ns"/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>',
      ),
    );
    expect(shown('oc:fileid', false, owned)).toEqual([0]);
    expect(shown('nc:fileid', false, owned)).toEqual([]);
  });

  it('that is empty needs no operations', () => {
    expect(makeFilter('').isEmpty).toBe(true);
    expect(makeFilter('', true).within(LISTING)).toEqual({ itself: true, operations: true });
  });

  it('inverts each term with Invert, as in DevTools', () => {
    expect(shown('projects', true)).toEqual([2, 3, 4, 5]);
    expect(shown('projects waits', true)).toEqual([2, 3, 4, 5]);
    expect(shown('-projects', true)).toEqual([0, 1]);
    expect(shown('method:PUT', true)).toEqual(ALL);
    expect(shown('method:PROPFIND', true)).toEqual([]);
    expect(shown('method:PUT status:4xx', true)).toEqual([2, 3, 4, 5]);
  });

  it('finds operations in a recorded response', () => {
    const exchange = exchangeOfCase(caseOf('apache/43-lock-infinity-conflict'));
    const recorded = { exchange, report: parseExchange(exchange) };
    expect(shown('status:423', false, recorded)).toEqual([1, 2, 3]);
  });

  it('distinguishes request items without a result from unknown outcomes', () => {
    const items = unansweredOperations([{ index: 1, label: 'b' }]);
    const passes = (text: string): unknown => {
      const { operations } = makeFilter(text).within(LISTING);
      return typeof operations === 'boolean' ? operations : operations(items, 0);
    };
    expect(['is:unanswered', 'b', 'path:b', '-status:404', '-outcome:success'].map(passes)).not.toContain(false);
    expect(['outcome:unknown', 'is:failed', 'status:>=100', 'message:b', 'prop:b'].map(passes)).not.toContain(true);
  });
});

describe('a response without operations', () => {
  const PAGE = parsed('<!doctype html><p>Bad gateway</p>', {
    method: 'POST',
    url: 'https://api.example.test/items/bulk',
    type: 'text/html',
  });
  it.each([
    ['verdict:unreadable', true],
    ['bulk', true],
    ['-bulk', false],
    ['/items\\/bulk$/', true],
    ['POST', true],
    ['url:bulk', true],
    ['domain:api.example.test', true],
    ['method:POST verdict:unreadable', true],
    ['method:PUT', false],
    ['failed:0', true],
    ['gateway', false],
    ['bulk is:failed', false],
    ['bulk status:4xx', false],
    ['-is:failed', true],
    ['', true],
  ])('passes %j: %s', (text, passes) => {
    expect(makeFilter(text).within(PAGE).itself).toBe(passes);
  });
});
