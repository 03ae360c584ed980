import type { Message } from '../../core/model/message.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { LocalEngine } from '../engine.ts';
import { bodyTexts, type EvictedExchange, forgetLastMatch } from '../store/evictedExchange.ts';
import type { Defer } from '../store/slices.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { compressedSize, type Compression } from './compression.ts';
import type { SearchIndexing } from './searchIndexing.ts';

export interface EvictionOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'remove'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'put'>;
  readonly compression: Pick<Compression, 'compress'>;
  readonly searchIndexing: Pick<SearchIndexing, 'add'>;
  readonly defer: Defer;
  /** Called after an internal error. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Stores compressed bodies in the body vault and evicts those that are not in use. */
export interface Eviction {
  /** Queues a body to be compressed and stored in the body vault. */
  add(id: ExchangeId): void;
  /** Postpones the eviction of a body that was in use until now. */
  touch(stored: StoredExchange): void;
  /** Schedules the next eviction. */
  schedule(): void;
  clear(): void;
}

/** Idle time in ms before an exchange is evicted. */
const EVICT_AFTER = 5000;

/** Called for a body that the body vault rejected because newer content is being transferred. */
type MarkOutdated = (stored: StoredExchange) => void;

export function createEviction(options: EvictionOptions): Eviction {
  const { engine, defer, after } = options;
  const { store } = engine;
  /** The eviction round up to which a body stays in memory. */
  const usedUntil = new WeakMap<StoredExchange, number>();
  /** Bodies for which newer content is being transferred. */
  const outdated = new WeakSet<StoredExchange>();
  let round = 0;
  let isScheduled = false;

  const vaultQueue = createVaultQueue(
    options,
    (stored) => void outdated.add(stored),
    () => schedule(),
  );
  const candidates = (): readonly StoredExchange[] =>
    store.all().filter((stored) => isInMemory(stored) && stored.id !== store.current && !outdated.has(stored));
  const evict = (): void => {
    isScheduled = false;
    round += 1;
    for (const stored of candidates()) {
      if (!usedUntil.has(stored)) usedUntil.set(stored, round);
      if ((usedUntil.get(stored) ?? 0) >= round) continue;
      if (store.isCompressed(stored.id)) store.put(stored.evict(stored.toEvicted()));
      else vaultQueue.add(stored.id);
    }
    forgetLastMatch();
    if (!vaultQueue.run()) schedule();
  };
  const schedule = (): void => {
    if (isScheduled || candidates().length === 0) return;
    isScheduled = true;
    after(EVICT_AFTER, evict);
  };

  return {
    add: (id) => {
      vaultQueue.add(id);
      defer(() => void vaultQueue.run());
    },
    touch: (stored) => void usedUntil.set(stored, round + 1),
    schedule,
    clear: () => vaultQueue.clear(),
  };
}

/** Whether a completely parsed body is in memory. */
function isInMemory({ kind, size }: StoredExchange): boolean {
  return isComplete(kind) && size > 0;
}

/** Whether an exchange is in memory as a whole. */
function isComplete(kind: StoredExchange['kind']): boolean {
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

interface VaultQueue {
  add(id: ExchangeId): void;
  /** Processes the queue, unless it is already being processed. @returns whether it contains anything */
  run(): boolean;
  clear(): void;
}

/** Compresses bodies and stores them in the body vault, one at a time. @param done called when the queue is empty */
function createVaultQueue(
  { engine, bodyVault, compression, searchIndexing, setAside }: EvictionOptions,
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
