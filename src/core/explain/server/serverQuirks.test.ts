import { describe, expect, it } from 'vitest';
import { caseOf, casesOf } from '../../../../test/corpus/cases.ts';
import { type ExchangeOptions, exchangeOf, multistatus } from '../../../../testing/exchange.ts';
import type { Exchange } from '../../har/exchange.ts';
import { parseHarEntry } from '../../har/harEntry.ts';
import { parseExchange } from '../../read/parseExchange.ts';
import { QUIRK_IDS, quirksOf } from './serverQuirks.ts';

/** The recorded responses that each quirk explains: all of them, and no others. */
const RECORDED: Readonly<Record<string, readonly string[]>> = {
  'apache-424': [
    'apache-svn/16-delete-locked-member',
    'apache-svn/17-delete-locked-member-svnclient',
    'apache-svn/18-move-locked-member',
    'apache/40-delete-collection-locked-members',
    'apache/41-move-collection-locked-members',
    'apache/42-copy-onto-locked-members',
    'apache/45-delete-with-one-of-two-tokens',
    'apache/51-copy-over-locked-dest-member',
    'apache/52-move-over-locked-dest-member',
  ],
  'apache-delete-collections': ['apache/48-delete-collection-permission', 'apache/50-delete-rootonly'],
  'apache-lock': [
    'apache-svn/19-lock-infinity-collection',
    'apache/43-lock-infinity-conflict',
    'apache/44-lock-infinity-shared-conflict',
  ],
  'lighttpd-locks': ['lighttpd/25-delete-permission'],
  'lighttpd-propname': ['lighttpd/06-propfind-propname'],
  'lighttpd-namespaces': ['lighttpd/12-propfind-odd-propname'],
  'nephele-delete': ['nephele/28-delete-locked-members'],
  'nephele-move': ['nephele-litmus/28-locks-9-notowner-modify-move', 'nephele/29-move-locked-members'],
  'nginx-missing': [
    'nginx-litmus/01-props-3-propfind-invalid2-propfind',
    'nginx-litmus/04-props-24-propwformed-propfind',
    'nginx-litmus/05-props-27-propget-propfind',
    'nginx/09-propfind-only-404',
    'nginx/11-propfind-odd-propname',
    'nginx/19-propfind-xml-values-named',
  ],
  'radicale-delete': ['radicale/49-delete-calendar-member', 'radicale/50-delete-collection'],
  'radicale-proppatch': ['radicale/16-proppatch-calendar-protected'],
  'tomcat-proppatch': [
    'tomcat/16-proppatch-set',
    'tomcat/20-proppatch-protected',
    'tomcat/21-proppatch-remove',
    'tomcat/22-proppatch-win32',
    'tomcat/23-proppatch-lastmodified',
  ],
  'wsgidav-description': ['wsgidav/19-proppatch-protected', 'wsgidav/22-proppatch-lastmodified'],
  'xandikos-put': ['xandikos/44-put-bad-calendar', 'xandikos/45-put-uid-conflict'],
};

/** Many responses of Xandikos have such hrefs. */
const XANDIKOS = 'xandikos-href';

/** A changed card, as SOGo lists it (mstilkerich/rcmcarddav issue 302). */
const SOGO = multistatus(
  `<D:response><D:href>/SOGo/dav/a/Contacts/personal/1.vcf</D:href><D:status>HTTP/1.1 201 Created</D:status>
<D:propstat><D:prop><D:getetag>&quot;gcs00000002&quot;</D:getetag></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
);
const SYNC: ExchangeOptions = {
  method: 'REPORT',
  url: 'https://mail.example.test/SOGo/dav/a/Contacts/personal/',
  request: '<sync-collection xmlns="DAV:"><sync-token/><prop><getetag/></prop></sync-collection>',
};

function idsFor(exchange: Exchange): readonly string[] {
  return quirksOf(exchange, parseExchange(exchange)).map(({ id }) => id);
}

describe('a quirk of a server', () => {
  it('is shown for the recorded responses that it explains, and for no others', () => {
    const found: Record<string, string[]> = {};
    for (const { name, entry } of casesOf('webdav'))
      for (const id of idsFor(parseHarEntry(entry))) (found[id] ??= []).push(name);
    const { [XANDIKOS]: hrefs = [], ...others } = found;
    expect(others).toEqual(RECORDED);
    expect(hrefs).toContain('xandikos/01-mkcalendar-again');
    expect(hrefs.filter((name) => !name.startsWith('xandikos/'))).toEqual([]);
    expect(QUIRK_IDS.filter((id) => !(id in found))).toEqual(['sogo-sync']);
  });

  it('is recognized by a URL, a request and the start of a body', () => {
    expect(idsFor(exchangeOf(SOGO, SYNC))).toEqual(['sogo-sync']);
    expect(idsFor(exchangeOf(SOGO, { ...SYNC, url: 'https://dav.example.test/' }))).toEqual([]);
    expect(idsFor(exchangeOf(SOGO, { ...SYNC, request: '<propfind xmlns="DAV:"/>' }))).toEqual([]);
  });

  it('is not shown for another server behind the same proxy', () => {
    const { entry } = caseOf('apache/40-delete-collection-locked-members');
    const exchange = parseHarEntry(entry);
    const headers = [{ name: 'Server', value: 'Apache-Coyote/1.1' }];
    expect(idsFor({ ...exchange, response: { ...exchange.response, headers } })).toEqual([]);
    expect(idsFor(exchangeOf('<x/>', { method: 'DELETE', status: 424 }))).toEqual([]);
  });

  it('names the server it was seen with, if that is known, and a source', () => {
    const { entry } = caseOf('apache/40-delete-collection-locked-members');
    const exchange = parseHarEntry(entry);
    expect(quirksOf(exchange, parseExchange(exchange))).toEqual([
      {
        id: 'apache-424',
        text: expect.stringMatching(/^Apache mod_dav .*\.$/),
        observed: 'Apache/2.4.71',
        source: { name: 'RFC 4918 §9.6.1', url: 'https://www.rfc-editor.org/rfc/rfc4918.html#section-9.6.1' },
      },
    ]);
  });
});
