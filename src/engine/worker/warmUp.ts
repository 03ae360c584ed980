import { createEngine, type LocalEngine } from '../engine.ts';
import { EMPTY_QUERY, type CapturedResponse } from '../api/engineApi.ts';

const ITEMS = 60;

/**
 * Keeps engines alive: if no object of a class remains after a garbage collection, V8 discards the code compiled for it, and the next body
 * takes twice as long.
 */
const warm = new Set<LocalEngine>();

/**
 * Parses the beginning of a listing and a batch, and makes the first calls of a panel, so that V8 compiles the code. Without it, the first
 * response takes up to twice as long.
 *
 * @param engine an engine that is not used for anything else
 */
export function warmUp(engine = createEngine({ defer: () => undefined })): void {
  for (const captured of [samplePreview('application/xml', listing()), samplePreview('application/json', batch())]) {
    const id = engine.add(captured);
    if (id === null) throw new Error('A warm-up response was not listed.');
    engine.overview(EMPTY_QUERY);
    engine.exchange(id);
    const { rows } = engine.rows(id, EMPTY_QUERY, 0, ITEMS);
    const failure = rows[engine.nextFailure(id, EMPTY_QUERY, -1, 1)];
    if (failure) engine.row(id, failure.key);
  }
  warm.add(engine);
}

function samplePreview(contentType: string, text: string): CapturedResponse {
  return {
    entry: {
      request: { method: 'PROPFIND', url: 'http://localhost/', headers: [] },
      response: { status: 207, headers: [], content: { mimeType: contentType } },
    },
    content: { kind: 'content', text, encoding: null, isPreview: true },
  };
}

function times(item: (index: number) => string): string[] {
  return Array.from({ length: ITEMS }, (_, index) => item(index));
}

function listing(): string {
  const propstat = (properties: string, status: string): string =>
    `<d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 ${status}</d:status></d:propstat>`;
  const properties =
    '<d:getetag>&quot;1&quot;</d:getetag><d:resourcetype><d:collection/></d:resourcetype><x:size>1</x:size>';
  const responses = times(
    (index) =>
      `<d:response><d:href>/%C3%A4/${index}</d:href>${propstat(properties, index % 2 === 0 ? '200 OK' : '403 Forbidden')}${propstat('<x:none/>', '404 Not Found')}</d:response>\n`,
  );
  return `<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:x="urn:x">${responses.join('')}`;
}

function batch(): string {
  const items = times((index) => `{"id":"${index}","status":${index % 2 === 0 ? 200 : 403},"error":null}`);
  return `{"results":[${items.join(',')}]}`;
}
