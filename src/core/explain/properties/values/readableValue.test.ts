import { describe, expect, it } from 'vitest';
import type { ValueKind } from '../explainProperty.ts';
import { readableValue } from './readableValue.ts';
import type { ValuePart } from './valuePart.ts';

const NAMESPACES = [
  ['d', 'DAV:'],
  ['cal', 'urn:ietf:params:xml:ns:caldav'],
] as const;

const parts = (content: string, kind: ValueKind | null, name = 'd:p', attributes = ''): readonly ValuePart[] | null =>
  readableValue(`<${name}${attributes}>${content}</${name}>`, NAMESPACES, kind);

const moment = (iso: string): ValuePart[] => [{ kind: 'date', time: Date.parse(iso) }];

describe('a date', () => {
  it.each<readonly [ValueKind, string, string]>([
    ['date-http', 'Fri, 01 May 2026 10:00:00 GMT', '2026-05-01T10:00:00Z'],
    ['date-iso', '2026-05-01T12:00:00.5+02:00', '2026-05-01T10:00:00.500Z'],
    ['date-iso', '2026-05-01T10:00:00Z', '2026-05-01T10:00:00Z'],
    ['date-unix', '1777629600', '2026-05-01T10:00:00Z'],
    ['date-ical', '20260501T100000Z', '2026-05-01T10:00:00Z'],
  ])('of the kind %s is parsed: %s', (kind, text, iso) => {
    expect(parts(text, kind)).toEqual(moment(iso));
    expect(parts(`\n  ${text}\n`, kind)).toEqual(moment(iso));
  });

  it.each<readonly [ValueKind, string]>([
    ['date-http', 'Thu, 01 May 2026 10:00:00 GMT'],
    ['date-http', 'Fri, 31 Feb 2026 10:00:00 GMT'],
    ['date-http', '2026-05-01T10:00:00Z'],
    ['date-iso', '2026-05-01T10:00:00'],
    ['date-iso', '2026-05-01T25:00:00Z'],
    ['date-iso', '2026-05-01'],
    ['date-unix', '0'],
    ['date-unix', '-1'],
    ['date-unix', '177762960000000'],
    ['date-ical', '20260501T100000'],
  ])('that is not valid for the kind %s is as sent: %s', (kind, text) => {
    expect(parts(text, kind)).toBeNull();
  });
});

describe('a size', () => {
  it('is a number of bytes', () => {
    expect(parts('5368709120', 'integer-bytes')).toEqual([{ kind: 'bytes', bytes: 5_368_709_120 }]);
    expect(parts('0', 'integer-bytes')).toEqual([{ kind: 'bytes', bytes: 0 }]);
  });

  it('is as sent if it is not a number that can be shown exactly', () => {
    for (const text of ['-5', '1.5', '1e3', '0x10', '18446744073709551615', 'many'])
      expect(parts(text, 'integer-bytes'), text).toBeNull();
  });

  it('is a code of Nextcloud only as a quota', () => {
    expect(parts('-3', 'integer-bytes', 'd:quota-available-bytes')).toEqual([{ kind: 'quota', code: -3 }]);
    expect(parts('-3', 'integer-bytes', 'd:getcontentlength')).toBeNull();
  });
});

describe('a boolean, a language', () => {
  it('is parsed', () => {
    expect(parts('1', 'boolean')).toEqual([{ kind: 'boolean', value: true }]);
    expect(parts('false', 'boolean')).toEqual([{ kind: 'boolean', value: false }]);
    expect(parts('de-CH', 'language')).toEqual([{ kind: 'language', tag: 'de-CH' }]);
  });

  it('is as sent if it is not one', () => {
    expect(parts('2', 'boolean')).toBeNull();
    expect(parts('de, en', 'language')).toBeNull();
  });
});

describe('a resource type', () => {
  const folder = { kind: 'term', of: 'resourceType', label: 'Folder', name: '{DAV:}collection' };

  it('has a label if its namespace and name are known', () => {
    expect(parts('<d:collection/><cal:calendar/>', 'resourcetype')).toEqual([
      folder,
      { ...folder, label: 'Calendar', name: '{urn:ietf:params:xml:ns:caldav}calendar' },
    ]);
    expect(parts('<x xmlns="urn:x"/>', 'resourcetype')).toEqual([{ ...folder, label: null, name: '{urn:x}x' }]);
  });

  it('is as sent if it has a text, an undeclared prefix or a fault', () => {
    for (const content of ['x', '<d:collection/>x', '<d:collection>1</d:collection>', '<q:x/>', '<d:collection>'])
      expect(parts(content, 'resourcetype'), content).toBeNull();
  });
});

describe('a list of hrefs', () => {
  const href = (text: string): ValuePart => ({ kind: 'href', href: text });

  it('is a list of resources, even in an unknown property', () => {
    const content = '<d:href>/a</d:href>\n<d:href> /b?x=1&amp;y </d:href>';
    for (const kind of ['href-list', 'href', null] as const)
      expect(parts(content, kind)).toEqual([href('/a'), href('/b?x=1&y')]);
    expect(parts('https://a.test/', 'href')).toEqual([href('https://a.test/')]);
  });

  it('is as sent with anything else in it', () => {
    for (const content of ['<d:href>/a</d:href>x', '<d:href>/a</d:href><d:x/>', '<d:unauthenticated/>', '<d:href/>'])
      for (const kind of ['href-list', 'href', null] as const) expect(parts(content, kind), content).toBeNull();
  });
});

describe('an unknown or empty value', () => {
  it('is as sent', () => {
    expect(parts('text', null)).toBeNull();
    expect(parts('<d:a><d:b/></d:a>', null)).toBeNull();
    expect(parts('', 'boolean')).toBeNull();
    expect(parts(' ', 'date-http')).toBeNull();
    expect(readableValue('<d:resourcetype/>', NAMESPACES, 'resourcetype')).toBeNull();
  });
});
