import { missingRange, PAGE, type Pages, type RowRange } from './pages.ts';

/** Rows known beyond both ends of what is on screen, however it moves: so many pass in the time that an answer takes to come. */
const MARGIN = 300;

/** Steps of the screen, mostly one for each frame, for which the rows in the direction of travel are asked for ahead. */
const STEPS = 20;

/** Rows; who goes further at a time does not scroll but jump, and nobody knows where to next. */
const JUMP = 500;

/** Rows that are asked for at once: fewer fall behind fast scrolling, more keep whoever asks the engine next waiting for half a frame. */
const MOST = 2 * PAGE;

/**
 * The pages to ask for next, where one question at a time is put: what is on screen, then what comes next at this pace, then what is around.
 *
 * @param travel rows that the screen moved by the last time, down where positive
 * @returns null where all of it is known
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
