import type { Viewport } from './useVirtualScroll.ts';

/** Rows drawn beyond both ends of the window: the browser may scroll a little on its own before it tells. */
const BEYOND = 10;

/** Whether it goes by a whole window and more at a time: then rows beyond it would be gone before they are seen. */
export function isFastScroll({ by, room }: Pick<Viewport, 'by' | 'room'>): boolean {
  return Math.abs(by) > room;
}

/**
 * The numbers of the rows to draw, in order.
 *
 * @param height of one row, in pixels
 * @param count of all rows
 * @param active drawn wherever it is, since `aria-activedescendant` has to name something that is there; -1 for none
 */
export function rowsToRender(sight: Viewport, height: number, count: number, active: number): number[] {
  const isKnown = sight.room > 0;
  const beyond = isFastScroll(sight) || !isKnown ? 0 : BEYOND;
  const room = isKnown ? sight.room : sight.most;
  const from = Math.max(0, Math.floor(sight.top / height) - beyond);
  const to = Math.min(count, Math.ceil((sight.top + room) / height) + beyond);
  const drawn: number[] = [];
  if (active >= 0 && active < from && active < count) drawn.push(active);
  for (let index = from; index < to; index += 1) drawn.push(index);
  if (active >= to && active < count) drawn.push(active);
  return drawn;
}
