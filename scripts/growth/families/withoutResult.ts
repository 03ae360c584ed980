import {
  type Families,
  joined,
  json,
  jsonBatch,
  members,
  propfound,
  propstat,
  response,
  times,
  webdav,
} from '../family.ts';

function update(size: number, instruction: (index: number) => string): string {
  const all = joined(size, (i) => `<D:${instruction(i)}><D:prop><D:p${i}/></D:prop></D:${instruction(i)}>`);
  return `<D:propertyupdate xmlns:D="DAV:">${all}</D:propertyupdate>`;
}

const PATCH = { method: 'PROPPATCH', url: 'https://dav.example/a' };

/** Responses without a result for some items or properties of the request, which verdicts count and name. */
export const WITHOUT_RESULT: Families = {
  'without-result-properties': {
    size: 2500,
    make: (n) => webdav(propfound('/a', propstat('<D:p0/>', 200)), { ...PATCH, request: update(n, () => 'set') }),
  },
  'without-result-properties-altered': {
    size: 2500,
    make: (n) =>
      webdav(
        propfound(
          '/a',
          propstat(
            joined(n, (i) => `<x:p${i} xmlns:x="urn:x"/>`),
            200,
          ),
        ),
        { ...PATCH, request: update(n, (i) => (i % 2 ? 'set' : 'remove')) },
      ),
  },
  'without-result-properties-dependent': {
    size: 10_000,
    make: (n) =>
      webdav(
        propfound(
          '/a',
          propstat('<D:p0/>', 403) +
            propstat(
              joined(n, (i) => `<D:p${i + 1}/>`),
              424,
            ),
        ),
        { ...PATCH, request: update(n, (i) => (i % 2 ? 'set' : 'remove')) },
      ),
  },
  'without-result-missing-distinct': {
    size: 1000,
    make: (n) => webdav(joined(n, (i) => propfound(`/${i}`, propstat(`<D:owner/><D:p${i}/>`, 404)))),
  },
  'without-result-hrefs': {
    size: 2500,
    make: (n) =>
      webdav(
        joined(n, (i) => response(`/${i}</D:href><D:href>/x${i}`, 423)),
        { method: 'DELETE' },
      ),
  },
  'without-result-untied': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        times(n, (i) => ({ name: `item ${i}` })),
        times(Math.ceil(n / 2), () => ({ status: 200 })),
      ),
  },
  'without-result-empty-lists': {
    size: 4000,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, [{ a: 1 }]]),
        members(n, (i) => [`results${i}`, []]),
      ),
  },
  'without-result-nested-unknown': {
    size: 1000,
    make: (n) =>
      json({ responses: times(n, (i) => ({ id: `${i}`, status: 200, body: { results: [{ status: 'odd' }] } })) }),
  },
};
