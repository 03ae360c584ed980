import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, propstats, reportOn, response, type ExchangeOptions } from '../../../../testing/exchange.ts';

type Row = readonly [title: string, body: string, options: ExchangeOptions, outcome: string, sentence: string];

const URL = 'http://h.test/dav/';

/**
 * The cases in a table, one per line: the status and the hrefs of each response, the outcome of the verdict, and its sentence
 * without the method.
 */
function casesOf(method: string, table: string, url = URL): Row[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [responses = '', outcome = '', sentence = ''] = line.split('|').map((cell) => cell.trim());
      const body = multistatus(...responses.split(', ').map(responseOf));
      return [`${method}: ${responses}`, body, { method, url }, outcome, `${method}: ${sentence}`];
    });
}

function responseOf(statusAndHrefs: string): string {
  const [status, ...hrefs] = statusAndHrefs.split(' ');
  return `<D:response>${hrefs.map((href) => `<D:href>${href}</D:href>`).join('')}<D:status>HTTP/1.1 ${status} x</D:status></D:response>`;
}

const ACTED: readonly Row[] = [
  ...casesOf(
    'DELETE',
    `
    423 /dav/a, 403 /dav/b, 424 /dav/, 424 /dav/c/ | all-failed | the collection still exists; 2 members were refused (423, 403), 2 more were not removed because of them.
    500 /dav/a, 500 /dav/b        | all-failed    | the collection still exists; 2 members failed (500).
    423 /dav/a /dav/b /dav/c      | all-failed    | the collection still exists; 3 members were refused (423).
    301 /dav/a, 302 /dav/b        | all-succeeded | 2 resources have a 3xx status (301, 302).
    204 /dav/a, 302 /dav/b        | all-succeeded | 1 resource was deleted, 1 has a 3xx status (302).
    204 /dav/a, 204 /dav/b, 423 /dav/c | mixed    | the collection still exists; 1 member was refused (423), 2 were deleted.
    204 /dav/, 423 /dav/c         | mixed         | 1 member was refused (423); 1 was deleted.
    424 /dav/, 424 /dav/c         | all-failed    | the collection still exists; 2 resources were not removed because another one failed.
    204 /dav/a, gone /dav/b /dav/c | unknown      | 1 resource was deleted, 2 have no valid status.`,
  ),
  ...casesOf('DELETE', '403 /dav/x | all-failed | the resource still exists; it was refused (403).', `${URL}x`),
  ...casesOf(
    'LOCK',
    `
    423 /dav/a /dav/b, 424 /dav/ /dav/c /dav/d/ | all-failed | nothing was locked; 2 members are already locked (423), 3 more were not locked because of them.
    200 /dav/a, 423 /dav/b        | mixed         | 1 member is already locked (423); 1 was locked, although RFC 4918 requires all or nothing.`,
  ),
  ...casesOf('MOVE', 'gone /dav/a, gone /dav/b, gone /dav/c | unknown | 3 resources, none with a valid status.'),
  ...casesOf(
    'COPY',
    '403 /dav/a, 404 /dav/b, 409 /dav/c, 412 /dav/d, 423 /dav/e, 507 /dav/f | all-failed | the copy is not complete; 6 resources failed (403, 404, 409, 412, …).',
  ),
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
    'a method that applies to one resource',
    multistatus(response('/dav/x', 423, '<D:error><D:lock-token-submitted/></D:error>')),
    { method: 'PUT', url: 'http://h.test/dav/x' },
    'all-failed',
    'PUT: the request failed (423); lock-token-submitted.',
  ],
  [
    'a method that applies to one resource, but the response lists another one',
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
    'an unknown method',
    multistatus(response('/dav/a', 200), response('/dav/b', 403)),
    { method: '' },
    'mixed',
    '1 of 2 resources failed (403).',
  ],
  [
    'an unknown method, with properties',
    multistatus(propstats('/dav/a', { 200: ['getetag'], 404: ['owner'] }), propstats('/dav/b', { 200: ['owner'] })),
    { method: '' },
    'all-succeeded',
    '2 resources; 1 property is missing on 1 of 2 resources: owner.',
  ],
];

const READS: readonly Row[] = [
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
    'each resource lacks a different property',
    multistatus(propstats('/a', { 404: ['p'] }), propstats('/b', { 404: ['q', 'r'] }), propstats('/c', { 200: ['p'] })),
    {},
    'all-succeeded',
    'PROPFIND: 3 resources; 2 of 3 resources lack some of 3 properties: p, q and r.',
  ],
  [
    'a missing property that is listed twice counts once',
    multistatus(propstats('/a', { 404: ['p', 'p'] }), propstats('/b', { 404: ['p'] })),
    {},
    'all-succeeded',
    'PROPFIND: 2 resources; 1 property is missing on all 2 resources: p.',
  ],
  [
    'removed resources have no missing properties',
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
    'PROPFIND: 4 resources; 1 failed (403); 1 was not attempted because another one failed; 1 has a 3xx status (301); 1 has no valid status.',
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
  it.each([...ACTED, ...OTHERS, ...READS])('%s', (_, body, options, outcome, sentence) => {
    expect(inEnglish(reportOn(body, options).verdict)).toEqual({ outcome, sentence });
  });
});
