import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ResidentEngine } from '../src/engine/worker/residentEngine.ts';
import { EMPTY_QUERY, type ExchangeId } from '../src/engine/api/engineApi.ts';
import { sizeInMemory } from '../src/engine/store/evictedExchange.ts';
import { compressedSize } from '../src/engine/worker/compression.ts';
import { capturedResponse, createTestEngine } from '../testing/residentEngine.ts';
import { type Kind, LISTINGS, makeBody } from './bodies.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';
import { MEGABYTE, type Run, sizeName } from './run.ts';

const SECTION = 'Memory per response';
const SIZE = 10 * MEGABYTE;
/** Responses that are parsed and cleared. */
const CLEARED = 5;

interface SelectedMemory {
  /** Bytes of the body's text in memory: two per character if any is above U+00FF. */
  readonly body: number;
  /** Rows of its tree before any is expanded or collapsed. */
  readonly rows: number;
  /** Bytes that the engine and the body vault use, including the text of the body. */
  readonly total: number;
}

export interface Cleared {
  readonly before: number;
  readonly after: number;
}

/** Measures the memory of a selected response, of an evicted one, and after responses are cleared. */
export async function memory({ quick }: Run): Promise<Figure[]> {
  const kinds: readonly Kind[] = quick ? ['nextcloud', 'json'] : [...LISTINGS, 'json'];
  const figures: Figure[] = [];
  for (const kind of kinds) {
    const { body, rows, total } = await selectedMemory(kind, SIZE);
    figures.push({
      id: `memory.selected.${kind}`,
      section: SECTION,
      what: `the selected response, ${kind}, 10 MB`,
      ours: { value: total / MEGABYTE, unit: 'MB' },
      peer: { value: (1.2 * body + 32 * rows) / MEGABYTE, unit: 'MB', name: '1.2 × the text and 32 bytes a row' },
      // The text alone is 0.83 of it, if the response has few rows.
      target: { most: 1, least: 0.7 },
    });
    figures.push({
      id: `memory.evicted.${kind}`,
      section: SECTION,
      what: `an evicted response: facts and compressed text, ${kind}, 10 MB`,
      ours: { value: (await evictedMemory(kind, SIZE)) / MEGABYTE, unit: 'MB' },
      peer: { value: body / MEGABYTE, unit: 'MB', name: 'the text' },
      target: { most: 0.3, least: 0.005 },
    });
  }
  const { before, after } = await inProcess();
  figures.push({
    id: 'memory.cleared',
    section: SECTION,
    what: `after ${CLEARED} responses of 10 MB were parsed and cleared`,
    ours: { value: after / MEGABYTE, unit: 'MB' },
    peer: { value: before / MEGABYTE, unit: 'MB', name: 'before' },
    target: { most: 1.05, least: 0.9 },
  });
  return figures;
}

/** Compares the memory of 50 MB and 10 MB bodies. */
export async function memoryGrowth({ quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
    const small = await selectedMemory(kind, 10 * MEGABYTE);
    const large = await selectedMemory(kind, 50 * MEGABYTE);
    figures.push({
      id: `growth.memory.${kind}`,
      section: 'Growth',
      what: `memory for ${sizeName(50 * MEGABYTE)}, ${kind}`,
      ours: { value: large.total / MEGABYTE, unit: 'MB' },
      peer: { value: small.total / MEGABYTE, unit: 'MB', name: 'for 10 MB' },
      target: { most: 5.5, least: 4 },
    });
  }
  return figures;
}

/** Measures a response in three rounds. */
async function selectedMemory(kind: Kind, bytes: number): Promise<SelectedMemory> {
  const sizes: number[] = [];
  let rows = 0;
  for (let round = 0; round < 3; round += 1) {
    const measured = await measureSelected(kind, bytes);
    sizes.push(measured.bytes);
    ({ rows } = measured);
  }
  return { body: sizeInMemory(makeBody(kind, bytes)), rows, total: median(sizes) };
}

/** A separate function, so that the engine of the previous round can be collected. */
async function measureSelected(kind: Kind, bytes: number): Promise<{ readonly bytes: number; readonly rows: number }> {
  const before = await used();
  const { engine, bodyVault, evictAll } = createTestEngine();
  const { id, rows } = await addAndScroll(engine, kind, bytes);
  await evictAll();
  const added = (await used()) - before;
  if (!bodyVault.stored.has(id)) throw new Error('the response is not in the body vault');
  return { bytes: added, rows };
}

/** Adds a response and scrolls through its rows. */
async function addAndScroll(
  engine: ResidentEngine,
  kind: Kind,
  bytes: number,
): Promise<{ readonly id: ExchangeId; readonly rows: number }> {
  const id = await engine.add(capturedResponse(makeBody(kind, bytes)));
  if (id === null) throw new Error('the engine did not add the response');
  while ((await engine.exchange(id))?.parsedShare !== null) await new Promise(setImmediate);
  const { total: rows } = await engine.rows(id, EMPTY_QUERY, 0, 100);
  for (let row = 0; row < rows; row += 1000) await engine.rows(id, EMPTY_QUERY, row, row + 100);
  return { id, rows };
}

/** Computes the bytes of an evicted response from its parts, because they are too few to measure on the heap. */
async function evictedMemory(kind: Kind, bytes: number): Promise<number> {
  const { engine, bodyVault, evictAll } = createTestEngine();
  const { id } = await addAndScroll(engine, kind, bytes);
  // The last response in use is not evicted.
  await addAndScroll(engine, kind, 1000);
  await evictAll();
  const stored = bodyVault.stored.get(id);
  if (!stored?.compressed) throw new Error('the response is not in the body vault');
  return compressedSize(stored.compressed) + JSON.stringify(stored.evicted).length;
}

/** Measures in a separate process, because the benchmark itself uses much more memory. */
async function inProcess(): Promise<Cleared> {
  const script = join(import.meta.dirname, 'cleared.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
  return JSON.parse(stdout) as Cleared;
}

/** Returns the bytes in use before responses are parsed and after they are cleared. */
export async function cleared(): Promise<Cleared> {
  const { engine, bodyVault, evictAll } = createTestEngine();
  const parseAndClear = async (bytes: number): Promise<void> => {
    for (let at = 0; at < CLEARED; at += 1)
      await addAndScroll(engine, LISTINGS[at % LISTINGS.length] ?? 'apache', bytes);
    await evictAll();
    await engine.clear();
    bodyVault.stored.clear();
    await evictAll();
  };
  // Excludes memory that is allocated only once, such as compiled code.
  await parseAndClear(SIZE / 10);
  const before = await used();
  await parseAndClear(SIZE);
  return { before, after: await used() };
}

/** Returns the bytes in use: objects, strings and the buffers of typed arrays. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // `RegExp.input` references the last text that a regular expression matched.
  /a/.test('a');
  for (let round = 0; round < 3; round += 1) {
    if (typeof collect === 'function') collect();
    // Buffers of arrays are freed in a later task.
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
