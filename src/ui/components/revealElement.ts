/**
 * Scrolls an element into sight by the shortest way. `scrollIntoView` would also scroll DevTools around the panel, which
 * is a few pixels higher than its window and has no scrollbar to undo it.
 */
export function revealElement(element: Element): void {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const { top: start } = box.getBoundingClientRect();
    const end = start + box.clientHeight;
    if (top < start || bottom - top > box.clientHeight) box.scrollTop += top - start;
    else if (bottom > end) box.scrollTop += bottom - end;
  }
}
