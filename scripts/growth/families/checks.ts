import { type Families, type Input, joined, propfound, propstat, response, webdav } from '../family.ts';

const CALDAV = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"';
const COLLECTION = '<D:resourcetype><D:collection/></D:resourcetype>';

/** A response with one resource. */
function resource(properties: string, hrefs = '<D:href>/dav/a%20b</D:href>'): Input {
  return webdav(`<D:response>${hrefs}${propstat(properties, 200)}</D:response>`);
}

/** One resource with a calendar object of `size` lines. */
function calendar(size: number, line: (index: number) => string): Input {
  const data = `BEGIN:VCALENDAR\n${joined(size, line)}END:VCALENDAR`;
  return resource(`<C:calendar-data xmlns:C="urn:ietf:params:xml:ns:caldav">${data}</C:calendar-data>`);
}

/** A response to a REPORT that requests some properties. */
function report(root: string, requested: string, inside: string): Input {
  const request = `<${root} ${CALDAV}><D:sync-token/><D:prop>${requested}</D:prop></${root}>`;
  return webdav(inside, { method: 'REPORT', request });
}

/** What the rules about responses compare with something else. */
export const CHECKS: Families = {
  'checks-hrefs-escaped': {
    size: 2500,
    make: (n) => webdav(joined(n, (i) => response(`http://me@other:8${i}/a%2fb/../%25zz${i}#?/`, 200))),
  },
  'checks-lines': { size: 5000, make: (n) => webdav(joined(n, () => response('/dav/a b', 200), '\n')) },
  'checks-href-long': { size: 50_000, make: (n) => webdav(response(`/dav/${'a%2F./'.repeat(n)}%`, 200)) },
  'checks-already-reported': {
    size: 2500,
    make: (n) => webdav(joined(n, (i) => response(`/dav/${i}`, 208) + response(`/dav/${i}/b/c`, 200))),
  },
  'checks-already-reported-deep': {
    size: 500,
    make: (n) =>
      webdav(response(`/dav${'/a'.repeat(n)}`, 208) + joined(n, (i) => response(`/dav${'/a'.repeat(i)}`, 200))),
  },
  'checks-types-and-hrefs': {
    size: 1500,
    make: (n) =>
      resource(
        joined(n, () => COLLECTION),
        joined(n, (i) => `<D:href>/dav/${i}</D:href>`),
      ),
  },
  'checks-types-in-one': {
    size: 2500,
    make: (n) =>
      resource(
        `<D:resourcetype>${joined(n, () => '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>')}</D:resourcetype>`,
      ),
  },
  'checks-types-missing': {
    size: 1500,
    make: (n) =>
      webdav(propfound('/dav/', joined(n, () => propstat('<D:resourcetype/>', 404)) + propstat('<D:a/>', 200))),
  },
  'checks-display-names': {
    size: 2500,
    make: (n) =>
      resource(
        joined(n, (i) => `<D:displayname>%20${i}</D:displayname>`),
        `<D:href>/dav/${'%20'.repeat(n)}</D:href>`,
      ),
  },
  'checks-locks': {
    size: 1500,
    make: (n) =>
      resource(
        `<D:lockdiscovery>${joined(n, () => '<D:activelock><D:depth>2</D:depth></D:activelock>')}</D:lockdiscovery>`,
      ),
  },
  'checks-aces': {
    size: 1500,
    make: (n) =>
      resource(`<D:acl>${joined(n, () => '<D:ace><D:grant><D:privilege>x</D:privilege></D:grant></D:ace>')}</D:acl>`),
  },
  'checks-calendar-uids': { size: 5000, make: (n) => calendar(n, (i) => `BEGIN:VEVENT\nUID:${i}\nEND:VEVENT\n`) },
  'checks-calendar-folded': { size: 10_000, make: (n) => calendar(n, (i) => (i === 0 ? 'METHOD:\n' : ' a\n')) },
  'checks-requested-missing': {
    size: 1000,
    make: (n) =>
      webdav(
        joined(n, (i) => propfound(`/dav/${i}`, propstat('<D:getetag>"1"</D:getetag>', 200))),
        { request: `<D:propfind xmlns:D="DAV:"><D:prop>${joined(n, (i) => `<D:p${i}/>`)}</D:prop></D:propfind>` },
      ),
  },
  'checks-requested-extra': {
    size: 2500,
    make: (n) =>
      webdav(
        propfound(
          '/dav/',
          propstat(
            joined(n, (i) => `<D:p${i}/>`),
            200,
          ),
        ),
        { request: '<D:propfind xmlns:D="DAV:"><D:prop/></D:propfind>' },
      ),
  },
  'checks-sync': {
    size: 2500,
    make: (n) =>
      report(
        'D:sync-collection',
        joined(n, (i) => `<D:p${i}/>`),
        joined(n, (i) => propfound(`/dav/${i}`, propstat('<D:displayname/>', 404))),
      ),
  },
  'checks-members-missing': {
    size: 1500,
    make: (n) =>
      report(
        'C:calendar-query',
        `<D:getetag/>${joined(n, (i) => `<D:p${i}/>`)}`,
        joined(n, (i) => propfound(`/dav/${i}`, propstat(`<D:p${i}/>`, 200))),
      ),
  },
};
