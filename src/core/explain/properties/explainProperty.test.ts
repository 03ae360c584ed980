import { describe, expect, it } from 'vitest';
import { explainProperty, KNOWN_PROPERTIES, VALUE_KINDS } from './explainProperty.ts';
import { TERMS, termLabel } from './terms.ts';
import calendars from './data/calendars.json' with { type: 'json' };
import exchange from './data/exchange.json' with { type: 'json' };
import nextcloud from './data/nextcloud.json' with { type: 'json' };
import other from './data/other.json' with { type: 'json' };
import owncloud from './data/owncloud.json' with { type: 'json' };
import webdav from './data/webdav.json' with { type: 'json' };

describe('a property', () => {
  it('has a label, a kind and a source', () => {
    for (const clark of KNOWN_PROPERTIES) {
      const explained = explainProperty(clark);
      expect(explained?.label, clark).toMatch(/\S/);
      expect(VALUE_KINDS, clark).toContain(explained?.kind);
      expect(explained?.source.name, clark).toMatch(/\S/);
    }
  });

  it('has one of the known kinds', () => {
    const files: readonly Record<string, Record<string, { kind: string }>>[] = [
      calendars,
      exchange,
      nextcloud,
      other,
      owncloud,
      webdav,
    ];
    const kinds = files.flatMap((file) => Object.values(file).flatMap((names) => Object.values(names)));
    for (const { kind } of kinds) expect(VALUE_KINDS).toContain(kind);
  });

  it('is known if it is in a specification or a well-known server', () => {
    expect(KNOWN_PROPERTIES).toHaveLength(548);
    expect(explainProperty('{DAV:}getlastmodified')).toEqual({
      label: 'Modified',
      kind: 'date-http',
      note: null,
      source: { name: 'RFC 4918 §15.7', url: 'https://www.rfc-editor.org/rfc/rfc4918.html#section-15.7' },
    });
    expect(explainProperty('{http://owncloud.org/ns}permissions')?.note).toContain('R shareable');
  });

  it('belongs to its namespace', () => {
    expect(explainProperty('{http://example.test/}getlastmodified')).toBeNull();
    expect(explainProperty('{DAV:}toString')).toBeNull();
    expect(explainProperty('toString')).toBeNull();
  });

  it('is linked if its source is an RFC', () => {
    for (const clark of KNOWN_PROPERTIES) {
      const source = explainProperty(clark)?.source;
      if (source && source.url === null) expect(source.name, clark).not.toMatch(/^RFC \d+ §/);
    }
    expect(explainProperty('{http://owncloud.org/ns}fileid')?.source.url).toBeNull();
  });
});

describe('a resource type, a privilege or a report', () => {
  it('has a label and a source', () => {
    for (const terms of Object.values(TERMS))
      for (const [clark, { label, source }] of terms) {
        expect(label, clark).toMatch(/\S/);
        expect(source, clark).toMatch(/\S/);
      }
    expect(Object.values(TERMS).map(({ size }) => size)).toEqual([21, 20, 20]);
  });

  it('is known by its namespace', () => {
    expect(termLabel('resourceType', '{DAV:}collection')).toBe('Folder');
    expect(termLabel('resourceType', '{urn:ietf:params:xml:ns:caldav}calendar')).toBe('Calendar');
    expect(termLabel('resourceType', '{DAV:}calendar')).toBeNull();
    expect(termLabel('report', '{DAV:}sync-collection')).toBe('Changes since a token');
  });
});
