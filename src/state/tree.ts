import type { ExchangeId, Query, RowKey, RowSlice } from '../engine/api/engineApi.ts';
import { createLatestRequest } from './latestRequest.ts';
import { prefetchRange } from './prefetch.ts';
import { indexOf, isFresh, missingRange, markStale, PAGE, storeRows, rowAt, type RowRange } from './pages.ts';
import type { PanelContext } from './context.ts';
import { NO_TREE, type Tree } from './view.ts';

interface RowsRequest extends RowRange {
  readonly exchange: ExchangeId;
  readonly query: Query;
  readonly generation: number;
}

/** The rows of the shown exchange: what is on screen is asked for, and the selection is kept by the key of its row. */
export interface TreeRows {
  /** Turns to another exchange, or to none. @param first the first page of its rows, where it is known */
  readonly show: (exchange: ExchangeId | null, first?: RowSlice) => void;
  /** The row to be selected when the exchange is shown. */
  readonly setInitialSelection: (exchange: ExchangeId, key: RowKey) => void;
  /** Something has changed: what is on screen is asked for again. */
  readonly refresh: () => void;
  /** The rows are in another order. @param reach brings the selected one into sight */
  readonly reorder: (reach: boolean) => void;
  /** Tells which rows `[from, to)` are on screen. */
  readonly setViewport: (from: number, to: number) => void;
  /** Selects the row at the index and brings it into sight. */
  readonly select: (index: number) => Promise<void>;
  /** Selects a row by its key, opening what hides it. */
  readonly reveal: (key: RowKey) => Promise<void>;
  /** The row at the index is known when this is done. */
  readonly load: (index: number) => Promise<void>;
  /** The selected row, and where it stands, are known as they are after the last change when this is done. */
  readonly whenLoaded: () => Promise<void>;
}

export function createTreeRows({ engine, store, fail }: PanelContext): TreeRows {
  let onScreen: RowRange = { from: 0, to: 0 };
  // Rows that the screen moved by, the last time.
  let travel = 0;
  // Of the pages: grows at each change. An answer of an older one is shown but not believed.
  let generation = 0;
  // Of the selection: what was begun before the user's last move is given up.
  let turn = 0;
  // The generation for which the index of the selected row is known to be right.
  let placed = -1;
  // The row that was looked for in vain since the last change.
  let sought: RowKey | null = null;
  /** The search that is under way. */
  let search: Promise<void> = Promise.resolve();
  /** The row that was selected in each exchange, for when the user comes back to it. */
  const remembered = new Map<ExchangeId, RowKey>();

  const tree = (): Tree => store.getState().tree;
  const change = (part: Partial<Tree>): void => store.setState({ tree: { ...tree(), ...part } });
  const query = (): Query => store.getState().query;

  const choose = (key: RowKey | null, selectedIndex: number, reach: boolean): void => {
    const { exchange, revealCount: before } = tree();
    if (exchange !== null && key !== null) remembered.set(exchange, key);
    placed = generation;
    change({ selected: key, selectedIndex, revealCount: reach ? before + 1 : before });
  };

  const take = (answer: RowSlice, asked: RowsRequest): void => {
    if (asked.exchange !== tree().exchange) return;
    change({ pages: storeRows(tree().pages, asked, answer, asked.generation === generation, tree().selectedIndex) });
    follow();
    ask();
  };

  const wanted = (): RowsRequest | null => {
    const { exchange, pages } = tree();
    if (exchange === null) return null;
    const span = prefetchRange(pages, onScreen, travel);
    return span && { ...span, exchange, query: query(), generation };
  };

  // What is to be asked is only known when its turn comes: the answer before may have brought it.
  const asker = createLatestRequest<null, { readonly asked: RowsRequest; readonly answer: RowSlice } | null>(
    async () => {
      const asked = wanted();
      return asked && { asked, answer: await engine.rows(asked.exchange, asked.query, asked.from, asked.to) };
    },
    (found) => {
      if (found) take(found.answer, found.asked);
    },
    fail,
  );
  const ask = (): void => {
    if (wanted()) asker(null);
  };

  /** After new rows: finds the selected one again, which may stand elsewhere now. */
  const follow = (): void => {
    const { selected, selectedIndex, pages } = tree();
    if (selected === null || placed === generation) return;
    const found =
      rowAt(pages, selectedIndex)?.key === selected && isFresh(pages, selectedIndex)
        ? selectedIndex
        : indexOf(pages, selected);
    if (found >= 0) {
      placed = generation;
      if (found !== selectedIndex) change({ selectedIndex: found });
    } else if (sought !== selected) search = find(selected, false).catch(fail);
  };

  const find = async (key: RowKey, reach: boolean): Promise<void> => {
    const { exchange } = tree();
    if (exchange === null) return;
    sought = key;
    const mine = turn;
    const index = await engine.reveal(exchange, query(), key);
    if (mine !== turn || exchange !== tree().exchange) return;
    choose(key, index, reach);
    // It may have been opened just now.
    outdate();
  };

  const outdate = (): void => {
    generation += 1;
    change({ pages: markStale(tree().pages) });
    ask();
  };

  const load = async (index: number): Promise<void> => {
    const { exchange, pages } = tree();
    const span = missingRange(pages, index, index + 1);
    if (exchange === null || !span) return;
    const asked = { ...span, exchange, query: query(), generation };
    take(await engine.rows(exchange, asked.query, span.from, span.to), asked);
  };

  const whenLoaded = async (): Promise<void> => {
    await search;
    if (tree().selectedIndex < 0) return;
    await load(tree().selectedIndex);
    // It was not where it had been.
    await search;
    await load(tree().selectedIndex);
  };

  const select = async (index: number): Promise<void> => {
    turn += 1;
    const mine = turn;
    sought = null;
    if (!rowAt(tree().pages, index)) await load(index);
    const row = rowAt(tree().pages, index);
    if (mine === turn && row) choose(row.key, index, true);
  };

  const firstFailure = async (exchange: ExchangeId): Promise<void> => {
    const mine = turn;
    const index = await engine.nextFailure(exchange, query(), -1, 1);
    if (mine === turn && exchange === tree().exchange && index >= 0) await select(index);
  };

  return {
    show: (exchange, first) => {
      turn += 1;
      generation += 1;
      sought = null;
      onScreen = { from: 0, to: 0 };
      travel = 0;
      store.setState({ tree: { ...NO_TREE, exchange, revealCount: tree().revealCount } });
      if (exchange === null) return;
      if (first) take(first, { from: 0, to: PAGE, exchange, query: query(), generation });
      else ask();
      const key = remembered.get(exchange);
      // The first failure is what the user came for.
      search = (key === undefined ? firstFailure(exchange) : find(key, true)).catch(fail);
    },
    setInitialSelection: (exchange, key) => void remembered.set(exchange, key),
    refresh: () => {
      sought = null;
      outdate();
      const { exchange, selected } = tree();
      // Of a long answer that is still being read, the first failure may come late.
      if (exchange !== null && selected === null) search = firstFailure(exchange).catch(fail);
    },
    reorder: (reach) => {
      const { selected } = tree();
      if (selected === null) outdate();
      else search = find(selected, reach).catch(fail);
    },
    setViewport: (from, to) => {
      travel = from - onScreen.from;
      onScreen = { from, to };
      ask();
    },
    select,
    reveal: (key) => {
      turn += 1;
      return find(key, true);
    },
    load,
    whenLoaded,
  };
}
