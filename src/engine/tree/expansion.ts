import { rowKey, type RowTarget, parseRowKey } from './rowKey.ts';
import type { RowKey } from '../api/engineApi.ts';

/** A row of the visible tree, without its texts. */
export interface VisibleRow {
  readonly target: RowTarget;
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null if there is nothing to expand. */
  readonly expanded: boolean | null;
  /** For a `hidden` row: the number of operations that the filter hides. */
  readonly count: number;
}

const NONE: ReadonlySet<number> = new Set();

/** Which rows are expanded: by default (`default` is null), all or none, with the exceptions that the user made. */
export class Expansion {
  #all: boolean | null = null;
  readonly #rows = new Map<RowKey, boolean>();
  readonly #touched = new Set<number>();
  /** The operations that identify the folders and groups that the user expanded or collapsed. */
  readonly #touchedNodes = new Set<number>();

  /** The operations below which the user shows what a query hides; -1: at the top level. */
  #shown: { readonly query: string; readonly parents: ReadonlySet<number> } | null = null;

  /** Shows what a query hides below an operation (-1: at the top level), until another query is shown. */
  showHidden(query: string, parent: number): void {
    this.#shown = { query, parents: new Set([...this.shownIn(query), parent]) };
  }

  shownIn(query: string): ReadonlySet<number> {
    return this.#shown?.query === query ? this.#shown.parents : NONE;
  }

  get default(): boolean | null {
    return this.#all;
  }

  setAll(open: boolean): void {
    this.#all = open;
    this.#rows.clear();
    this.#touched.clear();
    this.#touchedNodes.clear();
  }

  set(row: RowKey, open: boolean): void {
    this.#rows.set(row, open);
    const target = parseRowKey(row);
    if (target?.kind === 'node') this.#touchedNodes.add(target.first);
    if (target && 'operation' in target && target.operation !== null) this.#touched.add(target.operation);
  }

  /** Null if the user has not changed it. */
  get(target: RowTarget): boolean | null {
    // Most operations are unchanged, and creating a key for each of a million is slower than this check.
    if ('operation' in target && target.operation !== null && !this.#touched.has(target.operation)) return null;
    if (target.kind === 'node' && !this.#touchedNodes.has(target.first)) return null;
    return this.#rows.get(rowKey(target)) ?? null;
  }

  isTouched(operation: number): boolean {
    return this.#touched.size > 0 && this.#touched.has(operation);
  }
}
