import type { ExchangeDetail, ExchangeId, Overview, Query, RowSlice } from '../engine/api/engineApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import { PAGE } from './pages.ts';
import { selectExchange } from './selection.ts';
import type { PanelContext } from './context.ts';
import type { TreeRows } from './tree.ts';

/** The list of exchanges, the shown exchange, and its detail. */
export interface Exchanges {
  readonly refresh: () => void;
  readonly select: (id: ExchangeId) => void;
  /** Requests the detail of the shown exchange again. */
  readonly reloadDetail: () => void;
}

/** The detail and the first rows of the only exchange. */
interface FirstExchange {
  readonly exchange: ExchangeId;
  readonly detail: ExchangeDetail | null;
  readonly rows: RowSlice;
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
      rowDetail: null,
      body: null,
      findRequest: 0,
      bodyLine: null,
      isCreatingRule: false,
    });
    rows.show(id, first?.rows);
    if (!first) reloadDetail();
  };

  /** Loads the first exchange before it is shown, so that its detail and its rows are painted together. */
  const loadFirst = async (overview: Overview, query: Query): Promise<FirstExchange | null> => {
    const [exchange] = overview.exchanges;
    if (!exchange || overview.totals.exchanges > 1 || store.getState().shown !== null) return null;
    const [detail, slice] = await Promise.all([engine.exchange(exchange.id), engine.rows(exchange.id, query, 0, PAGE)]);
    return { exchange: exchange.id, detail, rows: slice };
  };

  const requestOverview = createLatestRequest<
    Query,
    { readonly overview: Overview; readonly first: FirstExchange | null }
  >(
    async (query) => {
      const overview = await engine.overview(query);
      return { overview, first: await loadFirst(overview, query) };
    },
    ({ overview, first }, query) => {
      const { shown: before, preferred: previous } = store.getState();
      // After clearing, the next exchange is selected like the first one.
      const remaining = overview.totals.exchanges === 0 ? null : previous;
      const { preferred, shown } = selectExchange({ preferred: remaining, shown: before }, overview.exchanges);
      store.setState({ overview, preferred });
      const isFirst = first?.exchange === shown && query === store.getState().query;
      if (shown !== before) show(shown, isFirst ? first : null);
    },
    fail,
  );

  return {
    refresh: () => requestOverview(store.getState().query),
    select: (id) => {
      store.setState({ preferred: id });
      if (id !== store.getState().shown) show(id);
    },
    reloadDetail,
  };
}
