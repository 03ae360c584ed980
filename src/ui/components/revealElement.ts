/**
 * Scrolls the shortest distance that makes an element visible. `scrollIntoView` would also scroll the DevTools frame around the panel,
 * which is a few pixels higher than its window and has no scrollbar to undo it.
 */
export function revealElement(element: Element): void {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const { top: boxTop } = box.getBoundingClientRect();
    const boxBottom = boxTop + box.clientHeight;
    if (top < boxTop || bottom - top > box.clientHeight) box.scrollTop += top - boxTop;
    else if (bottom > boxBottom) box.scrollTop += bottom - boxBottom;
  }
}
