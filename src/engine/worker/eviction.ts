import type { Message } from '../../core/model/message.ts';
import { notProcessedMessage } from '../store/unprocessed.ts';
import type { Defer } from '../store/slices.ts';
import type { LocalEngine } from '../engine.ts';
import type { StoredExchange } from '../store/storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import type { Remote } from '../api/remote.ts';
import { forgetLastMatch, type EvictedExchange, bodyTexts } from '../store/evictedExchange.ts';
import type { BodyVault } from '../api/bodyVault.ts';
import { compressedSize, type Compression } from './compression.ts';

export interface EvictionOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'remove'>;
  readonly bodyVault: Pick<Remote<BodyVault>, 'put'>;
  readonly compression: Pick<Compression, 'compress'>;
  readonly later: Defer;
  /** Called where a mistake of ours comes to light while a body is summed up. */
  readonly setAside: (id: ExchangeId, why: Message) => void;
  /** Does something after so many milliseconds. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/** Compresses bodies and evicts those that are not in use. */
export interface Eviction {
  /** Compresses the body soon, and stores it outside of the worker. */
  add(id: ExchangeId): void;
  /** The body was in use until now, and stays a while longer. */
  touch(kept: StoredExchange): void;
  /** Evicts, a while later, what is not in use then. */
  schedule(): void;
  clear(): void;
}

// A body that is asked for again within this time (in milliseconds) is still here.
const EVICT_AFTER = 5000;

export function createEviction({ engine, bodyVault, compression, later, after, setAside }: EvictionOptions): Eviction {
  const { store } = engine;
  const waiting = new Set<ExchangeId>();
  /** The round until which a body stays. */
  const used = new WeakMap<StoredExchange, number>();
  /** Bodies of which something newer is on its way. */
  const outdated = new WeakSet<StoredExchange>();
  let round = 0;
  let packing = false;
  let scheduled = false;

  const summedUp = (one: StoredExchange): EvictedExchange | null => {
    try {
      return one.rested();
    } catch (error) {
      setAside(one.id, notProcessedMessage(error));
      return null;
    }
  };
  const pack = async (id: ExchangeId): Promise<void> => {
    const one = store.get(id);
    if (!one || one.isEvicted || one.parsedShare !== null) return;
    const texts = bodyTexts(one.exchange);
    const packed = texts && (await compression.compress(texts));
    // It was cleared, or its body came anew.
    if (store.get(id) !== one) return;
    const left = summedUp(one);
    if (!left) return;
    const outcome = await bodyVault.put(left, packed);
    if (store.get(id) !== one) return;
    if (outcome === 'gone') engine.remove(id);
    else if (outcome === 'outdated') outdated.add(one);
    else if (packed) store.setCompressedSize(id, compressedSize(packed));
  };
  const run = async (): Promise<void> => {
    if (packing) return;
    packing = true;
    try {
      for (const id of waiting) {
        waiting.delete(id);
        await pack(id);
      }
    } finally {
      packing = false;
    }
    schedule();
  };

  /** Those that could be evicted. */
  const awake = (): readonly StoredExchange[] =>
    store
      .all()
      .filter(
        (one) =>
          !one.isEvicted && one.size > 0 && one.parsedShare === null && one.id !== store.current && !outdated.has(one),
      );
  const evict = (): void => {
    scheduled = false;
    round += 1;
    for (const one of awake()) {
      if (!used.has(one)) used.set(one, round);
      if ((used.get(one) ?? 0) >= round) continue;
      if (store.isCompressed(one.id)) store.put(one.evict(one.rested()));
      else waiting.add(one.id);
    }
    forgetLastMatch();
    if (waiting.size > 0) void run();
    else schedule();
  };
  const schedule = (): void => {
    if (scheduled || awake().length === 0) return;
    scheduled = true;
    after(EVICT_AFTER, evict);
  };

  return {
    add: (id) => {
      waiting.add(id);
      later(() => void run());
    },
    touch: (kept) => void used.set(kept, round + 1),
    schedule,
    clear: () => waiting.clear(),
  };
}
