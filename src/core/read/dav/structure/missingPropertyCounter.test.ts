import { describe, expect, it } from 'vitest';
import { multistatus, propstats, reportOn, response } from '../../../../../testing/exchange.ts';
import type { MissingProperties } from '../../../model/operation.ts';

function missingIn(...responses: readonly string[]): MissingProperties | undefined {
  return reportOn(multistatus(...responses)).operations.missingProperties?.();
}

describe('missing properties', () => {
  it('are counted by name and by resource', () => {
    const missing = missingIn(
      propstats('/a', { 200: ['getetag'], 404: ['owner', 'acl'] }),
      propstats('/b', { 404: ['owner'] }),
      propstats('/c', { 200: ['owner'] }),
    );
    expect(missing?.names).toEqual([
      { name: '{DAV:}owner', resources: 2 },
      { name: '{DAV:}acl', resources: 1 },
    ]);
    expect([0, 1, 2].map((properties) => missing?.resourcesWithMoreThan(properties))).toEqual([2, 1, 0]);
  });

  it('are counted once for a resource that lists them twice', () => {
    const missing = missingIn(propstats('/a', { 404: ['owner', 'owner'] }));
    expect(missing?.names).toEqual([{ name: '{DAV:}owner', resources: 1 }]);
    expect(missing?.resourcesWithMoreThan(1)).toBe(0);
  });

  it('of an unclosed response are not counted', () => {
    const body = multistatus(propstats('/a', { 404: ['owner'] }), propstats('/b', { 404: ['acl'] }));
    const cut = reportOn(body.slice(0, body.lastIndexOf('</D:response>')));
    expect(cut.operations.missingProperties?.().names).toEqual([{ name: '{DAV:}owner', resources: 1 }]);
  });

  it('do not include refused properties', () => {
    const request = '<D:propertyupdate xmlns:D="DAV:"/>';
    const report = reportOn(multistatus(propstats('/a', { 404: ['owner'] })), { method: 'PROPPATCH', request });
    expect(report.operations.missingProperties?.().names).toEqual([]);
  });
});

describe('the resources of a response', () => {
  it('are counted by its hrefs', () => {
    const three =
      '<D:response><D:href>/a</D:href><D:href>/b</D:href><D:href>/c</D:href><D:status>HTTP/1.1 423 x</D:status></D:response>';
    const none = '<D:response><D:status>HTTP/1.1 423 x</D:status></D:response>';
    const { operations } = reportOn(multistatus(three, response('/d', 200), none));
    expect([0, 1, 2].map((operation) => operations.resources?.(operation))).toEqual([3, 1, 1]);
  });
});
