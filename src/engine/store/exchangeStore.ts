import { type Dropped, type DroppedKind, NONE_DROPPED, addDropped } from '../api/dropped.ts';
import type { StoredExchange } from './storedExchange.ts';
import type { ExchangeId } from '../api/engineApi.ts';
import { withBodyDropped } from './evictedExchange.ts';

/** How much is kept. What goes beyond a limit is dropped: successes first, then what is unknown, failures last; of each the oldest first. */
export interface Limits {
  /** Responses. */
  readonly responses: number;
  /** Bytes of their bodies, as they are kept: compressed if they are evicted. */
  readonly bytes: number;
}

export const LIMITS: Limits = { responses: 2000, bytes: 256 * 1024 * 1024 };

/** Told of what is dropped for a limit. */
export interface StoreListener {
  /** Of a body this is left. */
  bodyDropped(left: StoredExchange): void;
  /** Nothing is left of an exchange. */
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

/** The exchanges that are kept, oldest first. */
export class ExchangeStore {
  readonly #kept = new Map<ExchangeId, StoredExchange>();
  /** Bytes of the bodies that rest elsewhere. */
  readonly #packed = new Map<ExchangeId, number>();
  readonly #limits: Limits | null;
  readonly #watch: StoreListener | null;
  #bytes = 0;
  #dropped: Dropped = NONE_DROPPED;
  /** The one that is looked at stays, however old it is. */
  current: ExchangeId | null = null;

  /** @param limits null keeps everything */
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

  /** Goes on counting where another engine ended. */
  set dropped(before: Dropped) {
    this.#dropped = before;
  }

  /** Of all bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Puts one in the place of what has its number, or behind all others. */
  put(kept: StoredExchange): void {
    this.#bytes -= this.#bytesOf(this.#kept.get(kept.id));
    this.#kept.set(kept.id, kept);
    this.#bytes += this.#bytesOf(kept);
    this.#enforce();
  }

  /** Its body, packed, has this many bytes now; null where there is no such body. */
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

  /** What is half parsed may still turn out to have failed. */
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
