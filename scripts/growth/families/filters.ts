import { type Families, item, json, joined, response, times, webdav } from '../family.ts';

function few(filter: string) {
  return json({ results: times(10, item) }, { filter });
}

/** Filter texts. */
export const FILTERS: Families = {
  // A filter has at most 100 terms.
  'filter-terms': {
    size: 25,
    make: (n) => json({ results: times(2000, item) }, { filter: joined(n, () => 'item', ' ') }),
  },
  'filter-slashes': { size: 1500, make: (n) => few('/\\'.repeat(n)) },
  'filter-dashes': { size: 1500, make: (n) => few('a-'.repeat(n)) },
  'filter-quotes': { size: 1500, make: (n) => few('"'.repeat(n)) },
  'filter-long-word': {
    size: 1500,
    make: (n) => webdav(response(`/dav/${'a'.repeat(n)}`, 403), { filter: `${'a'.repeat(n >> 1)}b` }),
  },
  'filter-regex-long-label': {
    size: 2500,
    make: (n) =>
      json(
        {
          results: [
            { id: 'a'.repeat(200), message: 'a'.repeat(n), status: 409 },
            { id: 'b', status: 200 },
          ],
        },
        { filter: '/a*a*b/' },
      ),
  },
  // The label grows by one letter while the size doubles: a filter that backtracks takes twice as long for each letter.
  'filter-regex-backtracking': {
    size: 4096,
    make: (n) =>
      json(
        {
          results: [
            { id: `${'a'.repeat(10 + Math.round(Math.log2(n)))}!`, status: 409 },
            { id: 'b', status: 200 },
          ],
        },
        { filter: '/(a+)+$/' },
      ),
  },
};
