import { describe, expect, it } from 'vitest';
import { partsOf, partText } from './valueTexts.ts';

function shown(name: string, content: string): string | undefined {
  const local = name.slice(name.indexOf('}') + 1);
  const xml = `<p:${local} xmlns:d="DAV:">${content}</p:${local}>`;
  return partsOf({ name, xml, namespaces: [['p', name.slice(1, name.indexOf('}'))]] })
    ?.map(partText)
    .join(' | ');
}

describe('the value of a property in words', () => {
  it('depends on its kind', () => {
    expect(shown('{DAV:}getcontentlength', '812')).toBe('812 B');
    expect(shown('{DAV:}getcontentlength', '1400000')).toBe('1.4 MB (1,400,000 bytes)');
    expect(shown('{DAV:}getcontentlanguage', 'de-CH')).toBe('de-CH (Swiss High German)');
    expect(shown('{DAV:}getcontentlanguage', 'xx')).toBe('xx');
    expect(shown('{DAV:}resourcetype', '<d:collection/><x xmlns="urn:x"/>')).toBe('Folder | {urn:x}x');
    expect(shown('{DAV:}group-member-set', '<d:href>/a%20b</d:href>')).toBe('/a b');
    expect(shown('{DAV:}displayname', 'x')).toBeUndefined();
  });

  it('has the local time of a date', () => {
    const text = shown('{DAV:}getlastmodified', 'Fri, 01 May 2026 10:00:00 GMT') ?? '';
    const [, date, time, hours = '+0', minutes = '0'] = /^(\S+) (\S+) UTC(?:([+-]\d+)(?::(\d\d))?)?$/.exec(text) ?? [];
    const sign = hours.startsWith('-') ? -1 : 1;
    const offset = (Math.abs(Number(hours)) * 60 + Number(minutes)) * sign * 60_000;
    expect(Date.parse(`${date}T${time}Z`) - offset).toBe(Date.UTC(2026, 4, 1, 10));
  });

  it('has all that an access control entry states', () => {
    const ace =
      '<d:ace><d:invert><d:principal><d:all/></d:principal></d:invert><d:deny><d:privilege><d:write-acl/></d:privilege></d:deny><d:protected/><d:inherited><d:href>/</d:href></d:inherited></d:ace>';
    expect(shown('{DAV:}acl', ace)).toBe('all except all: denied Change the access list; protected; inherited from /');
  });
});
