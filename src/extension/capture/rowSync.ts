import type { CapturedResponse, CapturedContent, ExchangeId, CaptureApi } from '../../engine/api/engineApi.ts';
import type { ServerStatement } from '../../core/har/exchange.ts';
import type { Remote } from '../../engine/api/remote.ts';
import type { NetworkEntry } from './networkEntry.ts';
import type { LoggedRequest, ListedRow } from './loggedRequest.ts';
import type { RequestLog } from './requestLog.ts';

export interface RowSyncOptions {
  readonly log: RequestLog;
  readonly engine: Remote<CaptureApi>;
  /** Whether batch bodies in responses other than 207 are captured now. */
  readonly batches: () => boolean;
  /** What the server stated about a URL, or about one above it. */
  readonly statementFor: (url: string) => ServerStatement | null;
  /** Called with errors of the engine. */
  readonly onError: (error: unknown) => void;
}

/** Keeps the engine's list in sync with the log: one row for each request. */
export class RowSync {
  readonly #log: RequestLog;
  readonly #engine: Remote<CaptureApi>;
  readonly #batches: () => boolean;
  readonly #statementFor: RowSyncOptions['statementFor'];
  readonly #onError: (error: unknown) => void;
  /** The rows that the engine lists. */
  readonly #listed = new Map<ExchangeId, ListedRow>();

  constructor({ log, engine, batches, statementFor, onError }: RowSyncOptions) {
    this.#log = log;
    this.#engine = engine;
    this.#batches = batches;
    this.#statementFor = statementFor;
    this.#onError = onError;
  }

  /** Lists a request with this content, or replaces content of lower rank in its row. */
  update(request: LoggedRequest, entry: NetworkEntry, content: CapturedContent): void {
    if (request.isCleared) return;
    // Without a body, a response with another status cannot be recognized as a multi-status response.
    if (entry.response.status !== 207 && content.kind === 'missing') {
      if (!request.row) this.#log.markUnlisted(request);
      return;
    }
    this.#log.markListed(request);
    const serverStatement = this.#statementFor(entry.request.url);
    const captured: CapturedResponse = {
      entry,
      content,
      batches: this.#batches(),
      ...(serverStatement && { serverStatement }),
    };
    request.contentRank = rankContent(request, content);
    const row = request.row ?? this.#log.findTwin(request)?.row ?? null;
    if (row) {
      request.row = row;
      this.#updateRow(row, request, captured);
      return;
    }
    request.row = { id: this.#add(captured), source: request, isDropped: false };
    void this.#trackId(request.row);
  }

  /** Removes requests and their rows, but no imported exchanges. */
  clear(requests: readonly LoggedRequest[]): void {
    const rows = this.#forget(requests);
    if (this.#log.requests().length === 0) {
      this.#listed.clear();
      this.#engine.clearCaptured().catch(this.#onError);
    } else for (const row of rows) void this.#remove(row);
  }

  /** Removes everything, including imported exchanges. */
  clearAll(): void {
    this.#forget(this.#log.requests());
    this.#listed.clear();
    this.#engine.clear().catch(this.#onError);
  }

  /** The engine dropped an exchange because of a limit: its row is not listed again. */
  markDropped(id: ExchangeId): void {
    const row = this.#listed.get(id);
    if (!row) return;
    this.#listed.delete(id);
    row.isDropped = true;
    this.#markUnlisted(row);
  }

  #updateRow(row: ListedRow, request: LoggedRequest, captured: CapturedResponse): void {
    if (row.isDropped) {
      this.#markUnlisted(row);
      return;
    }
    if (row.source !== request && row.source.contentRank >= request.contentRank) return;
    row.source = request;
    row.id = this.#replace(row.id, request, captured);
    void this.#trackId(row);
  }

  /** Records the id that the engine assigns to a row, or that the engine does not list it. */
  async #trackId(row: ListedRow): Promise<void> {
    const pending = row.id;
    const id = await pending;
    // Newer content is being sent.
    if (row.id !== pending || row.source.isCleared) return;
    if (id === null) this.#markUnlisted(row);
    else this.#listed.set(id, row);
  }

  async #add(captured: CapturedResponse): Promise<ExchangeId | null> {
    try {
      return await this.#engine.add(captured);
    } catch (error) {
      this.#onError(error);
      return null;
    }
  }

  async #replace(
    rowId: Promise<ExchangeId | null>,
    request: LoggedRequest,
    captured: CapturedResponse,
  ): Promise<ExchangeId | null> {
    const id = await rowId;
    if (request.isCleared) return null;
    if (id === null) return this.#add(captured);
    await this.#engine.update(id, captured).catch(this.#onError);
    return id;
  }

  async #remove(row: ListedRow): Promise<void> {
    const id = await row.id;
    if (id === null) return;
    this.#listed.delete(id);
    await this.#engine.remove(id).catch(this.#onError);
  }

  /** @returns the rows of the requests */
  #forget(requests: readonly LoggedRequest[]): ReadonlySet<ListedRow> {
    const rows = new Set<ListedRow>();
    for (const request of requests) {
      request.isCleared = true;
      this.#log.forget(request);
      if (request.row) rows.add(request.row);
    }
    return rows;
  }

  #markUnlisted({ source }: ListedRow): void {
    this.#log.markUnlisted(source);
    if (source.twin) this.#log.markUnlisted(source.twin);
  }
}

/**
 * A twin with a body ranks higher. If both have one, the page's entry does. Measured: if a service worker passes a response on without
 * reading it, its own entry has an empty body and comes first.
 */
function rankContent(request: LoggedRequest, content: CapturedContent): number {
  const page = request.viaServiceWorker ? 1 : 0;
  if (content.kind === 'content') return 4 + page;
  return content.reason === 'body-empty' ? page : 2 + page;
}
