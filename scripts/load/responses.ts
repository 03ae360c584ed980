import { Random } from '../fuzz/random.ts';

/** A multi-status response of the load test, and how the panel must list it. */
export interface LoadResponse {
  readonly method: string;
  /** Unique, so that it identifies the list item. */
  readonly path: string;
  readonly type: string;
  readonly body: string;
  /** The counts in the list item: `✕ 2 / 4`, `✓ 16`. */
  readonly mark: string;
}

/** How to generate the responses of one kind. */
interface Shape {
  readonly method: string;
  readonly type: string;
  /** Returns a body with `total` operations. The first `failed` of them failed. */
  readonly body: (made: Made) => string;
  readonly total: (random: Random) => number;
  readonly failed: (total: number, random: Random) => number;
}

interface Made {
  readonly path: string;
  readonly total: number;
  readonly failed: number;
  readonly random: Random;
}

const XML = 'application/xml; charset=utf-8';
const JSON_TYPE = 'application/json';

/** Resources in a long listing, which has about 1 MB. */
const LISTED = 2600;
/** One in this many responses is a long listing. */
const LISTING_EVERY = 60;

const few = (random: Random): number => 2 + random.below(20);
const some = (total: number, random: Random): number => random.below(Math.min(total, 4));

const LISTING: Shape = {
  method: 'PROPFIND',
  type: XML,
  body: propfind,
  total: () => LISTED,
  failed: () => 130,
};

const SHAPES: readonly Shape[] = [
  { method: 'PROPFIND', type: XML, body: propfind, total: few, failed: () => 0 },
  { method: 'PROPFIND', type: XML, body: propfind, total: few, failed: some },
  { method: 'REPORT', type: XML, body: propfind, total: few, failed: () => 0 },
  // One operation is refused; all others depend on it.
  { method: 'DELETE', type: XML, body: deletion, total: few, failed: () => 1 },
  { method: 'POST', type: JSON_TYPE, body: graph, total: few, failed: some },
  { method: 'PATCH', type: JSON_TYPE, body: items, total: few, failed: some },
  { method: 'POST', type: 'application/x-ndjson', body: lines, total: few, failed: some },
];

/**
 * The response with this number, the same in every run. The bodies hardly compress: ETags and ids are random, as on real
 * servers.
 * @param index from 0
 */
export function loadResponse(index: number): LoadResponse {
  const random = new Random(index + 1);
  const shape = index % LISTING_EVERY === LISTING_EVERY - 1 ? LISTING : (SHAPES[index % SHAPES.length] ?? LISTING);
  const { method, type } = shape;
  const total = shape.total(random);
  const failed = shape.failed(total, random);
  const path = `/load/${index}`;
  const mark = failed > 0 ? `✕ ${count(failed)} / ${count(total)}` : `✓ ${count(total)}`;
  return { method, path, type, body: shape.body({ path, total, failed, random }), mark };
}

function propfind(made: Made): string {
  return multistatus(made, (href, isFailed, random) =>
    isFailed
      ? `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 403 Forbidden</D:status></D:response>`
      : `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:getetag>"${token(random, 24)}"</D:getetag><D:getcontentlength>${random.below(1e7)}</D:getcontentlength><D:resourcetype/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat><D:propstat><D:prop><D:owner/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>`,
  );
}

function deletion(made: Made): string {
  return multistatus(
    made,
    (href, isFailed) =>
      `<D:response><D:href>${href}</D:href><D:status>HTTP/1.1 ${isFailed ? '423 Locked' : '424 Failed Dependency'}</D:status></D:response>`,
  );
}

function multistatus(made: Made, response: (href: string, isFailed: boolean, random: Random) => string): string {
  const parts = each(made, (index, isFailed) =>
    response(`${made.path}/${index}-${token(made.random, 12)}`, isFailed, made.random),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">\n${parts.join('\n')}\n</D:multistatus>\n`;
}

function graph(made: Made): string {
  const responses = each(made, (index, isFailed) =>
    isFailed
      ? {
          id: String(index),
          status: 429,
          body: { error: { code: 'TooManyRequests', message: token(made.random, 40) } },
        }
      : { id: String(index), status: 200, body: { id: token(made.random, 40), '@odata.etag': token(made.random, 20) } },
  );
  return JSON.stringify({ responses });
}

function items(made: Made): string {
  return JSON.stringify({ items: each(made, (_, isFailed) => item(isFailed, made.random)) });
}

function lines(made: Made): string {
  return each(made, (_, isFailed) => JSON.stringify(item(isFailed, made.random))).join('\n');
}

function item(isFailed: boolean, random: Random): object {
  const id = token(random, 16);
  return isFailed ? { id, status: 409, message: `version ${token(random, 8)} is newer` } : { id, status: 201 };
}

function each<Part>({ total, failed }: Made, part: (index: number, isFailed: boolean) => Part): readonly Part[] {
  return Array.from({ length: total }, (_, index) => part(index, index < failed));
}

function token(random: Random, length: number): string {
  return Array.from({ length: Math.ceil(length / 6) }, () =>
    random
      .below(36 ** 6)
      .toString(36)
      .padStart(6, '0'),
  )
    .join('')
    .slice(0, length);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
