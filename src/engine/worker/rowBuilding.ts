import type { ExchangeId, Query } from '../api/engineApi.ts';
import type { Row, RowSlice } from '../api/treeRow.ts';
import type { LocalEngine } from '../engine.ts';
import type { Defer } from '../store/slices.ts';
import { rowMessages } from '../tree/messages.ts';

export interface RowBuildingOptions {
  readonly engine: Pick<LocalEngine, 'store' | 'notify'>;
  readonly defer: Defer;
  /** Builds what a query needs in slices (see createOrderBuilding). */
  readonly buildOrder: (id: ExchangeId, query: Query) => Promise<void>;
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

/** Longest wait in ms for the index of a view. */
const MAX_WAIT = 150;

const ROW: Row = {
  key: 'building',
  kind: 'building',
  level: 1,
  position: 1,
  siblings: 1,
  expanded: null,
  name: rowMessages.building,
  title: null,
  outcome: null,
  status: null,
  statusText: '',
  message: '',
  causes: [],
  note: null,
};

/**
 * Returns a function that waits for the index of the view of a query, up to {@link MAX_WAIT}. Then it returns a row that says that the index
 * is being built, and listeners are notified when it is complete; otherwise it returns null.
 */
export function createRowBuilding(
  options: RowBuildingOptions,
): (id: ExchangeId, query: Query) => Promise<RowSlice | null> {
  const { engine, defer, buildOrder, now } = options;
  const notified = new Set<ExchangeId>();
  return async (id, query) => {
    const view = engine.store.get(id)?.view;
    if (query.view === undefined || !view || view.isReady(query)) return null;
    const state = { isDone: false };
    const building = buildOrder(id, query).finally(() => (state.isDone = true));
    for (const end = now() + MAX_WAIT; !state.isDone && now() < end;) await new Promise<void>(defer);
    if (state.isDone) {
      await building;
      return null;
    }
    if (!notified.has(id)) {
      notified.add(id);
      const notify = (): void => {
        notified.delete(id);
        engine.notify({ changed: id });
      };
      building.then(notify, notify);
    }
    return { total: 1, from: 0, rows: [ROW] };
  };
}
