import type { DividedColumn } from './resizedColumns.ts';

const CELL: Readonly<Record<DividedColumn, number>> = { name: 0, status: 1 };

/**
 * Returns the width that the rendered cells of a column need to show all of their texts, in pixels.
 *
 * @param rows an element that contains the rows
 */
export function contentWidth(rows: Element, column: DividedColumn): number {
  let widest = 0;
  for (const row of rows.querySelectorAll('[role=row][data-row]')) {
    const cell = row.querySelectorAll('[role=gridcell]')[CELL[column]];
    if (cell instanceof HTMLElement) widest = Math.max(widest, neededWidth(cell));
  }
  return Math.ceil(widest);
}

function neededWidth(cell: HTMLElement): number {
  const { left } = cell.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(cell);
  // Includes texts that are shortened, whose boxes are clipped.
  let end = range.getBoundingClientRect().right;
  for (const part of cell.children) {
    const box = part.getBoundingClientRect();
    range.selectNodeContents(part);
    const hidden = range.getBoundingClientRect().right - box.right;
    // What follows a shortened text moves to its end.
    if (hidden > 0) end = Math.max(end, (cell.lastElementChild?.getBoundingClientRect().right ?? 0) + hidden);
  }
  const { paddingRight, borderRightWidth } = getComputedStyle(cell);
  return end - left + Number.parseFloat(paddingRight) + Number.parseFloat(borderRightWidth);
}
