import type { CapturedResponse, ExchangeId } from '../../engine/api/engineApi.ts';
import type { EvictedExchange } from '../../engine/store/evictedExchange.ts';
import type { CompressedTexts } from '../../engine/worker/compression.ts';

/** A processed exchange with its compressed texts; `texts` is null if they are not available. */
export interface EvictedContent {
  readonly evicted: EvictedExchange;
  readonly texts: CompressedTexts | null;
}

/** A response as captured, or as an engine has stored it. */
export type VaultContent =
  | { readonly kind: 'captured'; readonly captured: CapturedResponse }
  | ({ readonly kind: 'evicted' } & EvictedContent);

/** The file that an exchange is imported from. */
interface ImportedFile {
  readonly name: string;
  readonly bytes: number;
}

interface Reply {
  readonly resolve: (listed: ExchangeId | null) => void;
  readonly reject: (error: unknown) => void;
}

export interface VaultEntry {
  /** Null for a captured response. */
  readonly file: ImportedFile | null;
  /** `pending`: the id is reserved, and the engine has not stored the exchange yet. */
  content: VaultContent | { readonly kind: 'pending' };
  /** Number of newer contents that the engine has not received yet. */
  updates: number;
  /** The reply that capture waits for: whether the engine lists the response. */
  reply: Reply | null;
}

/** The vault's entries by exchange id. This is the only place that issues exchange ids. */
export class VaultEntries {
  readonly #entries = new Map<ExchangeId, VaultEntry>();
  #lastId = 0;
  #waiting = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** Whether capture waits for a reply. */
  get isWaiting(): boolean {
    return this.#waiting > 0;
  }

  get(id: ExchangeId): VaultEntry | undefined {
    return this.#entries.get(id);
  }

  all(): [ExchangeId, VaultEntry][] {
    return [...this.#entries];
  }

  /** @returns the new id, and a promise that resolves with the id if an engine lists the response, otherwise with null */
  addCaptured(captured: CapturedResponse): { readonly id: ExchangeId; readonly listed: Promise<ExchangeId | null> } {
    let id: ExchangeId = 0;
    const listed = new Promise<ExchangeId | null>((resolve, reject) => {
      id = this.#insert({
        file: null,
        content: { kind: 'captured', captured },
        updates: 0,
        reply: { resolve, reject },
      });
    });
    this.#waiting += 1;
    return { id, listed };
  }

  /** @returns the new id */
  addPending(file: ImportedFile): ExchangeId {
    return this.#insert({ file, content: { kind: 'pending' }, updates: 0, reply: null });
  }

  /** Resolves the reply that capture waits for, if there is one. */
  resolve(entry: VaultEntry, listed: ExchangeId | null): void {
    this.#takeReply(entry)?.resolve(listed);
  }

  reject(entry: VaultEntry, error: unknown): void {
    this.#takeReply(entry)?.reject(error);
  }

  /** Removes an entry and reports to capture that the response is not listed. */
  remove(id: ExchangeId): void {
    const entry = this.#entries.get(id);
    if (entry) this.resolve(entry, null);
    this.#entries.delete(id);
  }

  #insert(entry: VaultEntry): ExchangeId {
    this.#lastId += 1;
    this.#entries.set(this.#lastId, entry);
    return this.#lastId;
  }

  #takeReply(entry: VaultEntry): Reply | null {
    const { reply } = entry;
    if (reply) this.#waiting -= 1;
    entry.reply = null;
    return reply;
  }
}
