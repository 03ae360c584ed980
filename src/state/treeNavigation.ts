import type { ExchangeRow, Row } from '../engine/api/engineApi.ts';
import { isDescendant, rowAt } from './pages.ts';
import type { PanelContext } from './context.ts';
import type { Exchanges } from './exchanges.ts';
import { otherWithFailure, withGroupOpen } from './list/responseList.ts';
import type { SelectMode } from './selectMode.ts';
import type { TreeRows } from './tree.ts';
import type { Tree } from './view.ts';

/** Moves in the tree by keyboard and mouse. Each move waits for the previous one, so that no key press is lost. */
export interface TreeNavigation {
  /** @param rows number of rows down, or up if negative; stops at the ends */
  readonly moveBy: (rows: number, mode?: SelectMode) => Promise<void>;
  readonly moveToStart: (mode?: SelectMode) => Promise<void>;
  readonly moveToEnd: (mode?: SelectMode) => Promise<void>;
  /** Selects or deselects the row with the focus. */
  readonly toggleSelected: () => Promise<void>;
  readonly selectAll: () => Promise<void>;
  /** Expands a collapsed row; in an expanded row, moves to its first child. */
  readonly expandOrEnter: () => Promise<void>;
  /** Collapses an expanded row; otherwise moves to the parent. */
  readonly collapseOrLeave: () => Promise<void>;
  /** Expands or collapses the row at the index; by default the selected row. */
  readonly setExpanded: (isExpanded: boolean, subtree: boolean, index?: number) => Promise<void>;
  readonly setAllExpanded: (isExpanded: boolean) => Promise<void>;
  /** Shows what the filter hides where the row at the index is, which is by default the selected one, and moves to the first of it. */
  readonly showHidden: (index?: number) => Promise<void>;
  /**
   * Moves to the next (1) or previous (-1) failure of the response. At its ends, goes on to the next response in the list that has a failure
   * or may hide one, from the last one to the first; without another one, wraps around in the response.
   */
  readonly moveToFailure: (direction: 1 | -1) => Promise<void>;
  /** Moves to the first (1) or last (-1) failure of the next or previous response that has one or may hide one. */
  readonly moveToOtherResponse: (direction: 1 | -1) => Promise<void>;
}

export function createTreeNavigation(
  context: PanelContext,
  rows: TreeRows,
  exchanges: Pick<Exchanges, 'select'>,
): TreeNavigation {
  const moves = new TreeMoves(context, rows, exchanges);
  const tree = (): Tree => context.store.getState().tree;

  let last: Promise<void> = Promise.resolve();
  const queue = (move: () => Promise<void>): Promise<void> => {
    const before = last;
    const { exchange } = tree();
    const run = async (): Promise<void> => {
      // The caller of that move reports its error.
      await before.catch(() => undefined);
      await rows.whenLoaded();
      // Skip a move that was made in the tree of another exchange.
      if (exchange === tree().exchange) await move();
    };
    last = run();
    return last;
  };

  return {
    moveBy: (delta, mode) =>
      queue(() => moves.moveTo(tree().selectedIndex < 0 ? 0 : tree().selectedIndex + delta, mode)),
    moveToStart: (mode) => queue(() => moves.moveTo(0, mode)),
    moveToEnd: (mode) => queue(() => moves.moveTo((tree().pages.total ?? 0) - 1, mode)),
    toggleSelected: () => queue(rows.several.toggle),
    selectAll: () => queue(rows.several.selectAll),
    expandOrEnter: () => queue(() => moves.expandOrEnter()),
    collapseOrLeave: () => queue(() => moves.collapseOrLeave()),
    // A click applies to the row that is at the index now, so it is not queued.
    setExpanded: (isExpanded, subtree, index) =>
      index === undefined
        ? queue(() => moves.setExpanded(isExpanded, subtree))
        : moves.setExpanded(isExpanded, subtree, index),
    setAllExpanded: (isExpanded) => queue(() => moves.setAllExpanded(isExpanded)),
    showHidden: (index) => moves.showHidden(index),
    moveToFailure: (direction) => queue(() => moves.moveToFailure(direction)),
    moveToOtherResponse: (direction) => queue(() => moves.moveToOtherResponse(direction)),
  };
}

/** The individual moves. Each starts at the row that is selected when it is called. */
class TreeMoves {
  readonly #context: PanelContext;
  readonly #rows: TreeRows;
  readonly #exchanges: Pick<Exchanges, 'select'>;

  constructor(context: PanelContext, rows: TreeRows, exchanges: Pick<Exchanges, 'select'>) {
    this.#context = context;
    this.#rows = rows;
    this.#exchanges = exchanges;
  }

  async moveTo(index: number, mode: SelectMode = 'only'): Promise<void> {
    const total = this.#tree().pages.total ?? 0;
    if (total > 0) await this.#rows.several.choose(Math.max(0, Math.min(total - 1, index)), mode);
  }

  /** Moves from a row that will be hidden. */
  async #leaveFor(index: number): Promise<void> {
    await this.moveTo(index, this.#tree().several ? 'focus' : 'only');
  }

  async expandOrEnter(): Promise<void> {
    const row = this.#selected();
    if (row?.expanded === false) await this.setExpanded(true, false);
    else if (row?.expanded === true) await this.moveTo(this.#tree().selectedIndex + 1);
  }

  async collapseOrLeave(): Promise<void> {
    if (this.#selected()?.expanded === true) {
      await this.setExpanded(false, false);
      return;
    }
    const parent = await this.#parentOf(this.#tree().selectedIndex);
    if (parent >= 0) await this.moveTo(parent);
  }

  async setExpanded(isExpanded: boolean, subtree: boolean, index = this.#tree().selectedIndex): Promise<void> {
    const { exchange, pages, selectedIndex } = this.#tree();
    const row = rowAt(pages, index);
    if (exchange === null || !row || row.expanded === null) return;
    // If collapsing the row hides the selected row, select the collapsed row.
    if (!isExpanded && isDescendant(pages, selectedIndex, index)) await this.#leaveFor(index);
    await this.#context.engine.expand(exchange, row.key, isExpanded, subtree);
    this.#rows.refresh();
  }

  async setAllExpanded(isExpanded: boolean): Promise<void> {
    const { exchange, selectedIndex } = this.#tree();
    if (exchange === null) return;
    if (!isExpanded) {
      const top = await this.#topLevelAncestorOf(selectedIndex);
      if (top !== selectedIndex) await this.#leaveFor(top);
    }
    await this.#context.engine.expandAll(exchange, isExpanded);
    this.#rows.refresh();
  }

  async showHidden(index = this.#tree().selectedIndex): Promise<void> {
    const { exchange, pages } = this.#tree();
    const row = rowAt(pages, index);
    if (exchange === null || row?.kind !== 'hidden') return;
    const { engine, store } = this.#context;
    const first = await engine.showHidden(exchange, store.getState().query, row.key);
    // Selecting the row requests the others again. The row that was selected may no longer exist, so it must not be searched before.
    if (first !== null) await this.#rows.reveal(first);
  }

  async moveToFailure(direction: 1 | -1): Promise<void> {
    const { exchange, selectedIndex, pages } = this.#tree();
    if (exchange === null) return;
    const { engine, store } = this.#context;
    const { query } = store.getState();
    const end = direction === 1 ? -1 : (pages.total ?? 0);
    const next = await engine.nextFailure(exchange, query, selectedIndex < 0 ? end : selectedIndex, direction);
    if (next >= 0) {
      await this.moveTo(next);
      return;
    }
    const other = otherWithFailure(store.getState(), direction);
    if (other) await this.#moveToFailureIn(other, direction);
    else if (selectedIndex >= 0) {
      const index = await engine.nextFailure(exchange, query, end, direction);
      if (index >= 0) await this.moveTo(index);
    }
  }

  async moveToOtherResponse(direction: 1 | -1): Promise<void> {
    const other = otherWithFailure(this.#context.store.getState(), direction);
    if (other) await this.#moveToFailureIn(other, direction);
  }

  /** Shows another response and selects its first (1) or last (-1) failure. It has none that is visible if it may hide one. */
  async #moveToFailureIn(row: ExchangeRow, direction: 1 | -1): Promise<void> {
    const { engine, store } = this.#context;
    store.setState(withGroupOpen(store.getState(), row));
    this.#exchanges.select(row.id);
    const from = direction === 1 ? -1 : Number.MAX_SAFE_INTEGER;
    const index = await engine.nextFailure(row.id, store.getState().query, from, direction);
    if (index >= 0 && this.#tree().exchange === row.id) await this.#rows.select(index);
  }

  async #topLevelAncestorOf(index: number): Promise<number> {
    let top = index;
    for (let parent = await this.#parentOf(top); parent >= 0; parent = await this.#parentOf(top)) top = parent;
    return top;
  }

  /** @returns the index of the parent; -1 for a row of the first level */
  async #parentOf(index: number): Promise<number> {
    const level = rowAt(this.#tree().pages, index)?.level ?? 1;
    if (level === 1) return -1;
    for (let above = index - 1; above >= 0; above -= 1) {
      // Rows in between that were never visible are loaded page by page.
      if (!rowAt(this.#tree().pages, above)) await this.#rows.load(above);
      if ((rowAt(this.#tree().pages, above)?.level ?? level) < level) return above;
    }
    return -1;
  }

  #tree(): Tree {
    return this.#context.store.getState().tree;
  }

  #selected(): Row | undefined {
    const { pages, selectedIndex } = this.#tree();
    return rowAt(pages, selectedIndex);
  }
}
