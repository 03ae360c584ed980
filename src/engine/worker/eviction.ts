import { forgetLastMatch } from '../store/evictedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Defer } from '../store/slices.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { createVaultQueue, isComplete, type VaultQueueOptions } from './vaultQueue.ts';

export interface EvictionOptions extends VaultQueueOptions {
  /** Runs work after the panel has had time to paint. */
  readonly afterPaint: Defer;
  /** Runs work after a delay in milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Stores compressed bodies in the body vault and evicts those that are not in use. */
export interface Eviction {
  /** Queues a body to be compressed and stored in the body vault. */
  add(id: ExchangeId): void;
  /** Compresses the bodies that waited for the end of an import. */
  importEnded(): void;
  /** Postpones the eviction of a body that was in use until now. */
  touch(stored: StoredExchange): void;
  /** Schedules the next eviction. */
  schedule(): void;
  clear(): void;
}

/** Idle time in ms before an exchange is evicted. */
const EVICT_AFTER = 5000;

export function createEviction(options: EvictionOptions): Eviction {
  const { engine, afterPaint, after } = options;
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

  let isWaiting = false;
  const runSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    afterPaint(() => {
      isWaiting = false;
      vaultQueue.run();
    });
  };

  return {
    add: (id) => {
      vaultQueue.add(id);
      runSoon();
    },
    importEnded: () => {
      vaultQueue.addWaiting();
      runSoon();
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
