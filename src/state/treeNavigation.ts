import type { Row } from '../engine/api/engineApi.ts';
import { isDescendant, rowAt } from './pages.ts';
import type { PanelContext } from './context.ts';
import type { TreeRows } from './tree.ts';
import type { Tree } from './view.ts';

/**
 * What the keys and the mouse do in the tree. Each begins where the one before it has arrived, however slow the engine is:
 * fast fingers lose no key.
 */
export interface TreeNavigation {
  /** So many rows down, or up where negative; stops at the ends. */
  readonly moveBy: (rows: number) => Promise<void>;
  readonly moveToStart: () => Promise<void>;
  readonly moveToEnd: () => Promise<void>;
  /** Opens a closed row, else steps into it. */
  readonly expandOrEnter: () => Promise<void>;
  /** Closes an open row, else goes to the row that it stands in. */
  readonly collapseOrLeave: () => Promise<void>;
  /** Opens or closes the row at the index, or the selected one. */
  readonly setExpanded: (open: boolean, subtree: boolean, index?: number) => Promise<void>;
  readonly setAllExpanded: (open: boolean) => Promise<void>;
  /** To the next (1) or previous (-1) failure, from the other end again behind the last. */
  readonly moveToFailure: (direction: 1 | -1) => Promise<void>;
}

export function createTreeNavigation({ engine, store }: PanelContext, rows: TreeRows): TreeNavigation {
  const tree = (): Tree => store.getState().tree;
  const total = (): number => tree().pages.total ?? 0;
  const selected = (): Row | undefined => rowAt(tree().pages, tree().selectedIndex);

  const to = async (index: number): Promise<void> => {
    if (total() > 0) await rows.select(Math.max(0, Math.min(total() - 1, index)));
  };

  const parent = async (index: number): Promise<number> => {
    const level = rowAt(tree().pages, index)?.level ?? 1;
    if (level === 1) return -1;
    for (let at = index - 1; at >= 0; at -= 1) {
      // The rows between may not have been on screen; a page at a time is asked for.
      if (!rowAt(tree().pages, at)) await rows.load(at);
      if ((rowAt(tree().pages, at)?.level ?? level) < level) return at;
    }
    return -1;
  };

  const open = async (wanted: boolean, subtree: boolean, index = tree().selectedIndex): Promise<void> => {
    const { exchange, pages, selectedIndex } = tree();
    const row = rowAt(pages, index);
    if (exchange === null || !row || row.expanded === null) return;
    // A selected row that disappears hands the selection to the one that closes over it.
    if (!wanted && isDescendant(pages, selectedIndex, index)) await rows.select(index);
    await engine.expand(exchange, row.key, wanted, subtree);
    rows.refresh();
  };

  const inward = async (): Promise<void> => {
    const row = selected();
    if (row?.expanded === false) await open(true, false);
    else if (row?.expanded === true) await to(tree().selectedIndex + 1);
  };

  const outward = async (): Promise<void> => {
    if (selected()?.expanded === true) return open(false, false);
    const above = await parent(tree().selectedIndex);
    if (above >= 0) await to(above);
  };

  const openAll = async (wanted: boolean): Promise<void> => {
    const { exchange, selectedIndex } = tree();
    if (exchange === null) return;
    if (!wanted) {
      let top = selectedIndex;
      for (let above = await parent(top); above >= 0; above = await parent(top)) top = above;
      if (top !== selectedIndex) await rows.select(top);
    }
    await engine.expandAll(exchange, wanted);
    rows.refresh();
  };

  const toFailure = async (direction: 1 | -1): Promise<void> => {
    const { exchange, selectedIndex } = tree();
    if (exchange === null) return;
    const { query } = store.getState();
    const end = direction === 1 ? -1 : total();
    const next = await engine.nextFailure(exchange, query, selectedIndex < 0 ? end : selectedIndex, direction);
    const found = next >= 0 || selectedIndex < 0 ? next : await engine.nextFailure(exchange, query, end, direction);
    if (found >= 0) await to(found);
  };

  let last: Promise<void> = Promise.resolve();
  const queue = (move: () => Promise<void>): Promise<void> => {
    const before = last;
    const { exchange } = tree();
    const go = async (): Promise<void> => {
      // A mistake in it was told where it was made.
      await before.catch(() => {});
      await rows.whenLoaded();
      // It was meant for a tree that is gone.
      if (exchange === tree().exchange) await move();
    };
    last = go();
    return last;
  };

  return {
    moveBy: (delta) => queue(() => to(tree().selectedIndex < 0 ? 0 : tree().selectedIndex + delta)),
    moveToStart: () => queue(() => to(0)),
    moveToEnd: () => queue(() => to(total() - 1)),
    expandOrEnter: () => queue(inward),
    collapseOrLeave: () => queue(outward),
    // What was pressed is what stands at the index now.
    setExpanded: (wanted, subtree, index) =>
      index === undefined ? queue(() => open(wanted, subtree)) : open(wanted, subtree, index),
    setAllExpanded: (wanted) => queue(() => openAll(wanted)),
    moveToFailure: (direction) => queue(() => toFailure(direction)),
  };
}
