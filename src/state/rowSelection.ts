import type { ExchangeId, RowKey } from '../engine/api/engineApi.ts';
import { indexOf, isFresh, rowAt } from './pages.ts';
import type { PanelContext } from './context.ts';
import type { RowLoader } from './rowLoader.ts';
import type { Tree } from './view.ts';

/** The selected row of the tree. It is identified by its key, because a change may move it to another index. */
export class RowSelection {
  readonly #context: PanelContext;
  readonly #loader: RowLoader;
  /** Incremented at each selection by the user: earlier searches are then discarded. */
  #selectionCount = 0;
  /** The generation of rows for which the index of the selected row is correct. */
  #locatedIn = -1;
  /** The last key that was searched since the last change; it is not searched again. */
  #searchedKey: RowKey | null = null;
  #search: Promise<void> = Promise.resolve();
  /** The last selected row of each exchange, selected again when the exchange is shown again. */
  readonly #lastSelected = new Map<ExchangeId, RowKey>();

  /** The exchanges in which the user selected a row. */
  readonly #chosen = new Set<ExchangeId>();

  constructor(context: PanelContext, loader: RowLoader) {
    this.#context = context;
    this.#loader = loader;
  }

  /** Sets the row that is selected when the exchange is shown. */
  setInitial(exchange: ExchangeId, key: RowKey): void {
    this.#chosen.add(exchange);
    this.#lastSelected.set(exchange, key);
  }

  /** Discards the searches for the previous exchange. */
  reset(): void {
    this.#selectionCount += 1;
    this.#searchedKey = null;
  }

  /** Selects the row that was selected before in this exchange, or the first failure. @param failureIndex its index, if it is known */
  selectInitial(exchange: ExchangeId, failureIndex?: number): void {
    const key = this.#lastSelected.get(exchange);
    if (key !== undefined) this.#start(this.#find(key, true));
    else if (failureIndex === undefined) this.#start(this.#selectFirstFailure(exchange));
    else if (failureIndex >= 0) this.#start(this.#selectAt(failureIndex));
  }

  /** After a change: reloads the rows. If no row is selected, selects the first failure, which may appear late while a body is being parsed. */
  refresh(): void {
    this.#searchedKey = null;
    this.#loader.refresh();
    const { exchange, selected } = this.#tree();
    if (exchange !== null && selected === null) this.#start(this.#selectFirstFailure(exchange));
  }

  /** After a change of the order. @param reveal scrolls to the selected row */
  reorder(reveal: boolean): void {
    const { selected } = this.#tree();
    if (selected === null) this.#loader.refresh();
    else this.#start(this.#find(selected, reveal));
  }

  /** After a change of the view: finds the selected row, or the first failure if the user has selected none. */
  rearrange(): void {
    const { exchange, selected } = this.#tree();
    if (exchange === null || selected === null) this.#loader.refresh();
    else if (this.#chosen.has(exchange)) this.#start(this.#find(selected, true));
    else this.#start(this.#reselect(exchange, selected));
  }

  /** Does not find the selected row, unless nothing failed: that would expand what contains it. */
  async #reselect(exchange: ExchangeId, selected: RowKey): Promise<void> {
    this.#searchedKey = selected;
    this.#loader.refresh();
    if (!(await this.#selectFirstFailure(exchange))) await this.#find(selected, true);
  }

  /** Selects the row at the index and scrolls to it. */
  async select(index: number): Promise<void> {
    const { exchange } = this.#tree();
    if (exchange !== null) this.#chosen.add(exchange);
    await this.#selectAt(index);
  }

  async #selectAt(index: number): Promise<void> {
    this.reset();
    const selectionCount = this.#selectionCount;
    if (!rowAt(this.#tree().pages, index)) await this.#loader.load(index);
    const row = rowAt(this.#tree().pages, index);
    if (selectionCount === this.#selectionCount && row) this.#set(row.key, index, true);
  }

  /** Selects a row by its key, expands its ancestors and scrolls to it. */
  async reveal(key: RowKey): Promise<void> {
    const { exchange } = this.#tree();
    if (exchange !== null) this.#chosen.add(exchange);
    this.#selectionCount += 1;
    await this.#find(key, true);
  }

  /** Finds the selected row after rows were loaded: its index may have changed. */
  locate(): void {
    const { selected, selectedIndex, pages } = this.#tree();
    if (selected === null || this.#locatedIn === this.#loader.generation) return;
    const isInPlace = rowAt(pages, selectedIndex)?.key === selected && isFresh(pages, selectedIndex);
    const index = isInPlace ? selectedIndex : indexOf(pages, selected);
    if (index >= 0) {
      this.#locatedIn = this.#loader.generation;
      if (index !== selectedIndex) this.#change({ selectedIndex: index });
    } else if (this.#searchedKey !== selected) this.#start(this.#find(selected, false));
  }

  /** Resolves when the selected row and its index are known after the last change. */
  async whenLoaded(): Promise<void> {
    await this.#search;
    if (this.#tree().selectedIndex < 0) return;
    await this.#loader.load(this.#tree().selectedIndex);
    // If the row was at another index, loading has started a search.
    await this.#search;
    await this.#loader.load(this.#tree().selectedIndex);
  }

  #start(search: Promise<unknown>): void {
    this.#search = search.then(() => undefined, this.#context.fail);
  }

  async #find(key: RowKey, reveal: boolean): Promise<void> {
    const { exchange } = this.#tree();
    if (exchange === null) return;
    this.#searchedKey = key;
    const selectionCount = this.#selectionCount;
    const { engine, store } = this.#context;
    const index = await engine.reveal(exchange, store.getState().query, key);
    if (exchange !== this.#tree().exchange) return;
    if (selectionCount === this.#selectionCount) this.#set(key, index, reveal);
    // The engine may have expanded rows.
    this.#loader.refresh();
  }

  /** @returns whether there is a failure */
  async #selectFirstFailure(exchange: ExchangeId): Promise<boolean> {
    const selectionCount = this.#selectionCount;
    const { engine, store } = this.#context;
    const isCurrent = (): boolean => selectionCount === this.#selectionCount && exchange === this.#tree().exchange;
    const index = await engine.nextFailure(exchange, store.getState().query, -1, 1);
    if (index < 0) return false;
    // The loaded rows may be those before a change.
    if (isCurrent()) await this.#loader.load(index);
    if (isCurrent()) await this.#selectAt(index);
    return true;
  }

  #set(key: RowKey, selectedIndex: number, reveal: boolean): void {
    const { exchange, revealCount } = this.#tree();
    if (exchange !== null) this.#lastSelected.set(exchange, key);
    this.#locatedIn = this.#loader.generation;
    this.#change({ selected: key, selectedIndex, revealCount: reveal ? revealCount + 1 : revealCount });
  }

  #tree(): Tree {
    return this.#context.store.getState().tree;
  }

  #change(part: Partial<Tree>): void {
    this.#context.store.setState({ tree: { ...this.#tree(), ...part } });
  }
}
