import type { Row, RowKey, RowSlice } from '../engine/api/engineApi.ts';

/** Rows are asked for, and kept, in pages of so many. */
export const PAGE = 100;

/** The pages that are kept are those nearest to the last ones asked for. */
const KEPT = 60;

/**
 * What is known of the rows of one tree. Rows of before a change stay until the new ones arrive, so the tree is never
 * blank; only the pages in `fresh` are known to be true.
 */
export interface Pages {
  /** Of all visible rows; null before the first answer. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, readonly Row[]>;
  readonly fresh: ReadonlySet<number>;
}

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export const NO_PAGES: Pages = { total: null, rows: new Map(), fresh: new Set() };

/** After a change: everything may be wrong, nothing is thrown away. */
export function markStale(pages: Pages): Pages {
  return { ...pages, fresh: new Set() };
}

export function rowAt(pages: Pages, index: number): Row | undefined {
  return pages.rows.get(Math.floor(index / PAGE))?.[index % PAGE];
}

export function isFresh(pages: Pages, index: number): boolean {
  return pages.fresh.has(Math.floor(index / PAGE));
}

/** The whole pages around `[from, to)` that have to be asked for; null where all of them are fresh. */
export function missingRange(pages: Pages, from: number, to: number): RowRange | null {
  // A total of before a change binds nothing: there may be more rows now.
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
 * Takes the answer to what {@link missingRange} said.
 * @param fresh false where something has changed since it was asked for
 * @param selected the index of the selected row, whose page is kept however far away it is
 */
export function storeRows(pages: Pages, asked: RowRange, answer: RowSlice, fresh: boolean, selected = -1): Pages {
  const rows = new Map(pages.rows);
  const known = new Set(pages.fresh);
  const first = asked.from / PAGE;
  for (let page = first; page * PAGE < asked.to; page += 1) {
    const at = (page - first) * PAGE;
    rows.set(page, answer.rows.slice(at, at + PAGE));
    if (fresh) known.add(page);
  }
  const end = Math.ceil(answer.total / PAGE);
  for (const page of rows.keys()) {
    const far = Math.abs(page - first) > KEPT && page !== Math.floor(selected / PAGE);
    if (page < end && !far) continue;
    rows.delete(page);
    // An empty tree is known to be empty.
    if (end > 0) known.delete(page);
  }
  return { total: answer.total, rows, fresh: known };
}

/** Where a row stands among the fresh pages, or -1. */
export function indexOf(pages: Pages, key: RowKey): number {
  for (const [page, rows] of pages.rows) {
    if (!pages.fresh.has(page)) continue;
    const at = rows.findIndex((row) => row.key === key);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}

/** Whether the row at `index` stands below the one at `ancestor`, as far as the rows between are known. */
export function isDescendant(pages: Pages, index: number, ancestor: number): boolean {
  const top = rowAt(pages, ancestor);
  if (!top || index <= ancestor) return false;
  for (let at = ancestor + 1; at <= index; at += 1) {
    const row = rowAt(pages, at);
    if (row && row.level <= top.level) return false;
  }
  return true;
}
