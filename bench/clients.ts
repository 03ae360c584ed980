import { davRequest } from 'tsdav';
import { parseXML } from 'webdav';
import { LISTINGS, makeBody } from './bodies.ts';
import type { Figure } from './figure.ts';
import { compared, interleave, processorTime } from './measure.ts';
import { readAll } from './read.ts';
import { MEGABYTE, sizeName, type Run } from './run.ts';

const XML = 'application/xml; charset=utf-8';
const OURS = 'ours';
const CLIENTS = ['webdav', 'tsdav'] as const;

/** Parses entire listings in Node and compares the times with those of popular WebDAV clients on npm. */
export async function clients({ quick, wants }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const bytes of [quick ? MEGABYTE : 10 * MEGABYTE]) {
    for (const kind of LISTINGS.filter(wants)) {
      const text = makeBody(kind, bytes);
      const jobs: Readonly<Record<(typeof CLIENTS)[number], () => unknown>> = {
        webdav: () => parseXML(text),
        tsdav: () => request(text),
      };
      const rounds = await interleave(
        [
          { name: OURS, run: () => processorTime(() => readAll(text, XML)) },
          ...CLIENTS.map((name) => ({ name, run: () => processorTime(jobs[name]) })),
        ],
        { warmUp: 1, atLeast: 3, atMost: bytes > MEGABYTE ? 5 : 9 },
        CLIENTS.map((name) => [OURS, name] as const),
      );
      for (const name of CLIENTS) {
        figures.push({
          id: `clients.${kind}.${sizeName(bytes)}.${name}`,
          section: 'Parsing an entire listing in Node',
          what: `every href, status, property, namespace and value, ${kind}, ${sizeName(bytes)}`,
          ...compared(rounds, OURS, name),
          target: { most: 0.6, least: 0.05 },
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
