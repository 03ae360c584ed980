import {
  type Families,
  type Input,
  joined,
  multistatus,
  propfound,
  propstat,
  response,
  webdav,
  webdavText,
} from '../family.ts';

const DEPTH = [{ name: 'Depth', value: '1' }];
const COLLECTION = '<D:resourcetype><D:collection/></D:resourcetype>';

/** A multiget for `n` resources, and the response with other ones. */
function multiget(n: number): Input {
  const hrefs = joined(n, (i) => `<D:href>/dav/${i}.ics</D:href>`);
  return webdav(
    joined(n, (i) => propfound(`/dav/other-${i}.ics`, propstat('<D:getetag>"1"</D:getetag>', 200))),
    {
      method: 'REPORT',
      request: `<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/></D:prop>${hrefs}</C:calendar-multiget>`,
      requestHeaders: DEPTH,
    },
  );
}

/** What the rules about structure and statuses compare across responses. */
export const CHECKED_STRUCTURE: Families = {
  'checks-equal-hrefs': { size: 5000, make: (n) => webdav(joined(n, () => response('/dav/a', 403))) },
  'checks-equivalent-hrefs': {
    size: 5000,
    make: (n) => webdav(joined(n, (i) => response(`/dav/%7${i % 2 === 0 ? 'E' : 'e'}${i % 3 === 0 ? '/' : ''}`, 403))),
  },
  'checks-distinct-hrefs': {
    size: 5000,
    make: (n) =>
      webdav(
        joined(n, (i) => propfound(`/dav/a${i}/`, propstat(COLLECTION, 200))),
        { requestHeaders: DEPTH },
      ),
  },
  'checks-absolute-hrefs': {
    size: 5000,
    make: (n) => webdav(joined(n, (i) => response(`https://h${i}.example/dav/%7E${i}`, 403))),
  },
  'checks-href-of-escapes': { size: 25_000, make: (n) => webdav(response(`/dav/${'%7e'.repeat(n)}`, 403)) },
  'checks-href-of-dots': { size: 10_000, make: (n) => webdav(response(`/dav/${'./a/../'.repeat(n)}`, 403)) },
  'checks-nested-failures': {
    size: 1000,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/dav/${'a/'.repeat(i % 50)}${i}`, i % 2 === 0 ? 200 : 423)),
        { method: 'DELETE' },
      ),
  },
  'checks-one-path-of-failures': {
    size: 300,
    make: (n) => {
      const path = 'a/'.repeat(n);
      return webdav(
        response(`/dav/${path}`, 423) + joined(n, (i) => response(`/dav/${path.slice(0, 2 * (i % 10))}`, 200)),
        {
          method: 'DELETE',
        },
      );
    },
  },
  'checks-distinct-statuses': {
    size: 5000,
    make: (n) =>
      webdav(joined(n, (i) => `<D:response><D:href>/${i}</D:href><D:status>status ${i}</D:status></D:response>`)),
  },
  'checks-properties-of-one': {
    size: 5000,
    make: (n) =>
      webdav(
        propfound(
          '/dav/',
          propstat(
            joined(n, (i) => `<D:p${i}>v</D:p${i}>`),
            403,
          ),
        ),
      ),
  },
  'checks-equal-properties': {
    size: 10_000,
    make: (n) => webdav(propfound('/dav/', propstat('<D:getetag>v</D:getetag>'.repeat(n), 200))),
  },
  'checks-propstats-of-one': {
    size: 5000,
    make: (n) =>
      webdav(
        propfound(
          '/dav/',
          joined(n, () => propstat('<D:getetag>v</D:getetag>', 404)),
        ),
      ),
  },
  'checks-conditions': {
    size: 10_000,
    make: (n) => webdav(response('/dav/', 500, `<D:error>${'<D:lock-token-submitted/><D:x/>'.repeat(n)}</D:error>`)),
  },
  'checks-text-between-elements': {
    size: 10_000,
    make: (n) => webdav(`x&#32;<D:y/>`.repeat(n) + propfound('/dav/', propstat('x<D:getetag/>'.repeat(n), 200))),
  },
  'checks-fault-at-the-end': {
    size: 5000,
    make: (n) => webdavText(`${multistatus(joined(n, (i) => response(`${i}`, 403)))}x`),
  },
  'checks-prefixed-attributes': {
    size: 5000,
    make: (n) =>
      webdav(joined(n, (i) => `<D:response xmlns:x="u:${i}" x:a="${i}"><D:href>/${i}</D:href></D:response>`)),
  },
  'checks-nested-scopes-with-attributes': {
    size: 1000,
    make: (n) =>
      webdav(
        propfound('/dav/', propstat(joined(n, (i) => `<x:e xmlns:x="u:${i}" x:a="${i}">`) + '</x:e>'.repeat(n), 200)),
      ),
  },
  'checks-multiget': { size: 5000, make: multiget },
};
