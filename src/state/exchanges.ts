import type { ExchangeDetail, ExchangeId, Overview, Query, RowSlice } from '../engine/api/engineApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import { PAGE } from './pages.ts';
import { selectExchange } from './selection.ts';
import type { PanelContext } from './context.ts';
import type { TreeRows } from './tree.ts';

/** The list of exchanges, which of them is shown, and its detail. */
export interface Exchanges {
  readonly refresh: () => void;
  readonly select: (id: ExchangeId) => void;
  /** The detail is asked for again. */
  readonly reloadDetail: () => void;
}

/** What is shown of an exchange at first. */
interface FirstExchange {
  readonly exchange: ExchangeId;
  readonly detail: ExchangeDetail | null;
  readonly rows: RowSlice;
}

export function createExchanges({ engine, store, fail }: PanelContext, rows: TreeRows): Exchanges {
  const readDetail = createLatestRequest<ExchangeId, ExchangeDetail | null>(
    (id) => engine.exchange(id),
    (detail, id) => {
      if (id === store.getState().shown) store.setState({ detail });
    },
    fail,
  );

  const reloadDetail = (): void => {
    const { shown } = store.getState();
    if (shown !== null) readDetail(shown);
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

  /** Where nothing is shown yet, the first answer appears at once with its rows: one painting, and not three. */
  const readFirst = async (overview: Overview, query: Query): Promise<FirstExchange | null> => {
    const [only] = overview.exchanges;
    if (!only || overview.totals.exchanges > 1 || store.getState().shown !== null) return null;
    const [detail, answer] = await Promise.all([engine.exchange(only.id), engine.rows(only.id, query, 0, PAGE)]);
    return { exchange: only.id, detail, rows: answer };
  };

  const readOverview = createLatestRequest<
    Query,
    { readonly overview: Overview; readonly first: FirstExchange | null }
  >(
    async (query) => {
      const overview = await engine.overview(query);
      return { overview, first: await readFirst(overview, query) };
    },
    ({ overview, first }, query) => {
      const { shown: before, preferred: hoped } = store.getState();
      // Cleared: whatever comes next is the first again.
      const past = overview.totals.exchanges === 0 ? null : hoped;
      const { preferred, shown } = selectExchange({ preferred: past, shown: before }, overview.exchanges);
      store.setState({ overview, preferred });
      const isFirst = first?.exchange === shown && query === store.getState().query;
      if (shown !== before) show(shown, isFirst ? first : null);
    },
    fail,
  );

  return {
    refresh: () => readOverview(store.getState().query),
    select: (id) => {
      store.setState({ preferred: id });
      if (id !== store.getState().shown) show(id);
    },
    reloadDetail,
  };
}
