import type { RowKey } from '../engine/api/engineApi.ts';
import type { SelectedRows, SelectionChange } from '../engine/api/selectionApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import type { PanelContext } from './context.ts';
import type { SelectMode } from './selectMode.ts';
import type { Tree } from './view.ts';

/** Selects several rows of the tree. The engine keeps them; the panel has their ranges. The row with the focus may be deselected. */
export interface SeveralRows {
  /** Moves the focus to the row at the index, and changes the selection. */
  readonly choose: (index: number, mode: SelectMode) => Promise<void>;
  /** Selects or deselects the row with the focus. */
  readonly toggle: () => Promise<void>;
  readonly selectAll: () => Promise<void>;
  /** Selects the row with the focus only. @returns false if no other row was selected */
  readonly reduce: () => boolean;
  /** After a change of the tree: finds the selected rows again. */
  readonly refresh: () => void;
}

/** @param select moves the focus to the row at an index */
export function createSeveralRows(
  { engine, store, fail }: PanelContext,
  select: (index: number) => Promise<void>,
): SeveralRows {
  /** Where a range starts, while several rows are selected; otherwise it starts at the row with the focus. */
  let anchor: RowKey | null = null;
  const tree = (): Tree => store.getState().tree;
  const set = (several: Tree['several'], isReduced = false): void => {
    const isSingle = several?.count === 1 && several.ranges[0] === tree().selectedIndex;
    store.setState({ tree: { ...tree(), several: isSingle ? null : several, isReduced } });
  };
  const apply = async (base: true | RowKey | null, change: SelectionChange): Promise<void> => {
    const { exchange, selected } = tree();
    if (exchange === null) return;
    const send = (one: SelectionChange): Promise<SelectedRows | null> =>
      engine.selectRows(exchange, store.getState().query, base, one);
    const several = await send(change);
    // The anchor may be hidden now.
    const isHidden = several === null && change.kind === 'range' && selected !== null;
    if (isHidden) anchor = selected;
    const changed = isHidden ? await send({ kind: 'range', from: selected, to: selected }) : several;
    if (exchange === tree().exchange) set(changed);
  };
  const refresh = createLatestRequest(
    async (exchange: number) => engine.selectedRows(exchange, store.getState().query),
    (several, exchange) => {
      const before = tree().several;
      if (exchange !== tree().exchange || before === null || isEqual(before, several)) return;
      set(several, several === null);
    },
    fail,
  );
  /** The selected rows that a change keeps. */
  const base = (): true | RowKey | null => (tree().several ? true : tree().selected);

  return {
    choose: async (index, mode) => {
      const { selected: before, several } = tree();
      const start = several ? (anchor ?? before) : before;
      const kept = base();
      if (mode === 'only') set(null);
      await select(index);
      const { selected } = tree();
      if (mode === 'only' || selected === null) return;
      anchor = mode === 'toggle' ? selected : start;
      if (mode === 'toggle') await apply(kept, { kind: 'toggle', row: selected });
      else if (mode === 'focus') {
        if (several === null && before !== null) await apply(null, { kind: 'range', from: before, to: before });
      } else await apply(mode === 'add-range' ? kept : null, { kind: 'range', from: start ?? selected, to: selected });
    },
    toggle: async () => {
      const { selected } = tree();
      if (selected === null) return;
      anchor = selected;
      await apply(base(), { kind: 'toggle', row: selected });
    },
    selectAll: async () => {
      if (tree().several === null) anchor = tree().selected;
      await apply(null, { kind: 'all' });
    },
    reduce: () => {
      const isSeveral = tree().several !== null;
      if (isSeveral || tree().isReduced) set(null);
      return isSeveral;
    },
    refresh: () => {
      const { exchange, several } = tree();
      if (several !== null && exchange !== null) refresh(exchange);
    },
  };
}

function isEqual(a: SelectedRows, b: SelectedRows | null): boolean {
  return a.count === b?.count && a.ranges.every((end, at) => end === b.ranges[at]);
}
