import type { ExchangeId, Query, RowSlice } from '../engine/api/engineApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import { prefetchRange } from './prefetch.ts';
import { markStale, missingRange, PAGE, storeRows, type RowRange } from './pages.ts';
import type { PanelContext } from './context.ts';
import { NO_TREE, type Tree } from './view.ts';

interface RowsRequest extends RowRange {
  readonly exchange: ExchangeId;
  readonly query: Query;
  readonly generation: number;
}

/** Requests the rows of the shown exchange: the visible ones first, then those around them. */
export class RowLoader {
  readonly #context: PanelContext;
  readonly #onLoaded: () => void;
  readonly #onRefresh: () => void;
  readonly #requestNext: (input: null) => void;
  #viewport: RowRange = { from: 0, to: 0 };
  /** Number of rows of the last scroll, positive when scrolling down. */
  #scrolledBy = 0;
  #generation = 0;

  /**
   * @param onLoaded called after rows have been stored
   * @param onRefresh called after a change, before rows are requested
   */
  constructor(context: PanelContext, onLoaded: () => void, onRefresh: () => void) {
    this.#context = context;
    this.#onLoaded = onLoaded;
    this.#onRefresh = onRefresh;
    // The range is computed when the request is sent, because the previous reply may already contain it.
    this.#requestNext = createLatestRequest<null, { readonly request: RowsRequest; readonly slice: RowSlice } | null>(
      async () => {
        const request = this.#nextRequest();
        return request && { request, slice: await this.#fetch(request) };
      },
      (reply) => {
        if (reply) this.#store(reply.slice, reply.request);
      },
      context.fail,
    );
  }

  /** Incremented at each change of the tree. Rows of an older generation are shown until they are reloaded. */
  get generation(): number {
    return this.#generation;
  }

  /** Shows another exchange, or none. @param first the first page of its rows, if it is known */
  show(exchange: ExchangeId | null, first: RowSlice | undefined): void {
    this.#generation += 1;
    this.#viewport = { from: 0, to: 0 };
    this.#scrolledBy = 0;
    const { revealCount } = this.#tree();
    this.#context.store.setState({ tree: { ...NO_TREE, exchange, revealCount } });
    if (exchange === null) return;
    if (first) this.#store(first, this.#requestFor(exchange, { from: 0, to: PAGE }));
    else this.#request();
  }

  /** Requests the visible rows again after a change. */
  refresh(): void {
    this.#generation += 1;
    this.#setPages(markStale(this.#tree().pages));
    this.#onRefresh();
    this.#request();
  }

  /** Rows `[from, to)` are visible. */
  setViewport(from: number, to: number): void {
    this.#scrolledBy = from - this.#viewport.from;
    this.#viewport = { from, to };
    this.#request();
  }

  /** Resolves when the row at the index is loaded. */
  async load(index: number): Promise<void> {
    const { exchange, pages } = this.#tree();
    const range = missingRange(pages, index, index + 1);
    if (exchange === null || !range) return;
    const request = this.#requestFor(exchange, range);
    this.#store(await this.#fetch(request), request);
  }

  #request(): void {
    if (this.#nextRequest()) this.#requestNext(null);
  }

  #nextRequest(): RowsRequest | null {
    const { exchange, pages } = this.#tree();
    if (exchange === null) return null;
    const range = prefetchRange(pages, this.#viewport, this.#scrolledBy);
    return range && this.#requestFor(exchange, range);
  }

  #requestFor(exchange: ExchangeId, range: RowRange): RowsRequest {
    return { ...range, exchange, query: this.#context.store.getState().query, generation: this.#generation };
  }

  #fetch({ exchange, query, from, to }: RowsRequest): Promise<RowSlice> {
    return this.#context.engine.rows(exchange, query, from, to);
  }

  #store(slice: RowSlice, request: RowsRequest): void {
    const { exchange, pages, selectedIndex } = this.#tree();
    if (request.exchange !== exchange) return;
    this.#setPages(storeRows(pages, request, slice, request.generation === this.#generation, selectedIndex));
    this.#onLoaded();
    this.#request();
  }

  #tree(): Tree {
    return this.#context.store.getState().tree;
  }

  #setPages(pages: Tree['pages']): void {
    this.#context.store.setState({ tree: { ...this.#tree(), pages } });
  }
}
