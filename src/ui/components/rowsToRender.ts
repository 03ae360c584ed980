import type { Viewport } from './scrollController.ts';

/** Rows rendered beyond both ends of the viewport, since the browser may scroll slightly before it fires an event. */
const OVERSCAN = 10;

/** Whether a single scroll moves by more than a viewport. Rows beyond its ends would then be replaced before they become visible. */
export function isFastScroll({ delta, height }: Pick<Viewport, 'delta' | 'height'>): boolean {
  return Math.abs(delta) > height;
}

/**
 * The indices of the rows to render, in ascending order.
 *
 * @param rowHeight in pixels
 * @param count of all rows
 * @param active index that is always rendered, since `aria-activedescendant` must refer to an existing element; -1 for none
 */
export function rowsToRender(viewport: Viewport, rowHeight: number, count: number, active: number): number[] {
  const isLaidOut = viewport.height > 0;
  const overscan = isFastScroll(viewport) || !isLaidOut ? 0 : OVERSCAN;
  const height = isLaidOut ? viewport.height : viewport.expectedHeight;
  const from = Math.max(0, Math.floor(viewport.top / rowHeight) - overscan);
  const to = Math.min(count, Math.ceil((viewport.top + height) / rowHeight) + overscan);
  const indices: number[] = [];
  if (active >= 0 && active < from && active < count) indices.push(active);
  for (let index = from; index < to; index += 1) indices.push(index);
  if (active >= to && active < count) indices.push(active);
  return indices;
}
