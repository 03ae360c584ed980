import type { RowKey } from '../engine/api/engineApi.ts';
import type { SelectedRows, SelectionChange } from '../engine/api/selectionApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import type { PanelContext } from './context.ts';
import { rowAt } from './pages.ts';
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

interface Rows {
  /** Moves the focus to the row at an index. */
  readonly select: (index: number) => Promise<void>;
  /** Resolves when the row at the index is loaded. */
  readonly load: (index: number) => Promise<void>;
}

export function createSeveralRows({ engine, store, fail }: PanelContext, { select, load }: Rows): SeveralRows {
  /** Where a range starts, while several rows are selected; otherwise it starts at the row with the focus. */
  let anchor: RowKey | null = null;
  const tree = (): Tree => store.getState().tree;
  const set = (several: Tree['several'], isReduced = false): void => {
    const isSingle = several?.count === 1 && several.ranges[0] === tree().selectedIndex;
    store.setState({ tree: { ...tree(), several: isSingle ? null : several, isReduced } });
  };
  /** @param focus the row that has the focus afterwards */
  const apply = async (focus: RowKey, base: true | RowKey | null, change: SelectionChange): Promise<void> => {
    const { exchange } = tree();
    if (exchange === null) return;
    const send = (one: SelectionChange): Promise<SelectedRows | null> =>
      engine.selectRows(exchange, store.getState().query, base, one);
    const several = await send(change);
    // The anchor may be hidden now.
    const isHidden = several === null && change.kind === 'range';
    if (isHidden) anchor = focus;
    const changed = isHidden ? await send({ kind: 'range', from: focus, to: focus }) : several;
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

  const applyMode = (
    mode: SelectMode,
    { key, before, start }: { readonly key: RowKey; readonly before: RowKey | null; readonly start: RowKey },
  ): Promise<void> => {
    if (mode === 'toggle') return apply(key, base(), { kind: 'toggle', row: key });
    if (mode !== 'focus')
      return apply(key, mode === 'add-range' ? base() : null, { kind: 'range', from: start, to: key });
    const isKept = tree().several !== null || before === null;
    return isKept ? Promise.resolve() : apply(key, null, { kind: 'range', from: before, to: before });
  };

  return {
    choose: async (index, mode) => {
      if (mode === 'only') {
        set(null);
        await select(index);
        return;
      }
      const { exchange } = tree();
      // The user clicked the row that is shown, even if it is outdated.
      if (!rowAt(tree().pages, index)) await load(index);
      const { selected: before, several, pages } = tree();
      const key = rowAt(pages, index)?.key;
      if (key === undefined || exchange !== tree().exchange) return;
      const start = (several && anchor) ?? before ?? key;
      anchor = mode === 'toggle' ? key : start;
      // Requested before the focus moves, because rows around it are requested then.
      const applied = applyMode(mode, { key, before, start });
      await select(index);
      await applied;
    },
    toggle: async () => {
      const { selected } = tree();
      if (selected === null) return;
      anchor = selected;
      await apply(selected, base(), { kind: 'toggle', row: selected });
    },
    selectAll: async () => {
      const { selected, several } = tree();
      if (several === null) anchor = selected;
      await apply(selected ?? '', null, { kind: 'all' });
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
