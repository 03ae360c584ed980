import { type Dropped, type DroppedKind, NONE_DROPPED, addDropped } from '../api/dropped.ts';
import type { StoredExchange } from './storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import { withBodyDropped } from './evictedExchange.ts';

/** Limits of the store. Responses beyond them are dropped: successes first, then unknown ones, failures last; the oldest first. */
export interface Limits {
  /** Responses. */
  readonly responses: number;
  /** Bytes of all bodies; for evicted ones the compressed size. */
  readonly bytes: number;
}

export const LIMITS: Limits = { responses: 2000, bytes: 256 * 1024 * 1024 };

/** Receives what is dropped because of a limit. */
export interface StoreListener {
  /** A body was dropped. @param left the exchange without it */
  bodyDropped(left: StoredExchange): void;
  /** An exchange was dropped. */
  dropped(id: ExchangeId, kind: DroppedKind): void;
}

const KINDS: readonly DroppedKind[] = ['succeeded', 'unknown', 'failed'];

function kindOf({ report }: StoredExchange): DroppedKind {
  switch (report.verdict.outcome) {
    case 'all-succeeded':
    case 'empty':
      return 'succeeded';
    case 'unknown':
    case 'unreadable':
      return 'unknown';
    case 'mixed':
    case 'all-failed':
      return 'failed';
  }
}

/** Stores exchanges, oldest first. */
export class ExchangeStore {
  readonly #exchanges = new Map<ExchangeId, StoredExchange>();
  /** Compressed size of each body in the body vault. */
  readonly #compressedSizes = new Map<ExchangeId, number>();
  readonly #limits: Limits | null;
  readonly #listener: StoreListener | null;
  #bytes = 0;
  #dropped: Dropped = NONE_DROPPED;
  /** The current exchange is never dropped. */
  current: ExchangeId | null = null;

  /** @param limits null for no limits */
  constructor(limits: Limits | null, listener: StoreListener | null = null) {
    this.#limits = limits;
    this.#listener = listener;
  }

  get(id: ExchangeId): StoredExchange | undefined {
    return this.#exchanges.get(id);
  }

  has(id: ExchangeId): boolean {
    return this.#exchanges.has(id);
  }

  all(): readonly StoredExchange[] {
    return [...this.#exchanges.values()];
  }

  /** How many were dropped because there were too many. */
  get dropped(): Dropped {
    return this.#dropped;
  }

  /** Restores the counts of the previous engine. */
  set dropped(before: Dropped) {
    this.#dropped = before;
  }

  /** Bytes of all bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Replaces the exchange with the same id, or adds it at the end. */
  put(stored: StoredExchange): void {
    this.#bytes -= this.#bytesOf(this.#exchanges.get(stored.id));
    this.#exchanges.set(stored.id, stored);
    this.#bytes += this.#bytesOf(stored);
    this.#enforce();
  }

  /** Sets the size of the compressed body in the body vault; null if there is none. */
  setCompressedSize(id: ExchangeId, bytes: number | null): void {
    this.#bytes -= this.#bytesOf(this.#exchanges.get(id));
    if (bytes === null) this.#compressedSizes.delete(id);
    else this.#compressedSizes.set(id, bytes);
    this.#bytes += this.#bytesOf(this.#exchanges.get(id));
    this.#enforce();
  }

  isCompressed(id: ExchangeId): boolean {
    return this.#compressedSizes.has(id);
  }

  remove(id: ExchangeId): boolean {
    this.#bytes -= this.#bytesOf(this.#exchanges.get(id));
    this.#compressedSizes.delete(id);
    return this.#exchanges.delete(id);
  }

  clear(): void {
    this.#exchanges.clear();
    this.#compressedSizes.clear();
    this.#bytes = 0;
    this.#dropped = NONE_DROPPED;
    this.current = null;
  }

  #bytesOf(stored: StoredExchange | undefined): number {
    return stored ? stored.size + (this.#compressedSizes.get(stored.id) ?? 0) : 0;
  }

  #enforce(): void {
    if (!this.#limits) return;
    const { responses, bytes } = this.#limits;
    if (this.#exchanges.size <= responses && this.#bytes <= bytes) return;
    const last = [...this.#exchanges.keys()].at(-1);
    for (const kind of KINDS)
      for (const [id, stored] of this.#exchanges) {
        if (this.#exchanges.size <= responses && this.#bytes <= bytes) return;
        if (id === this.current || id === last || this.#kindNow(stored) !== kind) continue;
        if (this.#exchanges.size > responses) this.#drop(stored, kind);
        else if (this.#bytesOf(stored) > 0 && stored.parsedShare === null) this.#dropBody(stored);
      }
  }

  /** A partially parsed response may still contain failures. */
  #kindNow(stored: StoredExchange): DroppedKind {
    return stored.parsedShare === null ? kindOf(stored) : 'failed';
  }

  #drop(stored: StoredExchange, kind: DroppedKind): void {
    this.remove(stored.id);
    this.#dropped = addDropped(this.#dropped, kind);
    this.#listener?.dropped(stored.id, kind);
  }

  #dropBody(stored: StoredExchange): void {
    this.#bytes -= this.#bytesOf(stored);
    this.#compressedSizes.delete(stored.id);
    const left = stored.evict(withBodyDropped(stored.toEvicted()));
    this.#exchanges.set(stored.id, left);
    this.#listener?.bodyDropped(left);
  }
}
