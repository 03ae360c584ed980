import type { ParentRow } from '../../engine/api/treeRow.ts';
import { ancestorsOf, type Pages, rowAt } from '../../state/pages.ts';

/** A row that stays visible above the rows below it. */
export interface StickyRow extends ParentRow {
  /** Distance to the first visible pixel of the rows, in pixels; less than a multiple of the row height where the next row pushes it up. */
  readonly offset: number;
}

/**
 * Returns the ancestors of the first visible rows, the outermost first. The row in each place is the ancestor at that level of the row that
 * it covers, so that no row is covered that is not below it.
 *
 * @param top height of the rows above the viewport, in pixels
 */
export function stickyParents(pages: Pages, top: number, rowHeight: number, most: number): StickyRow[] {
  const sticky: StickyRow[] = [];
  for (let place = 0; place < most; place += 1) {
    const covered = Math.floor((top + place * rowHeight) / rowHeight);
    const row = rowAt(pages, covered);
    if (!row) break;
    const parent = row.level > place + 1 ? ancestorsOf(pages, covered)[place] : { index: covered, row };
    // The row is a sibling of this place, and has no rows below it that it could stay above.
    if (!parent || parent.row.level !== place + 1) break;
    const next = rowAt(pages, covered + 1);
    const endsHere = !next || next.level <= parent.row.level;
    const offset = endsHere ? Math.min(place * rowHeight, covered * rowHeight - top) : place * rowHeight;
    if (parent.index * rowHeight >= top + offset) break;
    sticky.push({ ...parent, offset });
  }
  return sticky;
}
