import { type Families, joined, propfound, propstat, response, webdav } from '../family.ts';

const CALDAV = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"';

function multiget(size: number): string {
  const hrefs = joined(size, (i) => `<D:href>/dav/${i}</D:href>`);
  return `<C:calendar-multiget ${CALDAV}>${hrefs}</C:calendar-multiget>`;
}

/** Well-formed WebDAV bodies. */
export const WEBDAV: Families = {
  'webdav-responses': { size: 5000, make: (n) => webdav(joined(n, (i) => response(`/dav/f${i}`, 200))) },
  'webdav-failed-responses': {
    size: 5000,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/dav/f${i}`, 403)),
        { method: 'DELETE' },
      ),
  },
  'webdav-statuses-distinct': {
    size: 5000,
    make: (n) =>
      webdav(
        joined(n, (i) => `<D:response><D:href>/${i}</D:href><D:status>HTTP/1.1 403 r${i}</D:status></D:response>`),
      ),
  },
  'webdav-truncated': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/dav/${i}`, 507, '<D:error><D:number-of-matches-within-limits/></D:error>')),
        { method: 'REPORT' },
      ),
  },
  'webdav-propstats-in-one': {
    size: 2500,
    make: (n) =>
      webdav(
        propfound(
          '/a',
          joined(n, (i) => propstat(`<D:p${i}/>`, i % 2 ? 403 : 200)),
        ),
      ),
  },
  'webdav-properties-in-one': {
    size: 5000,
    make: (n) =>
      webdav(
        propfound(
          '/a',
          propstat(
            joined(n, (i) => `<D:p${i}>v</D:p${i}>`),
            403,
          ),
        ),
      ),
  },
  'webdav-properties-distinct': {
    size: 5000,
    make: (n) => webdav(joined(n, (i) => propfound(`/${i}`, propstat(`<D:p${i}/>`, 403)))),
  },
  'webdav-conditions-in-one': {
    size: 5000,
    make: (n) => webdav(response('/a', 403, `<D:error>${joined(n, (i) => `<D:c${i}/>`)}</D:error>`)),
  },
  'webdav-condition-hrefs': {
    size: 5000,
    make: (n) =>
      webdav(
        response(
          '/a',
          423,
          `<D:error><D:lock-token-submitted>${joined(n, (i) => `<D:href>/${i}</D:href>`)}</D:lock-token-submitted></D:error>`,
        ),
      ),
  },
  'webdav-hrefs-in-one': {
    size: 5000,
    make: (n) =>
      webdav(
        `<D:response>${joined(n, (i) => `<D:href>/dav/${i}</D:href>`)}<D:status>HTTP/1.1 403 x</D:status></D:response>`,
      ),
  },
  'webdav-deep-property': {
    size: 2500,
    make: (n) => webdav(propfound('/a', propstat('<D:x>'.repeat(n) + '</D:x>'.repeat(n), 403))),
  },
  'webdav-multiget-found': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/dav/${i}`, 200)),
        { method: 'REPORT', request: multiget(n) },
      ),
  },
  'webdav-multiget-missing': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/dav/z${i}`, 200)),
        { method: 'REPORT', request: multiget(n) },
      ),
  },
  'webdav-descriptions': {
    size: 1000,
    make: (n) => webdav('<D:responsedescription>abc</D:responsedescription>'.repeat(n) + response('/a', 403)),
  },
  'webdav-long-href': { size: 100_000, make: (n) => webdav(response(`/dav/${'%41'.repeat(n)}`, 403)) },
  // The length of the text is proportional to the square of the depth.
  'webdav-deep-hrefs': {
    size: 62_500,
    make: (n) =>
      webdav(
        joined(Math.sqrt(n), (i) => response(`/dav${'/a'.repeat(i)}`, i % 2 ? 424 : 403)),
        { method: 'DELETE' },
      ),
  },
};
