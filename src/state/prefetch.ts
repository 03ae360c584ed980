import { missingRange, PAGE, type Pages, type RowRange } from './pages.ts';

/** Rows loaded beyond both ends of the viewport: about as many as are scrolled past while a request is pending. */
const MARGIN = 300;

/** Number of scroll steps, mostly one per frame, for which rows are requested in the direction of scrolling. */
const STEPS = 20;

/** Rows; a longer step is a jump, from which the next position cannot be predicted. */
const JUMP = 500;

/** Rows in one request: fewer are too slow for fast scrolling, more delay the next request by half a frame. */
const MOST = 2 * PAGE;

/**
 * The pages to request next, with one request at a time: the viewport, then the rows in the direction of scrolling, then those around.
 *
 * @param travel number of rows of the last scroll, positive when scrolling down
 * @returns null if all of them are loaded
 */
export function prefetchRange(pages: Pages, onScreen: RowRange, travel: number): RowRange | null {
  const { from, to } = onScreen;
  const here = missingRange(pages, from, to);
  if (here) return here;
  const far = Math.abs(travel) > JUMP ? 0 : Math.abs(travel) * STEPS;
  const below = missingRange(pages, to, to + MARGIN + (travel > 0 ? far : 0));
  const above = missingRange(pages, Math.max(0, from - MARGIN - (travel < 0 ? far : 0)), from);
  const down = below && { from: below.from, to: Math.min(below.to, below.from + MOST) };
  const up = above && { from: Math.max(above.from, above.to - MOST), to: above.to };
  return travel < 0 ? (up ?? down) : (down ?? up);
}
