/** Where a text about a status, a condition or a server is from: a section of an RFC or another document. */
export interface Source {
  /** `RFC 4918 §16`, `Microsoft Graph: JSON batching` */
  readonly name: string;
  readonly url: string;
}

const CALENDAR_SERVER = 'https://github.com/apple/ccs-calendarserver';

/** The documents other than RFCs, by the names in the data. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'AWS load balancer':
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  'CalDAV scheduling draft': 'https://datatracker.ietf.org/doc/draft-desruisseaux-caldav-sched/',
  CalendarServer: CALENDAR_SERVER,
  'caldav-recursplit': `${CALENDAR_SERVER}/blob/master/doc/Extensions/caldav-recursplit.txt`,
  'calendarserver-bulk-change': `${CALENDAR_SERVER}/blob/master/doc/Extensions/calendarserver-bulk-change.txt`,
  Cloudflare: 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
  'iSchedule draft': 'https://datatracker.ietf.org/doc/draft-desruisseaux-ischedule/',
  Laravel: 'https://github.com/laravel/framework/blob/master/src/Illuminate/Foundation/Exceptions/Handler.php',
  'Microsoft Graph batching': 'https://learn.microsoft.com/en-us/graph/json-batching',
  'Microsoft Graph throttling': 'https://learn.microsoft.com/en-us/graph/throttling#throttling-and-batching',
  'OData JSON batch':
    'https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ProcessingaBatchRequest',
  'WebDAV-Push draft': 'https://datatracker.ietf.org/doc/draft-bitfire-webdav-push/',
  'lighttpd mod_webdav': 'https://github.com/lighttpd/lighttpd1.4/blob/master/src/mod_webdav.c',
  nginx: 'https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h',
  'rcmcarddav #302': 'https://github.com/mstilkerich/rcmcarddav/issues/302',
  'sabre/dav': 'https://github.com/sabre-io/dav/blob/master/lib/DAV/Server.php',
  'Radicale DELETE': 'https://github.com/Kozea/Radicale/blob/master/radicale/app/delete.py',
  'Radicale PROPPATCH': 'https://github.com/Kozea/Radicale/blob/master/radicale/app/proppatch.py',
  'sabre/dav 418': 'https://github.com/sabre-io/dav/pull/734',
  'Tomcat WebdavServlet':
    'https://github.com/apache/tomcat/blob/main/java/org/apache/catalina/servlets/WebdavServlet.java',
  'Xandikos #545': 'https://github.com/jelmer/xandikos/issues/545',
  'Xandikos create_href': 'https://github.com/jelmer/xandikos/blob/master/xandikos/webdav.py',
  'XML 1.0': 'https://www.w3.org/TR/xml/#NT-AttValue',
  'webdav-client #258': 'https://github.com/perry-mitchell/webdav-client/pull/258',
};

/**
 * Returns the source that the data names: `RFC 4918 9.2.1`, or a document of the list above.
 *
 * @throws if the document is not in the list
 */
export function sourceOf(text: string): Source {
  const [, number, section] = /^RFC (\d+) ([\d.]+)$/.exec(text) ?? [];
  if (number !== undefined && section !== undefined)
    return {
      name: `RFC ${number} §${section}`,
      url: `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`,
    };
  const url = DOCUMENTS[text];
  if (url === undefined) throw new Error(`No document is named ${text}`);
  return { name: text, url };
}
