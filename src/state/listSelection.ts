import type { StoreApi } from 'zustand/vanilla';
import type { ExchangeId } from '../engine/api/engineApi.ts';
import type { SelectMode } from './selectMode.ts';
import type { View } from './view.ts';

/** Selects several responses of the list. The shown response has the focus; at least one response is selected. */
export interface ListSelection {
  /** Shows a response and changes the selection. @param order all ids, as listed */
  readonly choose: (id: ExchangeId, mode: SelectMode, order: readonly ExchangeId[]) => void;
  readonly chooseAll: (order: readonly ExchangeId[]) => void;
  /** Selects the shown response only. @returns false if no other one was selected */
  readonly reduce: () => boolean;
}

/** @param select shows a response and selects nothing else */
export function createListSelection(
  store: StoreApi<View>,
  { select }: { readonly select: (id: ExchangeId) => void },
): ListSelection {
  /** Where a range starts, while several are selected; otherwise it starts at the shown response. */
  let anchor: ExchangeId | null = null;

  const choose = (id: ExchangeId, mode: SelectMode, order: readonly ExchangeId[]): void => {
    const { shown, selectedExchanges } = store.getState();
    const before = selectedExchanges ?? new Set(shown === null ? [] : [shown]);
    const start = selectedExchanges && anchor !== null && order.includes(anchor) ? anchor : (shown ?? id);
    select(id);
    if (mode === 'only') return;
    anchor = mode === 'toggle' ? id : start;
    store.setState({ selectedExchanges: changed(before, mode, id, rangeIn(order, start, id)) });
  };
  return {
    choose,
    chooseAll: (order) => {
      anchor = order[0] ?? null;
      if (order.length > 1) store.setState({ selectedExchanges: new Set(order) });
    },
    reduce: () => {
      if (store.getState().selectedExchanges === null) return false;
      store.setState({ selectedExchanges: null });
      return true;
    },
  };
}

function changed(
  before: ReadonlySet<ExchangeId>,
  mode: SelectMode,
  id: ExchangeId,
  range: readonly ExchangeId[],
): ReadonlySet<ExchangeId> {
  if (mode === 'range') return new Set(range);
  if (mode === 'add-range') return new Set([...before, ...range]);
  if (mode === 'focus') return before;
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after.size > 0 ? after : before;
}

function rangeIn(order: readonly ExchangeId[], start: ExchangeId, end: ExchangeId): readonly ExchangeId[] {
  const [from, to] = [order.indexOf(start), order.indexOf(end)];
  return from < 0 ? [end] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/**
 * The selection after the list has changed. A response that leaves the list is deselected, so that an export contains nothing
 * that is not visible as selected.
 */
export function listedSelection(
  selected: ReadonlySet<ExchangeId> | null,
  exchanges: readonly { readonly id: ExchangeId }[],
): ReadonlySet<ExchangeId> | null {
  if (selected === null) return null;
  const listed = exchanges.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  if (listed.length === selected.size) return selected;
  return listed.length === 0 ? null : new Set(listed);
}

/** The selected responses. */
export function selectedIds({ selectedExchanges, shown }: View): readonly ExchangeId[] {
  return selectedExchanges ? [...selectedExchanges] : shown === null ? [] : [shown];
}
