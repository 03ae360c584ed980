// The process of inProcess.ts: its argument is the task as JSON, its output the sizes as JSON.
import { sizeInMemory } from '../../src/engine/store/evictedExchange.ts';
import { EMPTY_QUERY, type ExchangeId } from '../../src/engine/api/engineApi.ts';
import { compressedSize } from '../../src/engine/worker/compression.ts';
import type { ResidentEngine } from '../../src/engine/worker/residentEngine.ts';
import { capturedResponse, createTestEngine } from '../../testing/residentEngine.ts';
import { type Kind, LISTINGS, makeBody } from '../bodies.ts';
import { MEGABYTE } from '../run.ts';
import { bytesInUse } from './bytesInUse.ts';
import { CLEARED, type ClearedMemory, type ResponseMemory, type ResponseTask } from './inProcess.ts';

const task = JSON.parse(process.argv[2] ?? 'null') as ResponseTask | 'cleared';
process.stdout.write(JSON.stringify(await (task === 'cleared' ? cleared() : response(task))));

async function response({ kind, bytes }: ResponseTask): Promise<ResponseMemory> {
  const body = sizeInMemory(makeBody(kind, bytes));
  const first = await warmUp(kind);
  const before = await bytesInUse();
  if (first.deref()) throw new Error('the first engine is still in memory');
  const { engine, bodyVault, evictAll } = createTestEngine();
  const { id, rows } = await addAndScroll(engine, kind, bytes);
  await evictAll();
  const selected = (await bytesInUse()) - before;
  // Keeps the engine from being collected before, and proves that the body was not evicted.
  if ((await scroll(engine, id)) !== rows || bodyVault.reads > 0) throw new Error('the response was not in memory');

  // The last response in use is not evicted.
  await addAndScroll(engine, kind, 1000);
  await evictAll();
  const stored = bodyVault.stored.get(id);
  if (!stored?.compressed) throw new Error('the response is not in the body vault');
  // From its parts, which are too small to measure on the heap.
  const evicted = compressedSize(stored.compressed) + JSON.stringify(stored.evicted).length;
  return { body, rows, selected, evicted };
}

/** Excludes memory that is allocated only once, such as compiled code. A separate function, so that no register keeps the engine. */
async function warmUp(kind: Kind): Promise<WeakRef<ResidentEngine>> {
  const { engine, evictAll } = createTestEngine();
  await addAndScroll(engine, kind, 5 * MEGABYTE);
  await evictAll();
  return new WeakRef(engine);
}

async function cleared(): Promise<ClearedMemory> {
  const { engine, bodyVault, evictAll } = createTestEngine();
  const parseAndClear = async (bytes: number): Promise<void> => {
    for (let at = 0; at < CLEARED; at += 1)
      await addAndScroll(engine, LISTINGS[at % LISTINGS.length] ?? 'apache', bytes);
    await evictAll();
    await engine.clear();
    bodyVault.stored.clear();
    await evictAll();
  };
  await parseAndClear(MEGABYTE);
  const before = await bytesInUse();
  await parseAndClear(10 * MEGABYTE);
  const after = await bytesInUse();
  // The engine must not be collected before.
  await parseAndClear(1000);
  return { before, after };
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
  return { id, rows: await scroll(engine, id) };
}

/** @returns the number of rows */
async function scroll(engine: ResidentEngine, id: ExchangeId): Promise<number> {
  const { total } = await engine.rows(id, EMPTY_QUERY, 0, 100);
  for (let row = 0; row < total; row += 1000) await engine.rows(id, EMPTY_QUERY, row, row + 100);
  return total;
}
