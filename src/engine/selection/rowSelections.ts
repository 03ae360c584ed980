import type { ExchangeId, Query, RowKey } from '../api/engineApi.ts';
import type { SelectedRows, SelectionChange } from '../api/selectionApi.ts';
import { rowKey } from '../tree/rowKey.ts';
import type { Tree } from '../tree/tree.ts';
import { indexesOf, unparsedRows } from './visibleRows.ts';
import { type Ranges, rangesOfIndexes, shifted, sizeOf, withoutRange, withRange } from './ranges.ts';

/** Up to this number of selected rows, their keys are kept, so that they are found again after any change of the tree. */
export const MAX_KEYS = 10_000;

/** The selected rows in one state of a tree. */
interface Selection {
  readonly id: ExchangeId;
  readonly query: Query;
  /**
   * With `size`, identifies the state: a tree only expands rows, or only collapses them, between two calls. Weak, because the response may
   * be evicted.
   */
  readonly tree: WeakRef<Tree>;
  readonly size: number;
  readonly ranges: Ranges;
  /** The selected rows, also those that are not visible now; null if there are too many. */
  readonly keys: readonly RowKey[] | null;
}

/**
 * Several selected rows of one response: ranges of row indexes in the current state of its tree, and, unless there are too many, the keys of
 * the rows. After a change, up to {@link MAX_KEYS} rows are found again by their keys. More rows stay selected when a row is expanded or
 * collapsed, and, if all rows are selected, in another order; other changes end the selection.
 */
export class RowSelections {
  #selection: Selection | null = null;

  /** See `SelectionApi.selectRows`. */
  change(
    id: ExchangeId,
    query: Query,
    tree: Tree,
    base: true | RowKey | null,
    change: SelectionChange,
  ): SelectedRows | null {
    const before = base === true ? (this.#update(id, query, tree)?.ranges ?? []) : rangesOfRows(tree, base);
    const ranges = changedRanges(before, tree, change);
    if (ranges === null) return null;
    const keys = sizeOf(ranges) > MAX_KEYS ? null : keysIn(tree, ranges);
    this.#selection = { id, query, tree: new WeakRef(tree), size: tree.size, ranges, keys };
    return { ranges, count: sizeOf(ranges) };
  }

  /** Returns the visible selected rows; null if the selection cannot be kept, or nothing of it is visible. */
  selected(id: ExchangeId, query: Query, tree: Tree): SelectedRows | null {
    const ranges = this.#update(id, query, tree)?.ranges ?? [];
    return ranges.length === 0 ? null : { ranges, count: sizeOf(ranges) };
  }

  /** Runs work that expands or collapses a row of a tree, and the rows below it if `subtree` is true. */
  whileToggling(row: RowKey, subtree: boolean, work: () => void): void {
    const before = this.#selection;
    const tree = before?.tree.deref();
    // Rows that are found by their keys need no shift.
    if (!before || !tree || before.keys !== null) {
      work();
      return;
    }
    const { size, ranges } = before;
    const at = tree.indexOf(row);
    const isExpanded = at >= 0 && tree.slice(at, at + 1)[0]?.expanded === true;
    work();
    const added = tree.size - size;
    // Where rows were expanded among others below the row, the others are not at the indexes that are assumed here.
    if (at < 0 || (subtree && isExpanded && added > 0)) return;
    const left = added < 0 ? withoutRange(ranges, at + 1, at + 1 - added) : ranges;
    const from = added < 0 ? at + 1 - added : at + 1;
    this.#selection = { ...before, size: tree.size, ranges: shifted(left, from, added) };
  }

  #update(id: ExchangeId, query: Query, tree: Tree): Selection | null {
    const before = this.#selection;
    if (before === null || before.id !== id) return null;
    if (before.tree.deref() === tree && before.size === tree.size) return before;
    const ranges = before.keys
      ? rangesOfIndexes(indexesOf(tree, before.keys))
      : isAllInAnotherOrder(before, query, tree)
        ? before.ranges
        : null;
    this.#selection = ranges && { ...before, query, tree: new WeakRef(tree), size: tree.size, ranges };
    return this.#selection;
  }
}

/** Whether the only difference is the order, and all rows are selected. */
function isAllInAnotherOrder({ query: before, size, ranges }: Selection, query: Query, tree: Tree): boolean {
  const withoutOrder = (one: Query): string => JSON.stringify({ ...one, order: undefined });
  return withoutOrder(before) === withoutOrder(query) && size === tree.size && sizeOf(ranges) === size;
}

function rangesOfRows(tree: Tree, row: RowKey | null): Ranges {
  const at = row === null ? -1 : tree.indexOf(row);
  return at < 0 ? [] : [at, at + 1];
}

function changedRanges(before: Ranges, tree: Tree, change: SelectionChange): Ranges | null {
  if (change.kind === 'all') return tree.size === 0 ? null : [0, tree.size];
  if (change.kind === 'range') {
    const [from, to] = [tree.indexOf(change.from), tree.indexOf(change.to)];
    return from < 0 || to < 0 ? null : withRange(before, Math.min(from, to), Math.max(from, to) + 1);
  }
  const at = tree.indexOf(change.row);
  if (at < 0) return null;
  const without = withoutRange(before, at, at + 1);
  if (sizeOf(without) === sizeOf(before)) return withRange(before, at, at + 1);
  return without.length === 0 ? before : without;
}

function keysIn(tree: Tree, ranges: Ranges): RowKey[] {
  const keys: RowKey[] = [];
  for (let at = 0; at < ranges.length; at += 2)
    for (const { target } of unparsedRows(tree, ranges[at] ?? 0, ranges[at + 1] ?? 0)) keys.push(rowKey(target));
  return keys;
}
