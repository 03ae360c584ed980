import { describe, expect, it } from 'vitest';
import type { NameValue, ServerStatement } from '../../har/exchange.ts';
import { namedClass, serverFacts } from './serverFacts.ts';

const headers = (fields: Readonly<Record<string, string>>): readonly NameValue[] =>
  Object.entries(fields).map(([name, value]) => ({ name, value }));
const options = (fields: Readonly<Record<string, string>>): ServerStatement => ({
  method: 'OPTIONS',
  path: '/dav/',
  headers: headers(fields),
});

describe('the facts about a server', () => {
  it('are those of the response, then those of an earlier statement', () => {
    const earlier = options({ Server: 'old/1', DAV: '1', Allow: 'PROPFIND' });
    const facts = serverFacts(
      'PROPFIND',
      headers({ server: 'Apache/2.4', 'X-Powered-By': 'PHP/8', DAV: '1, 2' }),
      earlier,
    );
    expect(facts.software).toEqual(['Apache/2.4', 'PHP/8']);
    expect(facts.davClasses).toEqual({ values: ['1', '2'], by: null });
    expect(facts.allow).toEqual({ values: ['PROPFIND'], by: earlier });
    expect(serverFacts('GET', [], earlier).software).toEqual(['old/1']);
  });

  it('join repeated headers, and keep coded URLs as sent', () => {
    const repeated = [...headers({ DAV: '1,2' }), ...headers({ DAV: '<http://apache.org/dav/propset/fs/1>, 1' })];
    expect(serverFacts(null, repeated, null).davClasses?.values).toEqual([
      '1',
      '2',
      '<http://apache.org/dav/propset/fs/1>',
    ]);
  });

  it('are unknown without headers', () => {
    expect(serverFacts('PROPFIND', headers({ DAV: ' ' }), null)).toEqual({
      software: [],
      davClasses: null,
      allow: null,
      claims: [],
    });
  });
});

describe('the support for a method', () => {
  const claims = (method: string, fields: Readonly<Record<string, string>>) =>
    serverFacts(method, [], options(fields)).claims.map(({ header, value, isListed, source }) => [
      header,
      value,
      isListed,
      source.name,
    ]);

  it('is claimed by Allow, and by the compliance class of the method', () => {
    expect(claims('LOCK', { Allow: 'OPTIONS,LOCK', DAV: '1' })).toEqual([
      ['Allow', 'LOCK', true, 'RFC 9110 §10.2.1'],
      ['DAV', '2', false, 'RFC 4918 §18.2'],
    ]);
    expect(claims('PROPPATCH', { Allow: 'OPTIONS, PROPFIND' })).toEqual([
      ['Allow', 'PROPPATCH', false, 'RFC 9110 §10.2.1'],
    ]);
  });

  it('is unknown if no header states it', () => {
    expect(claims('PROPFIND', { DAV: '1, 2' })).toEqual([]);
    expect(claims('POST', { DAV: '1, 2' })).toEqual([]);
  });
});

describe('a compliance class', () => {
  it('has its name if it is known', () => {
    expect(['2', 'calendar-access', 'nextcloud-checksum-update', 'constructor'].map(namedClass)).toEqual([
      '2 (locks)',
      'calendar-access (CalDAV)',
      'nextcloud-checksum-update',
      'constructor',
    ]);
  });
});
