import { type Families, joined, json, response, times, webdav } from '../family.ts';

const nested = (depth: number): string => '/a'.repeat(depth);

/** Labels that form deep, long or many folders. */
export const PATHS: Families = {
  'paths-one-deep': { size: 10_000, make: (n) => webdav(response(nested(n), 403)) },
  'paths-each-deeper': {
    size: 200,
    make: (n) => webdav(joined(n, (i) => response(nested(i + 1), i % 2 ? 403 : 200))),
  },
  'paths-deep-beside': {
    size: 100,
    make: (n) => webdav(joined(n, (i) => response(`${nested(1000)}/${i}/x`, 403))),
  },
  'paths-each-in-its-folder': { size: 2500, make: (n) => webdav(joined(n, (i) => response(`/dav/${i}/x`, 403))) },
  'paths-in-one-folder': {
    size: 5000,
    make: (n) => webdav(joined(n, (i) => response(`/dav/${i}`, i % 3 ? 200 : 403))),
  },
  'paths-equal': { size: 5000, make: (n) => webdav(joined(n, () => response('/dav/x/', 403))) },
  'paths-folders-after-content': {
    size: 2500,
    make: (n) => webdav(joined(n, (i) => response(`/d/${i}/x`, 403)) + joined(n, (i) => response(`/d/${i}`, 424))),
  },
  'paths-empty-segments': { size: 10_000, make: (n) => webdav(response(`/a${'/'.repeat(n)}x`, 403)) },
  'paths-dots': { size: 2500, make: (n) => webdav(response(`${'/a/..'.repeat(n)}/x`, 403)) },
  'paths-hosts': {
    size: 1000,
    make: (n) => webdav(joined(n, (i) => response(`http://h${i}.test/a/${i}`, 403))),
  },
  'paths-distinct-messages': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(n, (i) =>
          response(
            `/d/${i % 7}/${i}`,
            403,
            `<D:responsedescription>reason ${'x'.repeat(i % 50)}${i}</D:responsedescription>`,
          ),
        ),
      ),
  },
  'paths-ids': {
    size: 2500,
    make: (n) => json({ results: times(n, (i) => ({ id: `p/${i % 50}/${i}`, status: i % 5 ? 200 : 409 })) }),
  },
  'paths-dotted-ids': {
    size: 2500,
    make: (n) => json({ results: times(n, (i) => ({ id: `p.q${i % 50}.r${i}`, status: i % 5 ? 200 : 409 })) }),
  },
};
