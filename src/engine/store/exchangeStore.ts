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
  readonly #kept = new Map<ExchangeId, StoredExchange>();
  /** Compressed size of each body in the body vault. */
  readonly #packed = new Map<ExchangeId, number>();
  readonly #limits: Limits | null;
  readonly #watch: StoreListener | null;
  #bytes = 0;
  #dropped: Dropped = NONE_DROPPED;
  /** The current exchange is never dropped. */
  current: ExchangeId | null = null;

  /** @param limits null for no limits */
  constructor(limits: Limits | null, watch: StoreListener | null = null) {
    this.#limits = limits;
    this.#watch = watch;
  }

  get(id: ExchangeId): StoredExchange | undefined {
    return this.#kept.get(id);
  }

  has(id: ExchangeId): boolean {
    return this.#kept.has(id);
  }

  all(): readonly StoredExchange[] {
    return [...this.#kept.values()];
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
  put(kept: StoredExchange): void {
    this.#bytes -= this.#bytesOf(this.#kept.get(kept.id));
    this.#kept.set(kept.id, kept);
    this.#bytes += this.#bytesOf(kept);
    this.#enforce();
  }

  /** Sets the size of the compressed body in the body vault; null if there is none. */
  setCompressedSize(id: ExchangeId, bytes: number | null): void {
    this.#bytes -= this.#bytesOf(this.#kept.get(id));
    if (bytes === null) this.#packed.delete(id);
    else this.#packed.set(id, bytes);
    this.#bytes += this.#bytesOf(this.#kept.get(id));
    this.#enforce();
  }

  isCompressed(id: ExchangeId): boolean {
    return this.#packed.has(id);
  }

  remove(id: ExchangeId): boolean {
    this.#bytes -= this.#bytesOf(this.#kept.get(id));
    this.#packed.delete(id);
    return this.#kept.delete(id);
  }

  clear(): void {
    this.#kept.clear();
    this.#packed.clear();
    this.#bytes = 0;
    this.#dropped = NONE_DROPPED;
    this.current = null;
  }

  #bytesOf(kept: StoredExchange | undefined): number {
    return kept ? kept.size + (this.#packed.get(kept.id) ?? 0) : 0;
  }

  #enforce(): void {
    if (!this.#limits) return;
    const { responses: answers, bytes } = this.#limits;
    if (this.#kept.size <= answers && this.#bytes <= bytes) return;
    const last = [...this.#kept.keys()].at(-1);
    for (const kind of KINDS)
      for (const [id, kept] of this.#kept) {
        if (this.#kept.size <= answers && this.#bytes <= bytes) return;
        if (id === this.current || id === last || this.#kindNow(kept) !== kind) continue;
        if (this.#kept.size > answers) this.#drop(kept, kind);
        else if (this.#bytesOf(kept) > 0 && kept.parsedShare === null) this.#dropBody(kept);
      }
  }

  /** A partially parsed response may still contain failures. */
  #kindNow(kept: StoredExchange): DroppedKind {
    return kept.parsedShare === null ? kindOf(kept) : 'failed';
  }

  #drop(kept: StoredExchange, kind: DroppedKind): void {
    this.remove(kept.id);
    this.#dropped = addDropped(this.#dropped, kind);
    this.#watch?.dropped(kept.id, kind);
  }

  #dropBody(kept: StoredExchange): void {
    this.#bytes -= this.#bytesOf(kept);
    this.#packed.delete(kept.id);
    const left = kept.evict(withBodyDropped(kept.toEvicted()));
    this.#kept.set(kept.id, left);
    this.#watch?.bodyDropped(left);
  }
}
