import { missingRange, PAGE, type Pages, type RowRange } from './pages.ts';

/** Rows loaded beyond both ends of the viewport: about as many as scroll past while a request is pending. */
const MARGIN = 300;

/** Number of scroll steps, mostly one per frame, for which rows are requested in the direction of scrolling. */
const STEPS = 20;

/** In rows. A longer step is a jump, after which the next position cannot be predicted. */
const JUMP = 500;

/** Rows in one request: fewer are too slow for fast scrolling, more delay the next request by half a frame. */
const MAX_ROWS = 2 * PAGE;

/**
 * The pages to request next, one request at a time: the viewport, then the rows in the direction of scrolling, then those around it.
 *
 * @param scrolledBy number of rows of the last scroll, positive when scrolling down
 * @returns null if all of them are loaded
 */
export function prefetchRange(pages: Pages, viewport: RowRange, scrolledBy: number): RowRange | null {
  const { from, to } = viewport;
  const visible = missingRange(pages, from, to);
  // Before the tree is laid out, its viewport is empty. Its first rows are painted before others are requested.
  if (visible || to === 0) return visible;
  const ahead = Math.abs(scrolledBy) > JUMP ? 0 : Math.abs(scrolledBy) * STEPS;
  const below = missingRange(pages, to, to + MARGIN + (scrolledBy > 0 ? ahead : 0));
  const above = missingRange(pages, Math.max(0, from - MARGIN - (scrolledBy < 0 ? ahead : 0)), from);
  const down = below && { from: below.from, to: Math.min(below.to, below.from + MAX_ROWS) };
  const up = above && { from: Math.max(above.from, above.to - MAX_ROWS), to: above.to };
  return scrolledBy < 0 ? (up ?? down) : (down ?? up);
}
