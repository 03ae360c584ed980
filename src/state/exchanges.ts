import type { ExchangeDetail, ExchangeId, FirstResponse, Overview, Query, RowDetail } from '../engine/api/engineApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import { listedSelection } from './listSelection.ts';
import { PAGE } from './pages.ts';
import { selectExchange } from './selection.ts';
import type { PanelContext } from './context.ts';
import type { FirstRows, TreeRows } from './tree.ts';
import type { View } from './view.ts';

/** The list of exchanges, the shown exchange, and its detail. */
export interface Exchanges {
  readonly refresh: () => void;
  /** Shows the only response without a request. @returns false if the panel shows another one, or a part of it */
  readonly showFirst: (first: FirstResponse) => boolean;
  readonly select: (id: ExchangeId) => void;
  /** Requests the detail of the shown exchange again. */
  readonly reloadDetail: () => void;
}

/** The detail and the first rows of the only exchange. */
interface FirstExchange extends FirstRows {
  readonly exchange: ExchangeId;
  readonly detail: ExchangeDetail | null;
  readonly failureDetail?: RowDetail | null;
}

export function createExchanges({ engine, store, fail }: PanelContext, rows: TreeRows): Exchanges {
  const requestDetail = createLatestRequest<ExchangeId, ExchangeDetail | null>(
    (id) => engine.exchange(id),
    (detail, id) => {
      if (id === store.getState().shown) store.setState({ detail });
    },
    fail,
  );

  const reloadDetail = (): void => {
    const { shown } = store.getState();
    if (shown !== null) requestDetail(shown);
  };

  const show = (id: ExchangeId | null, first: FirstExchange | null = null): void => {
    const detail = first?.detail ?? null;
    store.setState({
      shown: id,
      detail,
      rowDetail: first?.failureDetail ?? null,
      body: null,
      checks: null,
      findRequest: 0,
      bodyLine: null,
      isCreatingRule: false,
    });
    rows.show(id, first ?? undefined);
    if (!first) reloadDetail();
  };

  /** Loads the first exchange before it is shown, so that its detail and its rows are painted together. */
  const loadFirst = async (overview: Overview, query: Query): Promise<FirstExchange | null> => {
    const [exchange] = overview.exchanges;
    if (!exchange || overview.totals.exchanges > 1 || store.getState().shown !== null) return null;
    const [detail, slice] = await Promise.all([engine.exchange(exchange.id), engine.rows(exchange.id, query, 0, PAGE)]);
    return { exchange: exchange.id, detail, rows: slice };
  };

  const update = (overview: Overview, first: FirstExchange | null): void => {
    const { shown: before, preferred: previous, selectedExchanges } = store.getState();
    // After clearing, the next exchange is selected like the first one.
    const remaining = overview.totals.exchanges === 0 ? null : previous;
    const { preferred, shown } = selectExchange({ preferred: remaining, shown: before }, overview.exchanges);
    store.setState({
      overview,
      preferred,
      selectedExchanges: listedSelection(selectedExchanges, overview.exchanges),
    });
    if (shown !== before) show(shown, first?.exchange === shown ? first : null);
  };

  /** Number of overviews that are being requested. */
  let requests = 0;
  const requestOverview = createLatestRequest<
    Query,
    { readonly overview: Overview; readonly first: FirstExchange | null }
  >(
    async (query) => {
      requests += 1;
      try {
        const overview = await engine.overview(query, caretInQuery(store.getState()));
        return { overview, first: await loadFirst(overview, query) };
      } finally {
        requests -= 1;
      }
    },
    ({ overview, first }, query) => update(overview, query === store.getState().query ? first : null),
    fail,
  );

  return {
    refresh: () => requestOverview(store.getState().query),
    showFirst: (first) => {
      const { query, shown } = store.getState();
      const isEmpty =
        query.text === '' && query.chip === 'all' && !query.invert && query.order === undefined && !query.mutes;
      // The reply to an earlier request must not replace this one.
      if (!isEmpty || shown !== null || requests > 0) return false;
      update(first.overview, { ...first, exchange: first.detail.id });
      return true;
    },
    select: (id) => {
      store.setState({ preferred: id, selectedExchanges: null });
      if (id !== store.getState().shown) show(id);
    },
    reloadDetail,
  };
}

/** The query has the text of the filter without the spaces around it. */
function caretInQuery({ filterText, filterCaret }: View): number | null {
  return filterCaret === null ? null : filterCaret - (filterText.length - filterText.trimStart().length);
}
