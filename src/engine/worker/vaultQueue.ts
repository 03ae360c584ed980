import type { Message } from '../../core/model/message.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { LocalEngine } from '../engine.ts';
import { bodyTexts, type EvictedExchange } from '../store/evictedExchange.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { compressedSize, type Compression } from './compression.ts';
import type { SearchIndexing } from './searchIndexing.ts';

export interface VaultQueueOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'remove'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'put'>;
  readonly compression: Pick<Compression, 'compress'>;
  readonly searchIndexing: Pick<SearchIndexing, 'add'>;
  /** Called after an internal error. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

export interface VaultQueue {
  add(id: ExchangeId): void;
  /** Processes the queue, unless it is already being processed. @returns whether it contains anything */
  run(): boolean;
  clear(): void;
}

/** Called for a body that the body vault rejected because newer content is being transferred. */
type MarkOutdated = (stored: StoredExchange) => void;

/** Compresses bodies and stores them in the body vault, one at a time. @param done called when the queue is empty */
export function createVaultQueue(
  { engine, bodyVault, compression, searchIndexing, setAside }: VaultQueueOptions,
  markOutdated: MarkOutdated,
  done: () => void,
): VaultQueue {
  const { store } = engine;
  const queue = new Set<ExchangeId>();
  let isRunning = false;

  const summarize = (stored: StoredExchange): EvictedExchange | null => {
    try {
      return stored.toEvicted();
    } catch (error) {
      setAside(stored.id, notProcessedMessage(error));
      return null;
    }
  };
  const putIntoVault = async (id: ExchangeId): Promise<void> => {
    const stored = store.get(id);
    if (!stored || !isComplete(stored.kind)) return;
    const texts = bodyTexts(stored.exchange);
    const compressed = texts && (await compression.compress(texts));
    // It may have been cleared or replaced in the meantime.
    if (store.get(id) !== stored) return;
    const evicted = summarize(stored);
    if (!evicted) return;
    const result = await bodyVault.put(evicted, compressed);
    if (store.get(id) !== stored) return;
    if (result === 'removed') engine.remove(id);
    else if (result === 'outdated') markOutdated(stored);
    else if (compressed) store.setCompressedSize(id, compressedSize(compressed));
    if (compressed && store.get(id) === stored) await index(stored);
  };
  /** An error is reported when the exchange is filtered: then its body is used. */
  const index = (stored: StoredExchange): Promise<void> => searchIndexing.add(stored).catch(() => undefined);
  const processAll = async (): Promise<void> => {
    isRunning = true;
    try {
      for (const id of queue) {
        queue.delete(id);
        await putIntoVault(id);
      }
    } finally {
      isRunning = false;
    }
    done();
  };
  return {
    add: (id) => void queue.add(id),
    run: () => {
      const isEmpty = queue.size === 0;
      if (!isRunning && !isEmpty) void processAll();
      return !isEmpty;
    },
    clear: () => queue.clear(),
  };
}

/** Whether an exchange is in memory as a whole. */
export function isComplete(kind: StoredExchange['kind']): boolean {
  switch (kind) {
    case 'parsed':
    case 'set-aside':
      return true;
    case 'parsing':
    case 'evicted':
    case 'bodiless':
      return false;
  }
}
