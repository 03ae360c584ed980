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

interface Kept {
  /** Bytes of the body's text in memory: two a character where any is above U+00FF. */
  readonly body: number;
  /** Lines of its tree when it is opened first. */
  readonly rows: number;
  /** Bytes that the engine and its safe keep, the text of the body among them. */
  readonly kept: number;
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
    const { body, rows, kept } = await awake(kind, SIZE);
    figures.push({
      id: `memory.awake.${kind}`,
      section: SECTION,
      what: `the selected response, ${kind}, 10 MB`,
      ours: { value: kept / MEGABYTE, unit: 'MB' },
      peer: { value: (1.2 * body + 32 * rows) / MEGABYTE, unit: 'MB', name: '1.2 × the text and 32 bytes a row' },
      target: { ratio: 1 },
    });
    figures.push({
      id: `memory.resting.${kind}`,
      section: SECTION,
      what: `an evicted response: facts and compressed text, ${kind}, 10 MB`,
      ours: { value: (await resting(kind, SIZE)) / MEGABYTE, unit: 'MB' },
      peer: { value: body / MEGABYTE, unit: 'MB', name: 'the text' },
      target: { ratio: 0.3 },
    });
  }
  const { before, after } = await inProcess();
  figures.push({
    id: 'memory.cleared',
    section: SECTION,
    what: `after ${CLEARED} responses of 10 MB were parsed and cleared`,
    ours: { value: after / MEGABYTE, unit: 'MB' },
    peer: { value: before / MEGABYTE, unit: 'MB', name: 'before' },
    target: { ratio: 1.05 },
  });
  return figures;
}

/** Compares the memory of 50 MB and 10 MB bodies. */
export async function memoryGrowth({ quick }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of quick ? (['nextcloud'] as const) : LISTINGS) {
    const small = await awake(kind, 10 * MEGABYTE);
    const large = await awake(kind, 50 * MEGABYTE);
    figures.push({
      id: `growth.memory.${kind}`,
      section: 'Growth',
      what: `memory for ${sizeName(50 * MEGABYTE)}, ${kind}`,
      ours: { value: large.kept / MEGABYTE, unit: 'MB' },
      peer: { value: small.kept / MEGABYTE, unit: 'MB', name: 'for 10 MB' },
      target: { ratio: 5.5 },
    });
  }
  return figures;
}

async function awake(kind: Kind, bytes: number): Promise<Kept> {
  const sizes: number[] = [];
  let rows = 0;
  for (let round = 0; round < 3; round += 1) {
    const kept = await keptAwake(kind, bytes);
    sizes.push(kept.bytes);
    ({ rows } = kept);
  }
  return { body: sizeInMemory(makeBody(kind, bytes)), rows, kept: median(sizes) };
}

/** A separate function, so that the engine of the previous round can be collected. */
async function keptAwake(kind: Kind, bytes: number): Promise<{ readonly bytes: number; readonly rows: number }> {
  const before = await used();
  const { engine, bodyVault, evictAll } = createTestEngine();
  const { id, rows } = await lookAt(engine, kind, bytes);
  await evictAll();
  const kept = (await used()) - before;
  if (!bodyVault.stored.has(id)) throw new Error('the body was not kept');
  return { bytes: kept, rows };
}

/** Adds a response and scrolls through its rows. */
async function lookAt(
  engine: ResidentEngine,
  kind: Kind,
  bytes: number,
): Promise<{ readonly id: ExchangeId; readonly rows: number }> {
  const id = await engine.add(capturedResponse(makeBody(kind, bytes)));
  if (id === null) throw new Error('the body was not taken');
  while ((await engine.exchange(id))?.parsedShare !== null) await new Promise(setImmediate);
  const { total: rows } = await engine.rows(id, EMPTY_QUERY, 0, 100);
  for (let row = 0; row < rows; row += 1000) await engine.rows(id, EMPTY_QUERY, row, row + 100);
  return { id, rows };
}

/** The bytes of an evicted response, computed from its parts: too few to measure on the heap. */
async function resting(kind: Kind, bytes: number): Promise<number> {
  const { engine, bodyVault, evictAll } = createTestEngine();
  const { id } = await lookAt(engine, kind, bytes);
  // The last response in use is not evicted.
  await lookAt(engine, kind, 1000);
  await evictAll();
  const left = bodyVault.stored.get(id);
  if (!left?.compressed) throw new Error('the response is not in the body vault');
  return compressedSize(left.compressed) + JSON.stringify(left.evicted).length;
}

/** Measures in a separate process, because the benchmark itself uses much more memory. */
async function inProcess(): Promise<Cleared> {
  const script = join(import.meta.dirname, 'cleared.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
  return JSON.parse(stdout) as Cleared;
}

/** Bytes in use before responses are parsed and after they are cleared. */
export async function cleared(): Promise<Cleared> {
  const { engine, bodyVault, evictAll } = createTestEngine();
  const readAndClear = async (bytes: number): Promise<void> => {
    for (let at = 0; at < CLEARED; at += 1) await lookAt(engine, LISTINGS[at % LISTINGS.length] ?? 'apache', bytes);
    await evictAll();
    await engine.clear();
    bodyVault.stored.clear();
    await evictAll();
  };
  // Excludes memory that is allocated only once, such as compiled code.
  await readAndClear(SIZE / 10);
  const before = await used();
  await readAndClear(SIZE);
  return { before, after: await used() };
}

/** Bytes in use: objects, strings, and what typed arrays hold. */
async function used(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // The last text that a regular expression matched is kept for `RegExp.input`.
  /a/.test('a');
  for (let round = 0; round < 3; round += 1) {
    if (typeof collect === 'function') collect();
    // What arrays held is given back a little later.
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
