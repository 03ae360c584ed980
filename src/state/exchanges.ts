import type { ExchangeDetail, ExchangeId, Overview, Query } from '../engine/questions.ts';
import { createAsker } from './asker.ts';
import { choose } from './shown.ts';
import type { Stage } from './stage.ts';
import type { Rows } from './tree.ts';

/** The list of exchanges, which of them is shown, and its detail. */
export interface Exchanges {
  readonly refresh: () => void;
  readonly pick: (id: ExchangeId) => void;
  /** The detail is asked for again. */
  readonly reread: () => void;
}

export function createExchanges({ engine, store, fail }: Stage, rows: Rows): Exchanges {
  const readDetail = createAsker<ExchangeId, ExchangeDetail | null>(
    (id) => engine.exchange(id),
    (detail, id) => {
      if (id === store.getState().shown) store.setState({ detail });
    },
    fail,
  );

  const reread = (): void => {
    const { shown } = store.getState();
    if (shown !== null) readDetail(shown);
  };

  const show = (id: ExchangeId | null): void => {
    store.setState({ shown: id, detail: null, row: null, body: null, finding: 0, place: null, teaching: false });
    rows.show(id);
    reread();
  };

  const readOverview = createAsker<Query, Overview>(
    (query) => engine.overview(query),
    (overview) => {
      const { shown: before, wanted: hoped } = store.getState();
      // Cleared: whatever comes next is the first again.
      const past = overview.totals.exchanges === 0 ? null : hoped;
      const { wanted, shown } = choose({ wanted: past, shown: before }, overview.exchanges);
      store.setState({ overview, wanted });
      if (shown !== before) show(shown);
    },
    fail,
  );

  return {
    refresh: () => readOverview(store.getState().query),
    pick: (id) => {
      store.setState({ wanted: id });
      if (id !== store.getState().shown) show(id);
    },
    reread,
  };
}
