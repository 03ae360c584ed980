import { describe, expect, it } from 'vitest';
import { explainCondition, KNOWN_CONDITIONS } from './explainCondition.ts';

const namesOf = (clark: string): readonly [namespace: string, name: string] => {
  const end = clark.indexOf('}');
  return [clark.slice(1, end), clark.slice(end + 1)];
};

describe('a condition', () => {
  it('has a meaning and a source', () => {
    for (const clark of KNOWN_CONDITIONS) {
      const explained = explainCondition(...namesOf(clark));
      expect(explained?.means, clark).toMatch(/^[A-Z].*\.$/);
      expect(explained?.try ?? 'Nothing.', clark).toMatch(/^[A-Z].*\.$/);
      expect(explained?.source.url, clark).toMatch(/^https:\/\//);
    }
  });

  it('is known if it is in one of the specifications', () => {
    expect(KNOWN_CONDITIONS.length).toBeGreaterThanOrEqual(276);
    expect(explainCondition('DAV:', 'lock-token-submitted')).toEqual({
      kind: 'precondition',
      means:
        'A resource that the operation would change is locked, and the token of the lock was not sent. The hrefs are the locked URLs.',
      try: 'Send the token in an If header, tagged with the locked URL. Without the token, wait until the lock is removed.',
      source: { name: 'RFC 4918 §16', url: 'https://www.rfc-editor.org/rfc/rfc4918.html#section-16' },
    });
  });

  it('is known by its other spelling', () => {
    expect(explainCondition('DAV:', 'needs-privilege')).toEqual(explainCondition('DAV:', 'need-privileges'));
  });

  it('belongs to its namespace', () => {
    const uid = 'no-uid-conflict';
    expect(explainCondition('urn:ietf:params:xml:ns:caldav', uid)?.source.name).toBe('RFC 4791 §5.3.2.1');
    expect(explainCondition('urn:ietf:params:xml:ns:carddav', uid)?.source.name).toBe('RFC 6352 §6.3.2.1');
    expect(explainCondition('DAV:', uid)).toBeNull();
  });

  it('is not explained if it is not known', () => {
    expect(explainCondition('http://example.test/', 'too-odd')).toBeNull();
    expect(explainCondition('DAV:', 'toString')).toBeNull();
  });

  it('is called a diagnostic if it is an addition of a server', () => {
    expect(explainCondition('http://sabredav.org/ns', 'exception')?.kind).toBe('diagnostic');
  });
});
