import { describe, expect, it } from 'vitest';
import type { ValueKind } from '../explainProperty.ts';
import { readableValue } from './readableValue.ts';

const parts = (content: string, kind: ValueKind): ReturnType<typeof readableValue> =>
  readableValue(`<d:p xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${content}</d:p>`, [], kind);

// As mod_dav sends it.
const ACTIVE_LOCK = `<d:activelock><d:locktype><d:write/></d:locktype><d:lockscope><d:exclusive/></d:lockscope>
<d:depth>infinity</d:depth><ns0:owner xmlns:ns0="DAV:"><ns0:href>mailto:jane@example.test</ns0:href></ns0:owner>
<d:timeout>Second-3600</d:timeout><d:locktoken><d:href>opaquelocktoken:1</d:href></d:locktoken>
<d:lockroot><d:href>/files/</d:href></d:lockroot></d:activelock>`;

const LOCK = {
  kind: 'lock',
  scope: 'exclusive',
  type: 'write',
  depth: 'infinity',
  owner: 'mailto:jane@example.test',
  timeout: 'Second-3600',
  token: 'opaquelocktoken:1',
  root: '/files/',
};

describe('locks', () => {
  it('have all that the element states', () => {
    expect(parts(ACTIVE_LOCK, 'lock')).toEqual([LOCK]);
    expect(parts(ACTIVE_LOCK.repeat(2), 'lock')).toEqual([LOCK, LOCK]);
  });

  it('can be supported ones', () => {
    const entry =
      '<d:lockentry><d:lockscope><d:shared/></d:lockscope><d:locktype><d:write/></d:locktype></d:lockentry>';
    const none = { depth: null, owner: null, timeout: null, token: null, root: null };
    expect(parts(entry, 'lock')).toEqual([{ kind: 'lock', scope: 'shared', type: 'write', ...none }]);
  });

  it('are as sent if one of them is not a lock, or states something twice', () => {
    expect(parts(`${ACTIVE_LOCK}<d:x/>`, 'lock')).toBeNull();
    expect(parts(ACTIVE_LOCK.replace('<d:depth>', '<d:depth>0</d:depth><d:depth>'), 'lock')).toBeNull();
  });
});

describe('privileges', () => {
  const read = { kind: 'term', of: 'privilege', label: 'Read', name: '{DAV:}read' };
  const READ = '<d:privilege><d:read/></d:privilege>';
  const busy = '<d:privilege><c:read-free-busy/></d:privilege>';

  it('have labels', () => {
    expect(parts(READ + busy, 'privileges')).toEqual([
      read,
      { ...read, label: 'See free/busy times', name: '{urn:ietf:params:xml:ns:caldav}read-free-busy' },
    ]);
  });

  it('are listed with those inside them if they are supported ones', () => {
    const inner = `<d:supported-privilege>${busy}</d:supported-privilege>`;
    const listed = parts(`<d:supported-privilege>${READ}<d:abstract/>${inner}</d:supported-privilege>`, 'privileges');
    expect(listed).toMatchObject([{ label: 'Read' }, { label: 'See free/busy times' }]);
  });

  it('are granted to principals', () => {
    const ace = (principal: string, rest: string): string =>
      `<d:ace><d:principal>${principal}</d:principal>${rest}</d:ace>`;
    const grant = `<d:grant>${READ}</d:grant>`;
    const jane = ace('<d:href>/users/jane</d:href>', `${grant}<d:protected/>`);
    const owner = ace('<d:property><d:owner/></d:property>', `<d:deny>${READ}</d:deny>`);
    expect(parts(jane + owner + ace('<d:all/>', grant), 'privileges')).toMatchObject([
      { principal: '/users/jane', isGrant: true, privileges: [read], isProtected: true, inherited: null },
      { principal: 'owner', isGrant: false, isProtected: false },
      { principal: 'all', isGrant: true },
    ]);
    expect(parts(ace('<d:all/>', `${grant}<d:deny>${READ}</d:deny>`), 'privileges')).toBeNull();
    expect(parts(ace('<d:all/>', grant + grant), 'privileges')).toBeNull();
  });
});

describe('a list of names', () => {
  it('has the names of reports', () => {
    const report = (name: string): string => `<d:supported-report><d:report>${name}</d:report></d:supported-report>`;
    expect(parts(report('<d:sync-collection/>') + report('<c:odd/>'), 'names')).toMatchObject([
      { label: 'Changes since a token', name: '{DAV:}sync-collection' },
      { label: null, name: '{urn:ietf:params:xml:ns:caldav}odd' },
    ]);
  });

  it('has names in attributes and texts', () => {
    const text = (value: string) => ({ kind: 'text', text: value });
    expect(parts(`<c:comp name="VEVENT"/><c:comp a=" name='X'" name='VTODO'/>`, 'names')).toEqual([
      text('VEVENT'),
      text('VTODO'),
    ]);
    expect(parts('<c:calendar-data content-type="text/calendar" version="2.0"/>', 'names')).toEqual([
      text('text/calendar'),
    ]);
    expect(parts('<c:supported-collation>i;octet</c:supported-collation>', 'names')).toEqual([text('i;octet')]);
  });

  it('is as sent if an element has several names', () => {
    expect(parts('<d:a><d:b/><d:c/></d:a>', 'names')).toBeNull();
  });
});
