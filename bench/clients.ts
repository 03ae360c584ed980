import { davRequest } from 'tsdav';
import { parseXML } from 'webdav';
import { LISTINGS, makeBody } from './bodies.ts';
import type { Figure } from './figure.ts';
import { interleave, medianOf, timed } from './measure.ts';
import { readAll } from './read.ts';
import { MEGABYTE, sizeName, type Run } from './run.ts';

const XML = 'application/xml; charset=utf-8';
const OURS = 'ours';
const CLIENTS = ['webdav', 'tsdav'] as const;

/** Parses entire listings in Node and compares the times with those of popular WebDAV clients on npm. */
export async function clients({ quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const bytes of quick ? [MEGABYTE] : [MEGABYTE, 10 * MEGABYTE]) {
    for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
      const text = makeBody(kind, bytes);
      const jobs: Readonly<Record<(typeof CLIENTS)[number], () => unknown>> = {
        webdav: () => parseXML(text),
        tsdav: () => request(text),
      };
      const rounds = await interleave(
        [
          { name: OURS, run: timed(() => readAll(text, XML)) },
          ...CLIENTS.map((name) => ({ name, run: timed(jobs[name]) })),
        ],
        bytes > MEGABYTE ? 3 : 7,
      );
      for (const name of CLIENTS) {
        figures.push({
          id: `clients.${kind}.${sizeName(bytes)}.${name}`,
          section: 'Parsing an entire listing in Node',
          what: `every href, status, property, namespace and value, ${kind}, ${sizeName(bytes)}`,
          ours: { value: medianOf(rounds, OURS), unit: 'ms' },
          peer: { value: medianOf(rounds, name), unit: 'ms', name },
          target: { ratio: 0.6 },
        });
      }
    }
  }
  return figures;
}

/** Makes tsdav parse a response without the network. */
function request(text: string): Promise<unknown> {
  return davRequest({
    url: 'http://localhost/dav/',
    init: { method: 'PROPFIND', headers: {}, body: '' },
    fetch: () => Promise.resolve(new Response(text, { status: 207, headers: { 'content-type': XML } })),
  });
}
