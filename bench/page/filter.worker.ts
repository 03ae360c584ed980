import { loadResponse } from '../../scripts/load/responses.ts';
import { EMPTY_QUERY, type ExchangeId } from '../../src/engine/api/engineApi.ts';
import { createIndexer } from '../../src/engine/search/searchIndex.ts';
import { ShapePool } from '../../src/engine/search/shapes.ts';
import { parseHarEntry } from '../../src/core/har/harEntry.ts';
import { PARSER } from '../../src/engine/store/parser.ts';
import { createCompression, type CompressedTexts } from '../../src/engine/worker/compression.ts';
import { createResidentEngine } from '../../src/engine/worker/residentEngine.ts';
import { nextTask } from './paint.ts';

/** A task of the worker. The result is a time in milliseconds, or a number of bytes. */
export type FilterTask =
  /** Adds the responses of the load test and evicts them. @returns the bytes of their bodies */
  | { readonly kind: 'add'; readonly responses: number }
  /** Filters all responses by a text. @returns the time */
  | { readonly kind: 'filter'; readonly text: string }
  /** Inflates the bodies of all responses. @returns the time */
  | { readonly kind: 'inflate' }
  /** @returns the bytes of the search indexes and of the shapes that they share */
  | { readonly kind: 'index' };

/** The compressed bodies. In the extension, they are in another thread, so that inflating takes longer. */
const bodies = new Map<ExchangeId, CompressedTexts>();
const timers: (() => void)[] = [];
const compression = createCompression(nextTask);
let reads = 0;
const engine = createResidentEngine({
  checksInBackground: false,
  defer: (work) => void nextTask().then(work),
  after: (_, work) => timers.push(work),
  compression,
  bodyVault: {
    put: async ({ id }, compressed) => {
      if (compressed) bodies.set(id, compressed);
      return 'stored';
    },
    get: async (id) => {
      reads += 1;
      return bodies.get(id) ?? null;
    },
    getAll: async (ids) => ids.map((id) => bodies.get(id) ?? null),
    updateFacts: async () => {},
    remove: async () => {},
    reportDropped: async () => {},
    reportListed: async () => {},
    reserve: async () => [],
    reportTask: async () => {},
    saveState: async () => {},
    reportFailure: async () => {},
  },
});
let added = 0;

function entryOf(number: number): { readonly entry: unknown; readonly body: string } {
  const { method, path, type, body } = loadResponse(number);
  const headers = [{ name: 'Content-Type', value: type }];
  const entry = {
    request: { method, url: `http://localhost${path}`, headers: [] },
    response: { status: 207, headers, content: { size: body.length, mimeType: type, text: body } },
  };
  return { entry, body };
}

async function add(responses: number): Promise<number> {
  let bytes = 0;
  for (added = 0; added < responses; added += 1) {
    const { entry, body } = entryOf(added);
    bytes += body.length;
    await engine.add({ entry, content: { kind: 'content', text: body, encoding: null } });
  }
  while (bodies.size < responses) await nextTask();
  // What was idle in one round is evicted in the next.
  for (let round = 0; round < 4; round += 1) {
    for (const work of timers.splice(0)) work();
    for (let task = 0; task < 100; task += 1) await nextTask();
  }
  return bytes;
}

async function filter(text: string): Promise<number> {
  const readBefore = reads;
  const started = performance.now();
  await engine.overview({ ...EMPTY_QUERY, text });
  const took = performance.now() - started;
  if (reads > readBefore) console.warn(`${reads - readBefore} bodies were inflated`);
  return took;
}

async function inflate(): Promise<number> {
  const started = performance.now();
  for (const compressed of bodies.values()) await compression.decompress(compressed);
  return performance.now() - started;
}

function indexSize(): number {
  const pool = new ShapePool();
  let size = 0;
  for (let number = 0; number < added; number += 1) {
    const indexer = createIndexer(PARSER.whole(parseHarEntry(entryOf(number).entry), []), pool);
    indexer?.advance(() => false);
    size += indexer?.finish(Infinity)?.size ?? 0;
  }
  return size + pool.size;
}

function run(task: FilterTask): Promise<number> | number {
  switch (task.kind) {
    case 'add':
      return add(task.responses);
    case 'filter':
      return filter(task.text);
    case 'inflate':
      return inflate();
    case 'index':
      return indexSize();
  }
}

addEventListener('message', ({ data }: MessageEvent<FilterTask>) => {
  globalThis.gc?.();
  void Promise.resolve(run(data)).then((result) => postMessage(result));
});
