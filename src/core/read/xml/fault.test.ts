import { inEnglish } from '../../../../testing/inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { brief, codes, readAll } from '../../../../testing/xml.ts';
import { reportOn } from '../../../../testing/exchange.ts';
import type { FaultCode } from './fault.ts';

/** [code, text with `|` at the fault, tokens] */
const FAULTS: readonly (readonly [code: FaultCode, marked: string, tokens?: readonly string[]])[] = [
  ['cut', '<a>1|', ['<{}a', '"1"']],
  ['cut', '<a>|<b', ['<{}a']],
  ['cut', '<a>|<b x="1', ['<{}a']],
  ['cut', '<a>|<![CDATA[x', ['<{}a']],
  ['cut', '<a>|<!-- x', ['<{}a']],
  ['cut', '<a>|</a', ['<{}a']],
  ['cut', '|<!DOCTYPE a [', []],
  ['close-mismatch', '<a><b><c>|</b></a>', ['<{}a', '<{}b', '<{}c', '>{}c', '>{}b', '>{}a']],
  ['close-without-open', '<a>|</b></a>', ['<{}a', '>{}a']],
  ['stray-lt', '<a>1 |< 2</a>', ['<{}a', '"1 "', '"< 2"', '>{}a']],
  ['stray-lt', '<a>|<1/></a>'],
  ['bad-tag', '<a>|</b<c/></a>', ['<{}a', '<{}c', '>{}c', '>{}a']],
  ['bad-tag', '<a b="1"|c="2"/>', ['<{}a', '>{}a']],
  ['bad-name', '<a xmlns:p="u">|<p:1/></a>'],
  ['attribute-lt', '<a b="|<"/>', ['<{}a', '>{}a']],
  ['attribute-twice', '<a b="1" |b="2"/>', ['<{}a', '>{}a']],
  ['attribute-unquoted', '<a |b=1/>', ['<{}a', '>{}a']],
  ['attribute-unquoted', '<a |b></a>', ['<{}a', '>{}a']],
  ['prefix-undeclared', '<a>|<p:b/></a>', ['<{}a', '<{}p:b', '>{}p:b', '>{}a']],
  ['prefix-to-nothing', '<a xmlns:p="u"><p:b |xmlns:p=""/></a>', ['<{}a', '<{}b', '>{}b', '>{}a']],
  ['name-colons', '<a xmlns:p="u">|<p:b:c/></a>', ['<{}a', '<{u}b:c', '>{u}b:c', '>{}a']],
  ['name-colons', '|<:a/>'],
  ['control-character', '<a>x|\u0001</a>', ['<{}a', '"x\ufffd"', '>{}a']],
  ['bare-ampersand', '<a>x |& y</a>', ['<{}a', '"x & y"', '>{}a']],
  ['bare-ampersand', '<a b="|&"/>'],
  ['unknown-entity', '<a>|&nbsp;</a>', ['<{}a', '"&nbsp;"', '>{}a']],
  ['bad-reference', '<a>|&#0;</a>', ['<{}a', '"\ufffd"', '>{}a']],
  ['bad-reference', '<a>|&#x110000;</a>', ['<{}a', '"\ufffd"', '>{}a']],
  ['surrogate-references', '<a>|&#xD83D;</a>', ['<{}a', '"\ufffd"', '>{}a']],
  ['cdata-end-in-text', '<a>x|]]></a>', ['<{}a', '"x]]>"', '>{}a']],
  ['comment-hyphens', '<a>|<!-- -- --></a>', ['<{}a', '>{}a']],
  ['declaration-inside', '<a>|<?xml version="1.0"?></a>', ['<{}a', '>{}a']],
  ['before-declaration', '|junk<a/>', ['<{}a', '>{}a']],
  ['before-declaration', ' |<?xml version="1.0"?><a/>', ['<{}a', '>{}a']],
  ['after-root', '<a/>|<b/>', ['<{}a', '>{}a']],
  ['after-root', '<a/>|junk', ['<{}a', '>{}a']],
  ['no-root', 'junk|'],
  ['doctype-entities', '<!DOCTYPE a [|<!ENTITY e "x">]><a>&e;</a>', ['<{}a', '"&e;"', '>{}a']],
];

describe('a fault', () => {
  it.each(FAULTS.map(([code, marked, tokens]) => [code, marked, tokens] as const))(
    '%s is reported with its offset: %s',
    (code, marked, tokens) => {
      const text = marked.replace('|', '');
      expect(readAll(text).faults).toContainEqual(
        expect.objectContaining({ code, offset: marked.indexOf('|'), count: 1 }),
      );
      if (tokens) expect(brief(text)).toEqual(tokens);
    },
  );

  it('is reported once for each kind, with the first offset and a count', () => {
    const [fault, ...others] = readAll('<a>& & &</a>').faults;
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ code: 'bare-ampersand', offset: 3, count: 3 });
  });

  it('does not include the strings and comments of a DOCTYPE', () => {
    expect(codes('<!DOCTYPE a SYSTEM "<!ENTITY]>" [ <!-- <!ENTITY --> <?x <!ENTITY ?> ]><a/>')).toEqual([]);
  });

  it('joins two surrogate references, as SOGo writes them', () => {
    expect(brief('<a>&#55357;&#56832;</a>')[1]).toBe('"😀"');
  });

  it('does not hide the elements after it', () => {
    expect(brief('<a><b x=1><c>&</c></d><e f="<"/></b></a>').filter((token) => token.startsWith('<'))).toEqual([
      '<{}a',
      '<{}b',
      '<{}c',
      '<{}e',
    ]);
  });
});

describe('a problem of a report', () => {
  it('has the line and column of its fault, both from 1', () => {
    const body =
      '<?xml version="1.0"?>\r\n<D:multistatus xmlns:D="DAV:">\n  <D:response><D:href>/a</D:href>\n\té &x; </D:response></D:multistatus>';
    const [problem] = reportOn(body).problems;
    expect(problem).toMatchObject({ code: 'not-well-formed', offset: body.indexOf('&x;'), line: 4, column: 4 });
    expect(inEnglish(problem?.message)).toBe('The entity &x; is not defined. It is kept as text.');
  });

  it('states in which element a body is truncated, and how many responses are complete', () => {
    const [problem] = reportOn(
      '<multistatus xmlns="DAV:"><response><href>/a</href><status>HTTP/1.1 200 OK</status></response><response><href>/b',
    ).problems;
    expect(inEnglish(problem)).toMatchObject({
      line: 1,
      column: 113,
      message: 'The body is truncated inside <href>: 1 response is complete, and the rest is missing.',
    });
  });

  it.each([
    ['<!DOCTYPE m [<!ENTITY a "b">]><m/>', 'limit-exceeded'],
    ['<m/>', 'not-multistatus'],
    ['<multistatus xmlns="DAV:">&</multistatus>', 'not-well-formed'],
  ])('of %s has the code %s', (body, code) => {
    expect(reportOn(body).problems).toContainEqual(expect.objectContaining({ code }));
  });
});
