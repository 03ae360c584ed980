import { failedItem, type Families, type Input, json, response, times, webdav } from '../family.ts';

function entries(size: number, of: (index: number) => Input): Input {
  return { entries: times(size, of).flatMap((input) => input.entries) };
}

/** Files with many exchanges. */
export const FILES: Families = {
  'har-entries': { size: 250, make: (n) => entries(n, (i) => webdav(response(`/dav/${i}`, 403))) },
  'har-entries-not-multistatus': {
    size: 1000,
    make: (n) => entries(n, () => webdav(response('/dav/a', 403), { status: 200, type: 'text/html', text: '<p>' })),
  },
  'har-entries-json': {
    size: 100,
    make: (n) => entries(n, () => json({ results: times(20, failedItem) })),
  },
};
