import { describe, expect, it } from 'vitest';
import { caseOf, casesOf, exchangeOfCase } from '../../../../test/corpus/cases.ts';
import { exchangeOf, multistatus, propstats, response } from '../../../../testing/exchange.ts';
import type { Exchange } from '../../har/exchange.ts';
import { createRenderer } from '../../model/message.ts';
import { requestedMessages } from './messages.ts';
import { parseExchange } from '../parseExchange.ts';
import { requestItemsOf } from './requestItems.ts';
import { requestSummary } from './requestSummary.ts';

const recorded = (name: string): Exchange => exchangeOfCase(caseOf(name));

function summaryOf(exchange: Exchange): string | null {
  const summary = requestSummary(exchange, parseExchange(exchange));
  return summary && createRenderer([requestedMessages])(summary);
}

/** The parts of the request that the operations belong to, each on one line. */
function itemsOf(exchange: Exchange): (string | null)[] {
  const report = parseExchange(exchange);
  const items = requestItemsOf(exchange, report);
  const text = (range: readonly [number, number] | null): string | null =>
    range && (exchange.request.body?.slice(...range).replace(/\s+/g, ' ') ?? null);
  return [
    ...Array.from({ length: report.operations.size }, (_, index) =>
      text(items.ofOperation(report.operations.detail(index))),
    ),
    ...report.unanswered.map((item) => text(items.ofUnanswered(item))),
  ];
}

const PROPFIND =
  '<p:propfind xmlns:p="DAV:" xmlns:x="urn:x"><p:prop><p:getetag/><x:a><x:inner/></x:a><p:owner/></p:prop></p:propfind>';

describe('the properties of a request', () => {
  const rangeOf = (request: string, name: string, method = 'PROPFIND'): string | null => {
    const exchange = exchangeOf(multistatus(propstats('/a', { 200: ['getetag'] })), { method, request });
    const range = requestItemsOf(exchange, parseExchange(exchange)).ofProperty(name);
    return range && request.slice(...range);
  };

  it('are those of a PROPFIND, not elements inside them', () => {
    expect(rangeOf(PROPFIND, '{DAV:}getetag')).toBe('<p:getetag/>');
    expect(rangeOf(PROPFIND, '{urn:x}a')).toBe('<x:a><x:inner/></x:a>');
    expect(rangeOf(PROPFIND, '{urn:x}inner')).toBeNull();
  });

  it('are all if it is allprop or propname, and also those of include', () => {
    const allprop = '<propfind xmlns="DAV:"><allprop/><include><owner/></include></propfind>';
    expect(rangeOf(allprop, '{DAV:}getetag')).toBe('<allprop/>');
    expect(rangeOf(allprop, '{DAV:}owner')).toBe('<owner/>');
    expect(rangeOf('<propfind xmlns="DAV:"><propname/></propfind>', '{DAV:}x')).toBe('<propname/>');
  });

  it('are those of reports and searches, not of their conditions', () => {
    const report =
      '<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/></prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>';
    expect(rangeOf(report, '{DAV:}getetag', 'REPORT')).toBe('<getetag/>');
    const search =
      '<searchrequest xmlns="DAV:"><basicsearch><select><prop><getetag/></prop></select><where><gt><prop><owner/></prop><literal>1</literal></gt></where></basicsearch></searchrequest>';
    expect(rangeOf(search, '{DAV:}getetag', 'SEARCH')).toBe('<getetag/>');
    expect(rangeOf(search, '{DAV:}owner', 'SEARCH')).toBeNull();
  });

  it('are those that a PROPPATCH sets or removes, of which the last instruction counts', () => {
    const request =
      '<propertyupdate xmlns="DAV:"><set><prop><owner>1</owner></prop></set><remove><prop><owner/></prop></remove></propertyupdate>';
    expect(rangeOf(request, '{DAV:}owner', 'PROPPATCH')).toBe('<owner/>');
  });

  it('are not known if the request is truncated', () => {
    expect(rangeOf(PROPFIND.slice(0, -20), '{DAV:}getetag')).toBeNull();
  });
});

describe('the request item of a result', () => {
  it('is that with the same id in a JSON batch, whatever the order', () => {
    const items = itemsOf(recorded('shapes/055-microsoft-graph-json-batch'));
    expect(items).toHaveLength(5);
    for (const item of items) expect(item).toMatch(/^\{"id":"\d"/);
  });

  it('is an action with its document in a bulk request', () => {
    const request = '{"index":{"_id":"1"}}\n{"f":1}\n{"delete":{"_id":"2"}}\n{"create":{"_id":"3"}}\n{"f":3}\n';
    const result = (action: string, id: string, status: number): object => ({ [action]: { _id: id, status } });
    const body = {
      took: 1,
      errors: true,
      items: [result('index', '1', 200), result('delete', '2', 404), result('create', '3', 409)],
    };
    const exchange = exchangeOf(JSON.stringify(body), {
      method: 'POST',
      url: 'https://a.test/_bulk',
      type: 'application/json',
      request,
    });
    expect(itemsOf(exchange)).toEqual([
      '{"index":{"_id":"1"}} {"f":1}',
      '{"delete":{"_id":"2"}}',
      '{"create":{"_id":"3"}} {"f":3}',
    ]);
  });

  it('is an href of a multiget, also without a result', () => {
    const hrefs = itemsOf(recorded('radicale/24-report-multiget'));
    const found = hrefs.filter((item) => item !== null);
    expect(found).toHaveLength(6);
    for (const item of found) expect(item).toMatch(/^<(\w+:)?href>/);
  });

  it('is a property of a PROPPATCH that is not mentioned', () => {
    const request =
      '<propertyupdate xmlns="DAV:"><set><prop><owner>1</owner><getetag>2</getetag></prop></set></propertyupdate>';
    const body = multistatus(propstats('/a', { 200: ['owner'] }));
    expect(itemsOf(exchangeOf(body, { method: 'PROPPATCH', request })).at(-1)).toBe('<getetag>2</getetag>');
  });

  it('is not known if several lists of the request have as many items', () => {
    const request = '{"a":[{"v":1},{"v":2}],"b":[{"v":3},{"v":4}]}';
    const body = JSON.stringify({ results: [{ status: 200 }, { status: 409 }] });
    const items = itemsOf(exchangeOf(body, { method: 'POST', type: 'application/json', request }));
    expect(items).toEqual([null, null]);
  });

  it('has the id or URL of the result, in all recorded batches of Graph, OData and FHIR', () => {
    let checked = 0;
    for (const one of casesOf('json')) {
      const exchange = exchangeOfCase(one);
      const report = parseExchange(exchange);
      if (!['graph', 'odata'].includes(report.dialect?.id ?? '')) continue;
      const items = requestItemsOf(exchange, report);
      for (let index = 0; index < report.operations.size; index += 1) {
        const operation = report.operations.detail(index);
        const range = items.ofOperation(operation);
        if (!range) continue;
        checked += 1;
        expect(exchange.request.body?.slice(...range)).toContain(operation.label);
      }
    }
    expect(checked).toBeGreaterThan(5);
  });
});

describe('the summary of a request', () => {
  it('counts the properties of a PROPFIND by what all resources have', () => {
    const request = PROPFIND.replace('<p:owner/>', '<p:owner/><p:displayname/><p:never/>');
    const body = multistatus(
      propstats('/a', { 200: ['getetag', 'owner', 'getcontenttype'], 404: ['displayname'] }),
      propstats('/b', { 200: ['getetag'], 404: ['displayname'], 403: ['owner'] }),
    );
    expect(summaryOf(exchangeOf(body, { request }))).toBe(
      '5 properties requested: 1 returned on all 2 resources, 1 missing on all (displayname), 1 failed on at least one (owner), 2 not returned (a and never); 1 returned that was not requested (getcontenttype)',
    );
  });

  it.each([
    [
      'apache-svn/06-propfind-deltav-live',
      '13 properties requested: 8 returned on all 6 resources, 5 missing on all (baseline-collection, supported-method-set and 3 more)',
    ],
    [
      'nginx/06-propfind-named-404',
      '12 properties requested: 5 returned on all 5 resources, 1 returned on some resources (getcontentlength), 6 not returned (getetag, quota-used-bytes and 4 more)',
    ],
    [
      'apache/09-propfind-allprop-include',
      'All properties requested (allprop): 9 different properties returned; of those included by name, 3 not returned (supported-live-property-set, supported-report-set and color)',
    ],
    [
      'apache-cadaver/05-propfind-dav-names-plain-txt',
      'The names of all properties requested (propname): 9 different names returned',
    ],
    ['xandikos/15-proppatch-calendar', '3 properties to set or remove: 2 set, 1 refused (custom)'],
    [
      'radicale/24-report-multiget',
      '6 resources requested: 4 returned, 1 missing (404), 1 not returned; 1 returned that was not requested',
    ],
    [
      'shapes/055-microsoft-graph-json-batch',
      '5 request items: 2 succeeded, 2 failed, 1 failed because of another one',
    ],
  ])('of %s is as recorded', (name, expected) => {
    expect(summaryOf(recorded(name))).toBe(expected);
  });

  it('is missing if the request or a part of the response is', () => {
    const body = multistatus(propstats('/a', { 200: ['getetag'] }));
    expect(summaryOf(exchangeOf(body))).toBeNull();
    expect(summaryOf(exchangeOf(body.slice(0, -20), { request: PROPFIND }))).toBeNull();
    expect(summaryOf(exchangeOf(multistatus(response('/a', 403)), { request: PROPFIND }))).toBeNull();
  });

  it('states numbers that add up to the requested properties, in all recorded responses', () => {
    for (const kind of ['webdav', 'json'] as const) {
      for (const one of casesOf(kind)) {
        const summary = summaryOf(exchangeOfCase(one));
        const [, total, list] = /^([\d,]+) [^:]*: ([^;]*)/.exec(summary ?? '') ?? [];
        if (total === undefined || list === undefined) continue;
        const numbers = list
          .replaceAll(/ \([^()]*\)(?=,|$)/g, '')
          .split(', ')
          .map((part) => Number(part.split(' ', 1)[0]?.replaceAll(',', '')));
        expect(
          numbers.reduce((sum, number) => sum + number, 0),
          `${one.name}: ${summary}`,
        ).toBe(Number(total));
      }
    }
  });
});
