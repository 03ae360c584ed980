import { describe, expect, it } from 'vitest';
import { type ExchangeOptions, multistatus, propstats, reportOn, response } from '../../../../testing/exchange.ts';
import { inEnglish } from '../../../../testing/inEnglish.ts';
import { formatName } from '../../model/formatName.ts';

const CAL = 'urn:ietf:params:xml:ns:caldav';
const CARD = 'urn:ietf:params:xml:ns:carddav';
const NAMESPACES = `xmlns:D="DAV:" xmlns:C="${CAL}" xmlns:A="${CARD}"`;
const FILE = propstats('/a', { 200: ['getetag'] });
const TOKEN = '<D:sync-token>http://dav.example.test/sync/7</D:sync-token>';

const withType = (type: string): string =>
  `<D:response><D:href>/a</D:href><D:propstat><D:prop><D:getcontenttype>${type}</D:getcontenttype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
const propfind = (...names: readonly string[]): string =>
  `<D:propfind ${NAMESPACES}><D:prop>${names.map((name) => `<${name}/>`).join('')}</D:prop></D:propfind>`;

function kindOf(options: ExchangeOptions, ...responses: readonly string[]): string {
  return inEnglish(formatName(reportOn(multistatus(...(responses.length === 0 ? [FILE] : responses)), options)));
}

describe('the kind of a WebDAV response', () => {
  it.each<[string, string, ExchangeOptions, string?]>([
    ['CalDAV calendar-multiget', 'a report', { method: 'REPORT', request: `<C:calendar-multiget ${NAMESPACES}/>` }],
    ['CardDAV addressbook-query', 'a report', { method: 'REPORT', request: `<A:addressbook-query ${NAMESPACES}/>` }],
    ['WebDAV sync-collection', 'a report', { method: 'REPORT', request: `<D:sync-collection ${NAMESPACES}/>` }],
    [
      'CalDAV sync-collection',
      'a report',
      { method: 'REPORT' },
      `${withType('text/calendar; component=vevent')}${TOKEN}`,
    ],
    ['CardDAV sync-collection', 'a saved body', { method: '' }, `${withType('text/vcard')}${TOKEN}`],
    ['WebDAV', 'a saved body', { method: '' }],
    ['WebDAV listing', 'a PROPFIND', { method: 'PROPFIND', depth: '1' }],
    ['WebDAV properties', 'a PROPFIND', { method: 'PROPFIND', depth: ' 0 ' }],
    ['WebDAV properties', 'a PROPFIND whose headers are not known', { method: 'PROPFIND' }],
    [
      'WebDAV property names',
      'a PROPFIND',
      { method: 'PROPFIND', request: `<D:propfind ${NAMESPACES}><D:propname/></D:propfind>` },
    ],
    ['WebDAV properties', 'a property named propname', { method: 'PROPFIND', request: propfind('D:propname') }],
    ['CalDAV properties', 'a PROPFIND for calendars', { method: 'PROPFIND', request: propfind('C:calendar-home-set') }],
    [
      'WebDAV properties',
      'a PROPFIND for both',
      { method: 'PROPFIND', request: propfind('C:calendar-home-set', 'A:addressbook-home-set') },
    ],
    ['WebDAV property update', 'a PROPPATCH', { method: 'PROPPATCH' }],
    ['WebDAV search', 'a SEARCH', { method: 'SEARCH' }],
    ['WebDAV', 'a DELETE', { method: 'DELETE' }, response('/a', 423)],
  ])('is %s: %s', (kind, _, options, body = FILE) => {
    expect(kindOf(options, body)).toBe(kind);
  });

  it('is that of a namespace with a character reference', () => {
    const item = withType('x').replaceAll('D:getcontenttype', 'C:x');
    const body = `<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:&#99;aldav">${item}</D:multistatus>`;
    expect(formatName(reportOn(body, { method: 'REPORT' }))).toBe('CalDAV');
  });

  it('does not depend on declared namespaces, since servers declare all of theirs', () => {
    const body = `<D:multistatus ${NAMESPACES}>${FILE}</D:multistatus>`;
    expect(formatName(reportOn(body, { method: 'REPORT' }))).toBe('WebDAV');
  });

  it('is not stated for another document', () => {
    const report = reportOn('<html><body/></html>', { method: 'PROPFIND', depth: '1' });
    expect(inEnglish(formatName(report))).toBe('WebDAV');
  });
});
