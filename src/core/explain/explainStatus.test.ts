import { describe, expect, it } from 'vitest';
import { explainStatus } from './explainStatus.ts';
import { STATUS_PLACES } from './place.ts';
import places from './statuses/places.json' with { type: 'json' };
import registered from './statuses/registered.json' with { type: 'json' };
import unregistered from './statuses/unregistered.json' with { type: 'json' };
import { statusWithPhrase } from './statusWithPhrase.ts';

const CODES = [...Object.keys(registered), ...Object.keys(unregistered), '299', '377', '499', '598', '999'].map(Number);

describe('a status', () => {
  it.each(STATUS_PLACES)('has a meaning and a source in the place %s, whatever its code', (place) => {
    for (const code of CODES) {
      const { means, source, try: next } = explainStatus(code, place);
      expect(means, `${code}`).toMatch(/^[A-Z].*\.$/);
      expect(next ?? 'Nothing.', `${code}`).toMatch(/^[A-Z].*\.$/);
      expect(source.url, `${code}`).toMatch(/^https:\/\//);
    }
  });

  it('is known if it is registered', () => {
    // 306 and 418 are reserved and have no phrase.
    const known = Object.keys(registered);
    expect(known.filter((code) => statusWithPhrase(Number(code)) === code)).toEqual(['306', '418']);
    for (let code = 100; code < 600; code += 1)
      if (statusWithPhrase(code) !== String(code)) expect(known).toContain(String(code));
  });

  it('has texts of its own only in places that exist', () => {
    for (const [place, statuses] of Object.entries(places)) {
      expect(STATUS_PLACES).toContain(place);
      for (const [code, { means, source }] of Object.entries(statuses)) {
        const known = STATUS_PLACES.find((one) => one === place);
        const explained = explainStatus(Number(code), known ?? 'item');
        expect(explained.means).toBe(means);
        expect(explained.source.name.replace('§', '')).toBe(source);
      }
    }
  });
});

describe('424', () => {
  it('is explained by the rule of each method', () => {
    const means = (place: (typeof STATUS_PLACES)[number]): string => explainStatus(424, place).means;
    expect(means('proppatch')).toContain('a PROPPATCH changes all properties or none');
    expect(means('mkcol')).toContain('An extended MKCOL sets all properties or creates no collection');
    expect(means('delete')).toContain('A collection is kept as long as one of its members is');
    expect(means('lock')).toContain('A LOCK locks all resources or none');
    expect(means('graph')).toContain('dependsOn');
    expect(means('odata')).toContain('atomicity group');
    expect(explainStatus(424, 'item')).toEqual({
      means: 'The operation was not performed because it depended on another one, which failed.',
      try: 'Correct the operation that failed on its own, and send both again.',
      retry: 'after-cause',
      source: { name: 'RFC 4918 §11.4', url: 'https://www.rfc-editor.org/rfc/rfc4918.html#section-11.4' },
    });
  });
});

describe('404', () => {
  it('is about a property in a propstat, and about a resource in a response', () => {
    expect(explainStatus(404, 'read').means).toContain('does not have these properties');
    expect(explainStatus(404, 'read-empty').means).toContain('names no property');
    expect(explainStatus(404, 'propfind').means).toContain('no resource at this URL');
    expect(explainStatus(404, 'sync')).toMatchObject({ retry: 'done', source: { name: 'RFC 6578 §3.5.2' } });
    expect(explainStatus(404, 'calendar-multiget').source.name).toBe('RFC 4791 §7.9');
    expect(explainStatus(404, 'addressbook-multiget').source.name).toBe('RFC 6352 §8.7');
  });
});

describe('507', () => {
  it('is a lack of space, or the mark of incomplete results', () => {
    expect(explainStatus(507, 'copy')).toMatchObject({ retry: 'after-change' });
    expect(explainStatus(507, 'truncated')).toMatchObject({ retry: 'next', source: { name: 'RFC 6578 §3.6' } });
    expect(explainStatus(507, 'truncated-search').source.name).toBe('RFC 5323 §2.3.1');
  });
});

describe('a status that is not registered', () => {
  it('is explained by its class, and names only documented uses', () => {
    expect(explainStatus(450, 'item')).toMatchObject({ retry: 'after-change', source: { name: 'RFC 9110 §15' } });
    expect(explainStatus(450, 'item').means).toContain('treat it as 400');
    expect(explainStatus(521, 'item').means).toContain('Cloudflare');
    expect(explainStatus(700, 'item').means).toContain('Not a valid HTTP status');
  });
});
