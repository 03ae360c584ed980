import {
  type Families,
  json,
  jsonBatch,
  joined,
  members,
  propfound,
  propstat,
  response,
  times,
  webdav,
} from '../family.ts';

const FORM = { requestType: 'application/x-www-form-urlencoded' };
const WRONG = 'It is wrong';

function results(size: number, id: (index: number) => string): object {
  return { results: times(size, (i) => ({ id: id(i), status: i % 3 ? 200 : 409 })) };
}

/** Requests whose items are matched with the results. */
export const REQUESTS: Families = {
  'request-by-id': {
    size: 5000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `item-${i}`, value: i })) },
        results(n, (i) => `item-${i}`),
      ),
  },
  'request-by-index': {
    size: 5000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ sku: `item-${i}`, value: i })) },
        { errors: times(n, (i) => ({ index: i, message: WRONG })) },
      ),
  },
  'request-by-position-keys': {
    size: 5000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ title: `item-${i}` })) },
        { failed: members(n, (i) => [String(i), WRONG]) },
      ),
  },
  'request-equal-items': {
    size: 3000,
    make: (n) => {
      const items = times(n, (i) => ({ Put: { Item: { Name: { S: `item-${i}` } } } }));
      return jsonBatch({ RequestItems: { Shelf: items } }, { UnprocessedItems: { Shelf: items } });
    },
  },
  'request-no-match': {
    size: 5000,
    make: (n) =>
      jsonBatch(
        { items: times(n + 1, (i) => ({ id: `item-${i}`, value: i })) },
        results(n, (i) => `zz-${i}`),
      ),
  },
  'request-few-results': {
    size: 5000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `item-${i}`, value: i })) },
        { results: times(3, (i) => ({ id: `item-${i}`, status: 409 })) },
      ),
  },
  'request-distinct-names': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ [`k${i}Id`]: `item-${i}` })) },
        { results: times(n, (i) => ({ [`k${i}Id`]: `item-${i}`, status: 409 })) },
      ),
  },
  'request-distinct-names-no-match': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        { items: times(n + 1, (i) => ({ [`k${i}Id`]: `item-${i}` })) },
        { results: times(n, (i) => ({ [`q${i}Id`]: `other-${i}`, status: 409 })) },
      ),
  },
  'request-lists-with-codes': {
    size: 1000,
    make: (n) =>
      jsonBatch(Object.fromEntries(times(n, (i) => [`list${i}`, [{ code: 404 }]])), {
        results: times(n, (i) => ({ code: i + 1 < n ? 404 : 409, message: WRONG })),
      }),
  },
  'request-lists': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, [{ id: `item-${i}` }]]),
        members(n, (i) => [`list${i}`, [{ id: `item-${i}`, status: 409 }]]),
      ),
  },
  'request-lists-by-index': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, [{ sku: `item-${i}` }]]),
        { errors: times(n, (i) => ({ index: 0, list: `nolist${i}`, a: 'b', c: 'd', message: WRONG })) },
      ),
  },
  'request-lists-by-pointer': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, [{ sku: `item-${i}` }]]),
        { errors: times(n, () => ({ pointer: '/nolist/0/name', message: WRONG })) },
      ),
  },
  'request-lists-by-length': {
    size: 500,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, times(5, (k) => `s${k}`)]),
        members(n, (i) => [`create_${i}_results`, times(5, (k) => ({ ok: k > 0 }))]),
      ),
  },
  'request-form': {
    size: 2500,
    make: (n) =>
      json(
        results(n, (i) => `item-${i}`),
        { ...FORM, request: joined(n, (i) => `id=item-${i}`, '&') },
      ),
  },
  'request-form-lists': {
    size: 1000,
    make: (n) =>
      json(
        results(n, (i) => `item-${i}`),
        { ...FORM, request: joined(n, (i) => `p${i}=a,b`, '&') },
      ),
  },
  'request-query-parameters': {
    size: 1000,
    make: (n) =>
      json(
        results(n, (i) => `item-${i}`),
        { url: `https://api.example/batch?${joined(n, (i) => `id=item-${i}`, '&')}` },
      ),
  },
  'request-deep-keys': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        { a: members(n, (i) => [`k${i}`, { x: [{ id: `q${i}` }, { id: `r${i}` }] }]) },
        { results: times(100, (i) => ({ id: `item-${i}`, status: 409 })) },
      ),
  },
  'request-lines': {
    size: 2500,
    make: (n) =>
      json(
        results(n, (i) => `item-${i}`),
        {
          requestType: 'text/plain',
          request: joined(n, (i) => `item-${i}`, '\n'),
        },
      ),
  },
  'request-silent-successes': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ sku: `s${i}` })) },
        { errors: [{ index: 3, message: WRONG }] },
        { requestHeaders: [{ name: 'Prefer', value: 'return=minimal' }] },
      ),
  },
  'request-unanswered': {
    size: 2500,
    make: (n) =>
      jsonBatch(
        { items: times(n, (i) => ({ id: `item-${i}` })) },
        { results: times(n >> 1, (i) => ({ id: `item-${i * 2}`, status: i % 2 ? 200 : 409 })) },
      ),
  },
  'request-implied-lists': {
    size: 1500,
    make: (n) =>
      jsonBatch(
        { ids: [...times(n, (i) => `a${i}`), ...times(n, (i) => `b${i}`)] },
        { failed: times(n, (i) => `a${i}`), succeeded: times(n, (i) => `b${i}`) },
      ),
  },
  'request-properties': {
    size: 5000,
    make: (n) => {
      const properties = joined(n, (i) => `<D:p${i}/>`);
      const request = `<D:propfind xmlns:D="DAV:"><D:prop>${properties}</D:prop></D:propfind>`;
      return webdav(propfound('/a', propstat(properties, 200) + propstat(properties, 404)), { request });
    },
  },
  'request-properties-of-all': {
    size: 5000,
    make: (n) => {
      const request = '<D:propfind xmlns:D="DAV:"><D:prop><D:a/><D:b/></D:prop></D:propfind>';
      const found = propstat('<D:a/>', 200) + propstat('<D:b/>', 404);
      return webdav(
        joined(n, (i) => propfound(`/${i}`, found)),
        { request },
      );
    },
  },
  'request-property-deep': {
    size: 5000,
    make: (n) => {
      const request = `<D:propfind xmlns:D="DAV:"><D:prop>${'<D:a>'.repeat(n)}${'</D:a>'.repeat(n)}</D:prop></D:propfind>`;
      return webdav(propfound('/a', propstat('<D:a/>', 200)), { request });
    },
  },
  'request-hrefs': {
    size: 5000,
    make: (n) => {
      const hrefs = joined(n, (i) => `<D:href>/${i}</D:href>`);
      const request = `<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${hrefs}</C:calendar-multiget>`;
      return webdav(
        joined(n, (i) => response(`/${i}`, 404)),
        { method: 'REPORT', request },
      );
    },
  },
  'request-many-lists': {
    size: 1000,
    make: (n) =>
      jsonBatch(
        members(n, (i) => [`list${i}`, [{ id: `a${i}` }, { id: `b${i}` }]]),
        {
          results: [
            { id: 'a1', status: 409 },
            { id: 'b1', status: 200 },
          ],
        },
      ),
  },
};
