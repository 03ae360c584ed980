import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, propstats, reportOn, response, type ExchangeOptions } from '../../../../testing/exchange.ts';

type Row = readonly [why: string, body: string, said: ExchangeOptions, outcome: string, sentence: string];

const URL = 'http://h.test/dav/';
const hrefs = (status: number, ...paths: readonly string[]): string =>
  `<D:response>${paths.map((path) => `<D:href>${path}</D:href>`).join('')}<D:status>HTTP/1.1 ${status} x</D:status></D:response>`;
const many = (count: number, status: number | string): string[] =>
  Array.from({ length: count }, (_, index) => response(`/dav/${index}`, status));

const ACTED: readonly Row[] = [
  [
    'DELETE with dependents',
    multistatus(response('/dav/a', 423), response('/dav/b', 403), response('/dav/', 424), response('/dav/c/', 424)),
    { method: 'DELETE', url: URL },
    'all-failed',
    'DELETE: the collection still exists; 2 members were refused (423, 403), 2 more were not removed because of them.',
  ],
  [
    'DELETE of a single resource',
    multistatus(response('/dav/x', 403)),
    { method: 'DELETE', url: 'http://h.test/dav/x' },
    'all-failed',
    'DELETE: the resource still exists; it was refused (403).',
  ],
  [
    'a server error is not a refusal',
    multistatus(response('/dav/a', 500), response('/dav/b', 500)),
    { method: 'DELETE', url: URL },
    'all-failed',
    'DELETE: the collection still exists; 2 members failed (500).',
  ],
  [
    'every href of a response counts',
    multistatus(hrefs(423, '/dav/a', '/dav/b', '/dav/c')),
    { method: 'DELETE', url: URL },
    'all-failed',
    'DELETE: the collection still exists; 3 members were refused (423).',
  ],
  [
    'every href of a dependent counts',
    multistatus(hrefs(423, '/dav/a', '/dav/b'), hrefs(424, '/dav/', '/dav/c', '/dav/d/')),
    { method: 'LOCK', url: URL },
    'all-failed',
    'LOCK: nothing was locked; 2 members are already locked (423), 3 more were not locked because of them.',
  ],
  [
    'DELETE that only redirects has not deleted anything',
    multistatus(response('/dav/a', 301), response('/dav/b', 302)),
    { method: 'DELETE', url: URL },
    'all-succeeded',
    'DELETE: 2 resources have a 3xx status (301, 302).',
  ],
  [
    'DELETE that redirects one',
    multistatus(response('/dav/a', 204), response('/dav/b', 302)),
    { method: 'DELETE', url: URL },
    'all-succeeded',
    'DELETE: 1 resource was deleted, 1 has a 3xx status (302).',
  ],
  [
    'one success among responses without a status',
    multistatus(response('/dav/a', 204), ...many(99, 'gone')),
    { method: 'DELETE', url: URL },
    'unknown',
    'DELETE: 1 resource was deleted, 99 have no valid status.',
  ],
  [
    'no status at all',
    multistatus(...many(3, '')),
    { method: 'MOVE', url: URL },
    'unknown',
    'MOVE: 3 resources, none with a valid status.',
  ],
  [
    'what was done beside a failure',
    multistatus(response('/dav/a', 204), response('/dav/b', 204), response('/dav/c', 423)),
    { method: 'DELETE', url: URL },
    'mixed',
    'DELETE: the collection still exists; 1 member was refused (423), 2 were deleted.',
  ],
  [
    'the collection itself has a success',
    multistatus(response('/dav/', 204), response('/dav/c', 423)),
    { method: 'DELETE', url: URL },
    'mixed',
    'DELETE: 1 member was refused (423); 1 was deleted.',
  ],
  [
    'dependents without a failure',
    multistatus(response('/dav/', 424), response('/dav/c', 424)),
    { method: 'DELETE', url: URL },
    'all-failed',
    'DELETE: the collection still exists; 2 resources were not removed because another one failed.',
  ],
  [
    'a lock beside a refusal contradicts RFC 4918',
    multistatus(response('/dav/a', 200), response('/dav/b', 423)),
    { method: 'LOCK', url: URL },
    'mixed',
    'LOCK: 1 member is already locked (423); 1 was locked, although RFC 4918 requires all or nothing.',
  ],
  [
    'more statuses than a sentence names',
    multistatus(...[403, 404, 409, 412, 423, 507].map((status) => response(`/dav/${status}`, status))),
    { method: 'COPY', url: URL },
    'all-failed',
    'COPY: the copy is not complete; 6 resources failed (403, 404, 409, 412, …).',
  ],
  [
    'an error status of the response itself',
    multistatus(response('/dav/a', 204)),
    { method: 'DELETE', url: URL, status: 500 },
    'unknown',
    'DELETE: 1 resource was deleted; the status of the response is 500.',
  ],
  [
    'an error status with an empty multistatus',
    multistatus(),
    { method: 'DELETE', url: URL, status: 424 },
    'unknown',
    'DELETE: the multistatus lists no resources; the status of the response is 424.',
  ],
];

const OTHERS: readonly Row[] = [
  [
    'a method that is about one resource',
    multistatus(response('/dav/x', 423, '<D:error><D:lock-token-submitted/></D:error>')),
    { method: 'PUT', url: 'http://h.test/dav/x' },
    'all-failed',
    'PUT: the request failed (423); lock-token-submitted.',
  ],
  [
    'the same about another resource than the request',
    multistatus(response('/dav/y', 423, '<D:error><D:lock-token-submitted/></D:error>')),
    { method: 'PUT', url: 'http://h.test/dav/x' },
    'all-failed',
    'PUT: the resource failed (423); lock-token-submitted.',
  ],
  [
    'a PUT that lists a success',
    multistatus(response('/dav/x', 201)),
    { method: 'PUT', url: 'http://h.test/dav/x' },
    'all-succeeded',
    'PUT: 1 resource has status 201.',
  ],
  [
    'a POST that lists successes',
    multistatus(response('/dav/a', 201), response('/dav/b', 200), propstats('/dav/c', { 200: ['getetag'] })),
    { method: 'POST', url: URL },
    'all-succeeded',
    'POST: 3 resources have status 200 or 201.',
  ],
  [
    'a GET with resources of every kind',
    multistatus(response('/dav/a', 200), response('/dav/b', 301), response('/dav/c', 'x')),
    { method: 'GET', url: URL },
    'unknown',
    'GET: 1 resource has status 200, 1 has a 3xx status (301), 1 has no valid status.',
  ],
  [
    'no known method',
    multistatus(response('/dav/a', 200), response('/dav/b', 403)),
    { method: '' },
    'mixed',
    '1 of 2 resources failed (403).',
  ],
  [
    'no known method, properties',
    multistatus(propstats('/dav/a', { 200: ['getetag'], 404: ['owner'] }), propstats('/dav/b', { 200: ['owner'] })),
    { method: '' },
    'all-succeeded',
    '2 resources; 1 property is missing on 1 of 2 resources: owner.',
  ],
];

const READ: readonly Row[] = [
  [
    'the same properties are missing everywhere',
    multistatus(
      ...['a', 'b', 'c'].map((path) => propstats(path, { 200: ['getetag'], 404: ['owner', 'acl', 'group', 'x'] })),
    ),
    {},
    'all-succeeded',
    'PROPFIND: 3 resources; 4 properties are missing on all 3 resources: owner, acl and 2 more.',
  ],
  [
    'some properties are missing everywhere, others on collections',
    multistatus(
      propstats('/a/', { 404: ['owner', 'size', 'type'] }),
      propstats('/b/', { 404: ['owner', 'size', 'type'] }),
      propstats('/c', { 404: ['owner'] }),
    ),
    {},
    'all-succeeded',
    'PROPFIND: 3 resources; 1 property is missing on all 3 resources: owner; 2 of them lack 2 others.',
  ],
  [
    'some properties are missing everywhere, and each resource lacks others',
    multistatus(propstats('/a', { 404: ['owner', 'size'] }), propstats('/b', { 404: ['owner', 'type'] })),
    {},
    'all-succeeded',
    'PROPFIND: 2 resources; 1 property is missing on all 2 resources: owner; all 2 of them lack some of 2 others.',
  ],
  [
    'each resource lacks something else',
    multistatus(propstats('/a', { 404: ['p'] }), propstats('/b', { 404: ['q', 'r'] }), propstats('/c', { 200: ['p'] })),
    {},
    'all-succeeded',
    'PROPFIND: 3 resources; 2 of 3 resources lack some of 3 properties: p, q and r.',
  ],
  [
    'a property that is named twice is missing once',
    multistatus(propstats('/a', { 404: ['p', 'p'] }), propstats('/b', { 404: ['p'] })),
    {},
    'all-succeeded',
    'PROPFIND: 2 resources; 1 property is missing on all 2 resources: p.',
  ],
  [
    'removed resources lack nothing',
    multistatus(
      propstats('/a', { 200: ['getetag'], 404: ['owner'] }),
      response('/b', 404),
      '<D:sync-token>t</D:sync-token>',
    ),
    { method: 'REPORT', request: '<D:sync-collection xmlns:D="DAV:"/>' },
    'all-succeeded',
    'REPORT: 1 resource changed, 1 removed; 1 property is missing: owner.',
  ],
  [
    'failures, redirections and responses without a status',
    multistatus(
      response('/a', 403),
      response('/b', 301),
      response('/c', 424),
      '<D:response><D:href>/d</D:href></D:response>',
    ),
    {},
    'mixed',
    'PROPFIND: 4 resources; 1 failed (403); 1 was not processed because another one failed; 1 has a 3xx status (301); 1 has no valid status.',
  ],
  [
    'a wrong charset does not hide anything',
    multistatus(),
    { method: 'REPORT', type: 'application/xml; charset=klingon' },
    'empty',
    'REPORT: the multistatus lists no resources.',
  ],
];

describe('the verdict on a multistatus', () => {
  it.each([...ACTED, ...OTHERS, ...READ])('%s', (_, body, said, outcome, sentence) => {
    expect(inEnglish(reportOn(body, said).verdict)).toEqual({ outcome, sentence });
  });
});
