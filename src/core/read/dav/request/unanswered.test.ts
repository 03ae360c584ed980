import { describe, expect, it } from 'vitest';
import { multistatus, propstats, reportOn, response, type ExchangeOptions } from '../../../../../testing/exchange.ts';

const REQUEST =
  '<D:propertyupdate xmlns:D="DAV:" xmlns:x="urn:x"><D:set><D:prop><D:displayname>a</D:displayname><x:color>b</x:color></D:prop></D:set><D:remove><D:prop><x:size/></D:prop></D:remove></D:propertyupdate>';

function unansweredIn(body: string, options: ExchangeOptions = {}): readonly (readonly [number, string | null])[] {
  const { unanswered } = reportOn(body, { method: 'PROPPATCH', request: REQUEST, ...options });
  return unanswered.map(({ index, label }) => [index, label] as const);
}

const mentioned = (written: string): string =>
  multistatus(
    `<D:response><D:href>/a</D:href><D:propstat><D:prop>${written}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
  );

describe('the properties of a PROPPATCH', () => {
  it('that no propstat mentions have no result', () => {
    expect(unansweredIn(mentioned('<D:displayname/>'))).toEqual([
      [1, '{urn:x}color'],
      [2, '{urn:x}size'],
    ]);
    expect(unansweredIn(multistatus())).toHaveLength(3);
  });

  it('have a result in any propstat of any status', () => {
    const body = mentioned('<D:displayname/>').replace(
      '</D:propstat>',
      '</D:propstat><D:propstat><D:prop><color xmlns="urn:x"/><size xmlns="urn:x"/></D:prop><D:status>HTTP/1.1 424 x</D:status></D:propstat>',
    );
    expect(unansweredIn(body)).toEqual([]);
  });

  it('share the status of the response', () => {
    expect(unansweredIn(multistatus(response('/a', 403)))).toEqual([]);
  });

  it.each([
    ['in no namespace', '<D:displayname/><color/><size/>'],
    ['with an undeclared prefix', '<D:displayname/><y:color/><y:size/>'],
    ['split at another place', '<D:displayname/><color xmlns="urn"/><xsize xmlns="urn:"/>'],
  ])('are recognized %s', (_, written) => {
    expect(unansweredIn(mentioned(written))).toEqual([]);
  });

  it('with the same local name are distinct', () => {
    const request =
      '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><a xmlns="urn:1"/><a xmlns="urn:2"/></D:prop></D:set></D:propertyupdate>';
    expect(unansweredIn(mentioned('<a xmlns="urn:2"/>'), { request })).toEqual([[0, '{urn:1}a']]);
    expect(unansweredIn(mentioned('<a xmlns=""/>'), { request })).toHaveLength(1);
  });

  it('are not known if the request is truncated', () => {
    expect(unansweredIn(multistatus(propstats('/a', { 200: ['x'] })), { request: REQUEST.slice(0, 120) })).toEqual([]);
  });
});

describe('the properties of a resource to be created', () => {
  const request = '<D:mkcol xmlns:D="DAV:"><D:set><D:prop><D:resourcetype/><D:displayname/></D:prop></D:set></D:mkcol>';
  const body = multistatus(propstats('/c/', { 200: ['resourcetype'] }));

  it('have no result if 207 omits them', () => {
    expect(unansweredIn(body, { method: 'MKCOL', request })).toEqual([[1, 'DAV:displayname']]);
  });

  it('are set by 201', () => {
    expect(unansweredIn(body, { method: 'MKCOL', request, status: 201 })).toEqual([]);
  });
});
