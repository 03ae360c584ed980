import type { Message } from '../../core/model/message.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import type { Checking } from '../checks/checking.ts';
import type { LocalEngine } from '../engine.ts';
import { type BodyTexts, bodyTexts, type EvictedExchange } from '../store/evictedExchange.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import { compressedSize, type Compression } from './compression.ts';
import type { SearchIndexing } from './searchIndexing.ts';

export interface VaultQueueOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'remove'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'put'>;
  readonly compression: Pick<Compression, 'compress' | 'encode'>;
  readonly searchIndexing: Pick<SearchIndexing, 'add'>;
  readonly checking: Pick<Checking, 'add'>;
  /** Whether files are being imported: then most bodies wait to be compressed. */
  readonly isImporting: () => boolean;
  /** Called after an internal error. */
  readonly setAside: (id: ExchangeId, reason: Message) => void;
}

export interface VaultQueue {
  add(id: ExchangeId): void;
  /** Adds the bodies that waited for the end of an import. */
  addWaiting(): void;
  /** Processes the queue, unless it is already being processed. @returns whether it contains anything */
  run(): boolean;
  clear(): void;
}

/** Called for a body that the body vault rejected because newer content is being transferred. */
type MarkOutdated = (stored: StoredExchange) => void;

/** Most bytes in the body vault that are not compressed. */
const MAX_WAITING = 64 * 1024 * 1024;

/**
 * Compresses bodies and stores them in the body vault, one at a time. During an import, which needs the thread, they are stored
 * as they are, so that they are not lost if the worker crashes, and compressed later.
 *
 * @param done called when the queue is empty
 */
export function createVaultQueue(
  { engine, bodyVault, compression, searchIndexing, checking, isImporting, setAside }: VaultQueueOptions,
  markOutdated: MarkOutdated,
  done: () => void,
): VaultQueue {
  const { store } = engine;
  const queue = new Set<ExchangeId>();
  /** Bytes of each body that is stored and waits to be compressed. */
  const waiting = new Map<ExchangeId, number>();
  let waitingBytes = 0;
  let isRunning = false;

  const setWaiting = (id: ExchangeId, bytes: number | null): void => {
    waitingBytes += (bytes ?? 0) - (waiting.get(id) ?? 0);
    if (bytes === null) waiting.delete(id);
    else waiting.set(id, bytes);
  };
  /** A body is added again when it was not used for some time, or if it changed. Then it does not wait. */
  const canWait = (id: ExchangeId, { body, request }: BodyTexts): boolean =>
    isImporting() && !waiting.has(id) && waitingBytes + body.length + (request?.length ?? 0) <= MAX_WAITING;

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
    const texts = stored ? bodyTexts(stored.exchange) : null;
    const waits = texts !== null && canWait(id, texts);
    if (!waits) setWaiting(id, null);
    if (!stored || !isComplete(stored.kind)) return;
    const compressed = texts && (await (waits ? compression.encode(texts) : compression.compress(texts)));
    // The bytes are transferred to the vault.
    const size = compressed && compressedSize(compressed);
    // It may have been cleared or replaced in the meantime.
    if (store.get(id) !== stored) return;
    const evicted = summarize(stored);
    if (!evicted) return;
    const result = await bodyVault.put(evicted, compressed);
    if (store.get(id) !== stored) return;
    if (result === 'removed') engine.remove(id);
    else if (result === 'outdated') markOutdated(stored);
    else if (waits) {
      setWaiting(id, size);
      // The import may have ended in the meantime.
      if (!isImporting()) queue.add(id);
    } else if (size !== null) store.setCompressedSize(id, size);
    if (compressed && !waits && store.get(id) === stored) await index(stored);
    if (!waits && store.get(id) === stored) await check(stored);
  };
  /** An error is reported when the exchange is filtered: then its body is used. */
  const index = (stored: StoredExchange): Promise<void> => searchIndexing.add(stored).catch(() => undefined);
  /** An error is reported when the panel requests the checks. */
  const check = (stored: StoredExchange): Promise<void> => checking.add(stored).catch(() => undefined);
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
    addWaiting: () => {
      for (const id of waiting.keys()) queue.add(id);
    },
    run: () => {
      const isEmpty = queue.size === 0;
      if (!isRunning && !isEmpty) void processAll();
      return !isEmpty;
    },
    clear: () => {
      queue.clear();
      waiting.clear();
      waitingBytes = 0;
    },
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
