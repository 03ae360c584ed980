import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { multistatus, propstats, reportOn, response, type ExchangeOptions } from '../../../../testing/exchange.ts';

type Row = readonly [title: string, body: string, options: ExchangeOptions, outcome: string, sentence: string];

const update = (set: readonly string[], remove: readonly string[] = []): string =>
  `<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop>${set.map((name) => `<D:${name}>x</D:${name}>`).join('')}</D:prop></D:set><D:remove><D:prop>${remove.map((name) => `<D:${name}/>`).join('')}</D:prop></D:remove></D:propertyupdate>`;
const patch = (request?: string): ExchangeOptions =>
  request === undefined ? { method: 'PROPPATCH' } : { method: 'PROPPATCH', request };
const refused = '<D:error><D:cannot-modify-protected-property/></D:error>';

const PROPPATCH: readonly Row[] = [
  [
    'all set',
    multistatus(propstats('/a', { 200: ['x', 'y', 'z'] })),
    patch(update(['x', 'y', 'z'])),
    'all-succeeded',
    'PROPPATCH: all 3 properties were set.',
  ],
  [
    'all removed',
    multistatus(propstats('/a', { 200: ['x', 'y'] })),
    patch(update([], ['x', 'y'])),
    'all-succeeded',
    'PROPPATCH: all 2 properties were removed.',
  ],
  [
    'set and removed',
    multistatus(propstats('/a', { 200: ['x', 'y', 'z'] })),
    patch(update(['x'], ['y', 'z'])),
    'all-succeeded',
    'PROPPATCH: 1 property was set, 2 were removed.',
  ],
  [
    'of two instructions for a property the last one counts',
    multistatus(propstats('/a', { 200: ['x'] })),
    patch(update(['x'], ['x'])),
    'all-succeeded',
    'PROPPATCH: 1 property was removed.',
  ],
  [
    'without the request',
    multistatus(propstats('/a', { 200: ['x', 'y'] })),
    patch(),
    'all-succeeded',
    'PROPPATCH: all 2 properties were set or removed.',
  ],
  [
    'a status for all properties',
    multistatus(response('/a', 200)),
    patch(update(['x', 'y'])),
    'all-succeeded',
    'PROPPATCH: all 2 properties were set.',
  ],
  [
    'a status for all properties, without the request',
    multistatus(response('/a', 200)),
    patch(),
    'all-succeeded',
    'PROPPATCH: the properties were set or removed.',
  ],
  [
    'one success beside one refusal',
    multistatus(propstats('/a', { 200: ['x'], 403: ['y'] })),
    patch(update(['x', 'y'])),
    'all-failed',
    'PROPPATCH: 1 property was set; y was refused (403), although RFC 4918 requires all or nothing.',
  ],
  [
    'a success beside a refusal and its dependent',
    multistatus(propstats('/a', { 200: ['x'], 403: ['y'], 424: ['z'] })),
    patch(update(['x'], ['y', 'z'])),
    'all-failed',
    'PROPPATCH: 1 property was set; y was refused (403), 1 more was not removed because of it, although RFC 4918 requires all or nothing.',
  ],
  [
    'nothing was changed',
    multistatus(propstats('/a', { 424: ['x', 'z'], 409: ['y'] })),
    patch(update(['x', 'y'], ['z'])),
    'all-failed',
    'PROPPATCH: nothing was changed; y was refused (409), 2 more were not changed because of it.',
  ],
  [
    'a protected property',
    multistatus(propstats('/a', { 403: ['getetag'] }).replace('</D:propstat>', `${refused}</D:propstat>`)),
    patch(update(['getetag'])),
    'all-failed',
    'PROPPATCH: nothing was changed; getetag is protected (403).',
  ],
  [
    'only some of the properties are mentioned',
    multistatus(propstats('/a', { 200: ['x'] })),
    patch(update(['x', 'y'], ['z'])),
    'unknown',
    'PROPPATCH: 1 property was set, 2 are not mentioned: y and z.',
  ],
  [
    'only the refused property is mentioned',
    multistatus(propstats('/a', { 403: ['x'] })),
    patch(update(['x', 'y'])),
    'all-failed',
    'PROPPATCH: x was refused (403); 1 is not mentioned: y.',
  ],
  [
    'no resource is mentioned',
    multistatus(),
    patch(update(['x', 'y'])),
    'unknown',
    'PROPPATCH: the multistatus lists no resources; 2 of 2 properties have no result: DAV:x, DAV:y.',
  ],
  [
    'properties without a status',
    multistatus(propstats('/a', { 200: ['x'], 2000: ['y', 'z'] })),
    patch(update(['x', 'y', 'z'])),
    'unknown',
    'PROPPATCH: 1 property was set, 2 have no valid status.',
  ],
  [
    'no status at all',
    multistatus(propstats('/a', { 2000: ['x'] })),
    patch(),
    'unknown',
    'PROPPATCH: 1 property has no valid status.',
  ],
  [
    'dependents without a failure',
    multistatus(propstats('/a', { 424: ['x', 'y'] })),
    patch(update(['x', 'y'])),
    'all-failed',
    'PROPPATCH: nothing was changed; 2 properties were not set because another one failed.',
  ],
  [
    'the resource is refused as a whole',
    multistatus(response('/a', 403, '<D:error><D:need-privileges/></D:error>')),
    patch(update(['x'])),
    'all-failed',
    'PROPPATCH: nothing was changed; it was refused (403), need-privileges.',
  ],
  [
    'a status beside propstats that contradicts them',
    multistatus(propstats('/a', { 200: ['x'] }, '<D:status>HTTP/1.1 403 x</D:status>')),
    patch(update(['x'])),
    'all-failed',
    'PROPPATCH: 1 property was set; the resource has status 403.',
  ],
  [
    'several resources',
    multistatus(propstats('/a', { 200: ['x'] }), propstats('/b', { 403: ['x'] })),
    patch(update(['x'])),
    'mixed',
    'PROPPATCH: 1 of 2 resources failed (403).',
  ],
  [
    'names that the server altered are still mentioned',
    `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:propstat><D:prop><c:customcolor xmlns:c="http://h.test/ns:"/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`,
    patch(
      '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><c:color xmlns:c="http://h.test/ns/custom">x</c:color></D:prop></D:set></D:propertyupdate>',
    ),
    'all-succeeded',
    'PROPPATCH: 1 property was set.',
  ],
];

const mkcol = (...names: readonly string[]): string =>
  `<D:mkcol xmlns:D="DAV:"><D:set><D:prop>${names.map((name) => `<D:${name}/>`).join('')}</D:prop></D:set></D:mkcol>`;
const created = (parts: Readonly<Record<string, readonly string[]>>): string =>
  propstats('', parts)
    .replace('<D:response><D:href></D:href>', '<D:mkcol-response xmlns:D="DAV:">')
    .replace('</D:response>', '</D:mkcol-response>');

const CREATIONS: readonly Row[] = [
  [
    'created, with its properties',
    created({ 200: ['resourcetype', 'displayname'] }),
    { method: 'MKCOL', status: 201, request: mkcol('resourcetype', 'displayname') },
    'all-succeeded',
    'MKCOL: the collection was created; all 2 properties were set.',
  ],
  [
    '201 holds for properties that are not mentioned',
    created({ 200: ['resourcetype'] }),
    { method: 'MKCOL', status: 201, request: mkcol('resourcetype', 'displayname') },
    'all-succeeded',
    'MKCOL: the collection was created; 1 property was set.',
  ],
  [
    '207 with successes alone does not say what was created',
    multistatus(propstats('/c/', { 200: ['resourcetype', 'displayname'] })),
    { method: 'MKCOL' },
    'all-succeeded',
    'MKCOL: all 2 properties were set.',
  ],
  [
    'created in spite of a refusal',
    created({ 200: ['resourcetype'], 403: ['displayname'] }),
    { method: 'MKCOL', status: 201 },
    'all-failed',
    'MKCOL: the collection was created; 1 property was set, displayname was refused (403), although RFC 5689 requires all or nothing.',
  ],
  [
    'not created',
    created({ 424: ['resourcetype'], 403: ['displayname'] }),
    { method: 'MKCOL', status: 424 },
    'all-failed',
    'MKCOL: the collection was not created; displayname was refused (403), 1 more was not set because of it.',
  ],
  [
    'an error status with successes alone',
    created({ 200: ['resourcetype'] }),
    { method: 'MKCOL', status: 403 },
    'unknown',
    'MKCOL: the collection was not created; 1 property was set; the status of the response is 403.',
  ],
  [
    'a calendar that was created',
    multistatus(propstats('/c/', { 200: ['displayname'] })),
    { method: 'MKCALENDAR', status: 201 },
    'all-succeeded',
    'MKCALENDAR: the calendar was created; 1 property was set.',
  ],
  [
    'a calendar with properties that are not mentioned',
    multistatus(propstats('/c/', { 200: ['displayname'] })),
    {
      method: 'MKCALENDAR',
      request:
        '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:displayname/><C:calendar-timezone/></D:prop></D:set></C:mkcalendar>',
    },
    'unknown',
    'MKCALENDAR: 1 property was set, 1 is not mentioned: calendar-timezone.',
  ],
];

describe('the verdict on properties', () => {
  it.each([...PROPPATCH, ...CREATIONS])('%s', (_, body, options, outcome, sentence) => {
    expect(inEnglish(reportOn(body, options).verdict)).toEqual({ outcome, sentence });
  });

  it('does not count properties that a PROPFIND does not return as unanswered', () => {
    const request = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/><D:owner/></D:prop></D:propfind>';
    const report = reportOn(multistatus(propstats('/a', { 200: ['getetag'] })), { request });
    expect(report.unanswered).toEqual([]);
    expect(report.verdict.outcome).toBe('all-succeeded');
  });

  it('does not count properties as unanswered if the body is truncated', () => {
    const body = multistatus(propstats('/a', { 200: ['x'] })).slice(0, -5);
    const report = reportOn(body, patch(update(['x', 'y'])));
    expect(report.unanswered).toEqual([]);
    expect(report.verdict.outcome).toBe('unknown');
  });
});

it('describes a PROPPATCH with 40,000 properties in linear time', () => {
  const names = Array.from({ length: 40_000 }, (_, index) => `p${index}`);
  const report = reportOn(multistatus(propstats('/a', { 200: names })), patch(update(names)));
  expect(inEnglish(report.verdict.sentence)).toBe('PROPPATCH: all 40,000 properties were set.');
});
