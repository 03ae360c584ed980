import type { ExchangeId, RowKey, RowSlice } from '../engine/api/engineApi.ts';
import type { PanelContext } from './context.ts';
import { RowLoader } from './rowLoader.ts';
import { RowSelection } from './rowSelection.ts';
import { createSeveralRows, type SeveralRows } from './severalRows.ts';

/** The first rows of an exchange. */
export interface FirstRows {
  /** The first page. */
  readonly rows: RowSlice;
  /** Index of the first failed row, or -1; undefined if it is not known. */
  readonly failureIndex?: number;
}

/** The rows of the shown exchange, with the selected row. */
export interface TreeRows {
  /** Shows another exchange, or none. @param first its first rows, if they are known */
  readonly show: (exchange: ExchangeId | null, first?: FirstRows) => void;
  /** Sets the row that is selected when the exchange is shown. */
  readonly setInitialSelection: (exchange: ExchangeId, key: RowKey) => void;
  /** Requests the visible rows again after a change. */
  readonly refresh: () => void;
  /** Requests the rows in another order. @param reveal scrolls to the selected row */
  readonly reorder: (reveal: boolean) => void;
  /** Requests the rows in another view, and scrolls to the selected row. If the user selected none, selects the first failure in the view. */
  readonly rearrange: () => void;
  /** Rows `[from, to)` are visible. */
  readonly setViewport: (from: number, to: number) => void;
  /** Selects further rows. */
  readonly several: SeveralRows;
  /** Selects the row at the index only and scrolls to it. */
  readonly select: (index: number) => Promise<void>;
  /** Selects only a row, by its key, expands its ancestors and scrolls to it. */
  readonly reveal: (key: RowKey) => Promise<void>;
  /** Resolves when the row at the index is loaded. */
  readonly load: (index: number) => Promise<void>;
  /** Resolves when the selected row and its index are known after the last change. */
  readonly whenLoaded: () => Promise<void>;
}

export function createTreeRows(context: PanelContext): TreeRows {
  const loader = new RowLoader(
    context,
    () => selection.locate(),
    () => several.refresh(),
  );
  const selection = new RowSelection(context, loader);
  const several = createSeveralRows(context, {
    select: (index) => selection.select(index),
    load: (index) => loader.load(index),
  });
  return {
    show: (exchange, first) => {
      selection.reset();
      loader.show(exchange, first?.rows);
      if (exchange !== null) selection.selectInitial(exchange, first?.failureIndex);
    },
    setInitialSelection: (exchange, key) => selection.setInitial(exchange, key),
    refresh: () => selection.refresh(),
    reorder: (reveal) => selection.reorder(reveal),
    rearrange: () => selection.rearrange(),
    setViewport: (from, to) => loader.setViewport(from, to),
    several,
    select: (index) => several.choose(index, 'only'),
    reveal: (key) => {
      several.reduce();
      return selection.reveal(key);
    },
    load: (index) => loader.load(index),
    whenLoaded: () => selection.whenLoaded(),
  };
}
