import type { Kept } from './kept.ts';
import type { ExchangeId } from './questions.ts';
import { withoutBody } from './rested.ts';

/** How much is kept. */
export interface Limits {
  /** Answers; beyond that the oldest go. */
  readonly answers: number;
  /** Bytes of their bodies, as they are kept: compressed where they rest; beyond that the oldest bodies go. */
  readonly bytes: number;
}

export const LIMITS: Limits = { answers: 2000, bytes: 256 * 1024 * 1024 };

/** The exchanges that are kept, oldest first. */
export class Shelf {
  readonly #kept = new Map<ExchangeId, Kept>();
  /** Bytes of the bodies that rest elsewhere. */
  readonly #packed = new Map<ExchangeId, number>();
  readonly #limits: Limits | null;
  readonly #gone: (id: ExchangeId, kept: Kept | null) => void;
  #bytes = 0;
  #dropped = 0;
  /** The one that is looked at stays, however old it is. */
  spared: ExchangeId | null = null;

  /**
   * @param limits null keeps everything
   * @param gone told of each body that is dropped, with what is left of its exchange, if anything
   */
  constructor(limits: Limits | null, gone: (id: ExchangeId, kept: Kept | null) => void = () => undefined) {
    this.#limits = limits;
    this.#gone = gone;
  }

  get(id: ExchangeId): Kept | undefined {
    return this.#kept.get(id);
  }

  has(id: ExchangeId): boolean {
    return this.#kept.has(id);
  }

  all(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  /** How many were dropped because there were too many. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Of all bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Puts one in the place of what has its number, or behind all others. */
  put(kept: Kept): void {
    this.#bytes -= this.#bytesOf(this.#kept.get(kept.id));
    this.#kept.set(kept.id, kept);
    this.#bytes += this.#bytesOf(kept);
    this.#enforce();
  }

  /** Its body, packed, has this many bytes now; null where there is no such body. */
  pack(id: ExchangeId, bytes: number | null): void {
    this.#bytes -= this.#bytesOf(this.#kept.get(id));
    if (bytes === null) this.#packed.delete(id);
    else this.#packed.set(id, bytes);
    this.#bytes += this.#bytesOf(this.#kept.get(id));
    this.#enforce();
  }

  isPacked(id: ExchangeId): boolean {
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
    this.#dropped = 0;
    this.spared = null;
  }

  #bytesOf(kept: Kept | undefined): number {
    return kept ? kept.size + (this.#packed.get(kept.id) ?? 0) : 0;
  }

  #enforce(): void {
    if (!this.#limits) return;
    const { answers, bytes } = this.#limits;
    const last = [...this.#kept.keys()].at(-1);
    const spares = (id: ExchangeId): boolean => id === this.spared || id === last;
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= answers) break;
      if (spares(id)) continue;
      this.remove(id);
      this.#dropped += 1;
      this.#gone(id, null);
    }
    for (const [id, kept] of this.#kept) {
      if (this.#bytes <= bytes) break;
      if (spares(id) || this.#bytesOf(kept) === 0) continue;
      // What is half read would stay half counted; when it is read, this is asked again.
      if (kept.reading !== null) break;
      this.#bytes -= this.#bytesOf(kept);
      this.#packed.delete(id);
      const left = kept.rest(withoutBody(kept.rested(), 'limit-exceeded'));
      this.#kept.set(id, left);
      this.#gone(id, left);
    }
  }
}
