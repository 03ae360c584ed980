import type { LeftOut } from '../../core/export/selection.ts';
import type { Dropped } from '../api/dropped.ts';
import type { ExportRequest } from '../api/engineApi.ts';
import type { FileImport } from '../api/importApi.ts';
import type { LocalEngine } from '../engine.ts';
import { droppedResponses, englishText, importRunning } from '../messages.ts';
import { withBodyNotExported } from '../store/evictedExchange.ts';
import { scopeTest } from '../store/exportSelection.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { unfinishedExchange } from '../store/unprocessed.ts';
import type { Reload } from './reload.ts';

export interface ExportSourceOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'subscribe'>;
  readonly reload: Pick<Reload, 'loadForExport' | 'loadTexts'>;
}

/** Number of bodies that are loaded together, before they are needed: the export does not wait for each. */
const BATCH = 16;
/** Bytes of bodies that are loaded before they are needed, after which no further one is. */
const BYTES_AHEAD = 500_000;

/**
 * The exchanges to export, one at a time: those that are listed when the export starts. Evicted bodies are reloaded into copies, and a body
 * that is being parsed is waited for. If the results of an exchange are not available, `incompleteBecause` of the returned one says why.
 */
export async function* exportSource(
  options: ExportSourceOptions,
  request: ExportRequest,
): AsyncIterable<StoredExchange> {
  const all = options.engine.store.all();
  const isInScope = scopeTest(request);
  const loadAhead = createLoadAhead(options, all.filter(isInScope));
  for (const stored of all) yield isInScope(stored) ? await completed(options, stored, loadAhead(stored)) : stored;
}

type LoadedTexts = ReturnType<Reload['loadTexts']>[number];

/** @returns a function that returns the texts of an evicted exchange, and starts to load those of the next ones */
function createLoadAhead({ reload }: ExportSourceOptions, all: readonly StoredExchange[]) {
  const evicted = all.filter(({ kind }) => kind === 'evicted');
  const loading = new Map<StoredExchange, LoadedTexts>();
  let started = 0;
  let bytes = 0;
  const sizeOf = ({ exchange }: StoredExchange): number => exchange.response.bodySize ?? 0;
  const start = (): void => {
    const batch: StoredExchange[] = [];
    while (batch.length < BATCH && bytes < BYTES_AHEAD && started < evicted.length) {
      const one = evicted[started];
      started += 1;
      if (!one) continue;
      batch.push(one);
      bytes += sizeOf(one);
    }
    for (const [index, texts] of (batch.length > 0 ? reload.loadTexts(batch) : []).entries()) {
      const one = batch[index];
      if (one) loading.set(one, texts);
      // It is awaited later, or never if the export is canceled.
      texts.catch(() => undefined);
    }
  };
  return (stored: StoredExchange): LoadedTexts | undefined => {
    if (loading.size < BATCH) start();
    const texts = loading.get(stored);
    if (loading.delete(stored)) bytes -= sizeOf(stored);
    return texts;
  };
}

/** Returns an exchange with its body. It may be changed or removed while this waits for the body. */
async function completed(
  options: ExportSourceOptions,
  one: StoredExchange,
  texts?: LoadedTexts,
): Promise<StoredExchange> {
  if (one.isPreview) {
    // Its body may have been received while others were exported.
    const now = options.engine.store.get(one.id);
    if (now && now !== one) return completed(options, now);
    return one.evict(unfinishedExchange(one.id, one.exchange));
  }
  if (one.kind === 'parsing') return parsed(options, one);
  return one.kind === 'evicted' ? reloaded(options, one, texts) : one;
}

async function parsed(options: ExportSourceOptions, one: StoredExchange): Promise<StoredExchange> {
  const { engine } = options;
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (one.kind === 'parsing' && engine.store.get(one.id) === one) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = engine.subscribe(check);
    check();
  });
  // If it is parsed completely, it is exported even if it was changed or removed since.
  if (one.kind !== 'parsing') return one;
  const now = engine.store.get(one.id);
  return now ? completed(options, now) : one.evict(unfinishedExchange(one.id, one.exchange));
}

async function reloaded(
  options: ExportSourceOptions,
  one: StoredExchange,
  texts?: LoadedTexts,
): Promise<StoredExchange> {
  const { copy, error } = await loadCopy(options, one, texts);
  if (copy) return copy;
  const now = options.engine.store.get(one.id);
  if (now && now !== one) return completed(options, now);
  return one.evict(withBodyNotExported(one.toEvicted(), now ? 'unavailable' : 'removed', error));
}

/** @returns no copy if the body is lost; with an error message if it could not be loaded */
async function loadCopy(
  { reload }: ExportSourceOptions,
  one: StoredExchange,
  texts?: LoadedTexts,
): Promise<{ readonly copy: StoredExchange | null; readonly error: string }> {
  // If several bodies could not be loaded together, each is loaded on its own.
  const loaded = texts?.catch(() => reload.loadTexts([one])[0] ?? null);
  try {
    return { copy: await reload.loadForExport(one, loaded), error: '' };
  } catch (error) {
    return { copy: null, error: String(error) };
  }
}

/** What is not in an export although it was received: responses that were dropped, and files whose import is not complete. */
export function leftOutBefore(
  dropped: Dropped,
  imports: readonly FileImport[],
  scope: ExportRequest['scope'],
): LeftOut[] {
  if (scope === 'selected') return [];
  const { total, failed, unknown } = dropped;
  const files = imports.flatMap(({ name, progress, message, failed: isIncomplete }) => {
    if (progress !== null) return [importRunning(name)];
    return isIncomplete && message ? [`${name} ${englishText(message)}`] : [];
  });
  return [
    ...(total > 0 ? [{ what: 'responses', count: total, why: droppedResponses(failed, unknown) } as const] : []),
    ...files.map((why) => ({ what: 'files', count: 1, why }) as const),
  ];
}
