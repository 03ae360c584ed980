/** Distance to the anchor and to the edge of the window, in pixels. */
const GAP = 4;
/** Below this height, in pixels, a popup is above its anchor if there is more room. */
const LOW = 100;

/**
 * Places a popup below an element, or above it, so that it is inside the window.
 *
 * @param tallest maximum height in pixels
 */
export function placeBelow(popup: HTMLElement, anchor: Element | null, tallest = Infinity): void {
  if (!anchor) return;
  const box = anchor.getBoundingClientRect();
  const below = window.innerHeight - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  const isAbove = below < LOW && above > below;
  popup.style.maxHeight = `${Math.max(0, Math.min(isAbove ? above : below, tallest))}px`;
  popup.style.left = `${Math.max(GAP, Math.min(box.left, window.innerWidth - popup.offsetWidth - GAP))}px`;
  popup.style.top = `${isAbove ? box.top - GAP - popup.offsetHeight : box.bottom + GAP}px`;
}
