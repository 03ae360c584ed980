import type { ParentRow } from '../engine/api/treeRow.ts';
import { ROW_PAGE, type Row, type RowKey, type RowSlice } from '../engine/api/engineApi.ts';

/** Number of rows in a page. Rows are requested and stored in pages. */
export const PAGE = ROW_PAGE;

/** Pages farther from the last request than this are evicted. */
const MAX_PAGE_DISTANCE = 60;

/**
 * The loaded rows of one tree. After a change, old rows stay until the new ones are loaded, so that the tree is never blank;
 * the pages in `fresh` are current.
 */
export interface Pages {
  /** Number of rows that match the query; null before the first reply. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, readonly Row[]>;
  readonly fresh: ReadonlySet<number>;
  /** The ancestors of the first row of each page, the outermost first, except of pages whose first row has none. */
  readonly parents: ReadonlyMap<number, readonly ParentRow[]>;
}

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export const NO_PAGES: Pages = { total: null, rows: new Map(), fresh: new Set(), parents: new Map() };

/** Marks all pages as outdated after a change, without evicting them. */
export function markStale(pages: Pages): Pages {
  return { ...pages, fresh: new Set() };
}

export function rowAt(pages: Pages, index: number): Row | undefined {
  return pages.rows.get(Math.floor(index / PAGE))?.[index % PAGE];
}

export function isFresh(pages: Pages, index: number): boolean {
  return pages.fresh.has(Math.floor(index / PAGE));
}

/** @returns the range of pages that covers the rows of `[from, to)` that are not fresh; null if all of them are */
export function missingRange(pages: Pages, from: number, to: number): RowRange | null {
  // A total from before a change is not used: there may be more rows now.
  const known = pages.fresh.size > 0 ? pages.total : null;
  const end = known === null ? Math.max(to, from + 1) : Math.min(to, known);
  const missing: number[] = [];
  for (let page = Math.max(0, Math.floor(from / PAGE)); page * PAGE < end; page += 1) {
    if (!pages.fresh.has(page)) missing.push(page);
  }
  const [first] = missing;
  const last = missing.at(-1);
  return first === undefined || last === undefined ? null : { from: first * PAGE, to: (last + 1) * PAGE };
}

/**
 * Stores the rows of a range that {@link missingRange} returned.
 * @param fresh false if the tree has changed since the request
 * @param selected the index of the selected row: its page is not evicted
 */
export function storeRows(pages: Pages, range: RowRange, slice: RowSlice, fresh: boolean, selected = -1): Pages {
  const rows = new Map(pages.rows);
  const known = new Set(pages.fresh);
  const parents = new Map(pages.parents);
  const first = range.from / PAGE;
  for (let page = first; page * PAGE < range.to; page += 1) {
    const at = (page - first) * PAGE;
    rows.set(page, slice.rows.slice(at, at + PAGE));
    const above = slice.parents?.[page - first] ?? [];
    if (above.length > 0) parents.set(page, above);
    else parents.delete(page);
    if (fresh) known.add(page);
  }
  const end = Math.ceil(slice.total / PAGE);
  for (const page of rows.keys()) {
    const far = Math.abs(page - first) > MAX_PAGE_DISTANCE && page !== Math.floor(selected / PAGE);
    if (page < end && !far) continue;
    rows.delete(page);
    parents.delete(page);
    // The first page of an empty tree stays fresh.
    if (end > 0) known.delete(page);
  }
  return { total: slice.total, rows, fresh: known, parents };
}

/** @returns the index of a row in the fresh pages, or -1 */
export function indexOf(pages: Pages, key: RowKey): number {
  for (const [page, rows] of pages.rows) {
    if (!pages.fresh.has(page)) continue;
    const at = rows.findIndex((row) => row.key === key);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}

/** The ancestors of a loaded row, the outermost first; none if it is not loaded. */
export function ancestorsOf(pages: Pages, index: number): ParentRow[] {
  const page = Math.floor(index / PAGE);
  const rows = pages.rows.get(page);
  let level = rows?.[index % PAGE]?.level ?? 1;
  const above: ParentRow[] = [];
  for (let at = (index % PAGE) - 1; at >= 0 && level > 1; at -= 1) {
    const row = rows?.[at];
    if (!row || row.level >= level) continue;
    above.push({ index: page * PAGE + at, row });
    ({ level } = row);
  }
  const outer = pages.parents.get(page)?.filter(({ row }) => row.level < level) ?? [];
  return [...outer, ...above.toReversed()];
}

/** Whether the row at `index` is a descendant of the row at `ancestor`, as far as the rows between them are loaded. */
export function isDescendant(pages: Pages, index: number, ancestor: number): boolean {
  const top = rowAt(pages, ancestor);
  if (!top || index <= ancestor) return false;
  for (let at = ancestor + 1; at <= index; at += 1) {
    const row = rowAt(pages, at);
    if (row && row.level <= top.level) return false;
  }
  return true;
}
