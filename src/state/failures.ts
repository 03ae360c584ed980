import type { FailureRows } from '../engine/api/failureApi.ts';
import type { ExchangeDetail, ExchangeId } from '../engine/api/engineApi.ts';
import type { PanelContext } from './context.ts';
import { createLatestRequest } from './latestRequest.ts';
import type { TreeRows } from './tree.ts';

/** The groups of equal failures of the shown exchange. */
export interface Failures {
  /** Loads more groups. */
  readonly showMore: () => void;
  /** Selects the next operation of a group after the selected row. A filter that hides all of them is cleared. */
  readonly select: (group: number) => Promise<void>;
  readonly stop: () => void;
}

/** Number of groups that are loaded at first. */
const FIRST = 5;
/** Number of further groups that are loaded at once. */
const MORE = 20;

/** @param clearFilter shows all rows */
export function createFailures(
  { engine, store, fail }: PanelContext,
  rows: Pick<TreeRows, 'reveal'>,
  clearFilter: () => void,
): Failures {
  const request = createLatestRequest<{ readonly exchange: ExchangeId; readonly most: number }, FailureRows | null>(
    ({ exchange, most }) => engine.failures(exchange, most),
    (failures, { exchange }) => {
      if (exchange === store.getState().shown) store.setState({ failures: failures && { ...failures, exchange } });
    },
    fail,
  );
  const stop = store.subscribe(({ detail, failures }, before) => {
    if (detail === before.detail) return;
    if (detail === null || !hasFailures(detail)) {
      if (failures) store.setState({ failures: null });
    } else if (detail.parsedShare === null) {
      const loaded = failures?.exchange === detail.id ? failures.groups.length : 0;
      request({ exchange: detail.id, most: Math.max(FIRST, loaded) });
    }
  });
  return {
    showMore: () => {
      const { failures } = store.getState();
      if (failures) request({ exchange: failures.exchange, most: failures.groups.length + MORE });
    },
    select: async (group) => {
      const { failures, tree } = store.getState();
      if (!failures) return;
      const key = await engine.failureInGroup(failures.exchange, group, tree.selected);
      if (key === null || store.getState().tree.exchange !== failures.exchange) return;
      await rows.reveal(key);
      const { selected, selectedIndex } = store.getState().tree;
      if (selected !== key || selectedIndex >= 0) return;
      clearFilter();
      await rows.reveal(key);
    },
    stop,
  };
}

function hasFailures({ summary: { failure, partial, dependent } }: ExchangeDetail): boolean {
  return failure + partial + dependent > 0;
}
