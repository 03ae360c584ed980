/**
 * Pixels that an element of rows is high at most. Chromium makes none higher than 33,554,432 px of the screen, Firefox none higher than
 * 17,895,697, and a page that is zoomed in to 400 % has four of them for each of its own. Positions are also exact to the pixel up to here
 * in the single precision that painting calculates with.
 */
const TALLEST = 8_000_000;

/** Pixels at either end in which the scrollbar stands for the rows one to one, so that both ends can be reached in small steps. */
const EXACT = 1_000_000;

/**
 * What the scrollbar of many rows stands for. Rows that are higher than any element can be are mapped on to an element that is not: dragging
 * the scrollbar reaches all of them, while the wheel and the keys move by what they say (see scroll.ts).
 */
export interface ScrollScale {
  /** Of the element that holds the rows, in pixels. */
  readonly height: number;
  /** How many pixels of the rows are above the window when the last row is in sight. */
  readonly end: number;
  /** Scrolling by less than this is no drag: it is less than half a pixel of the scrollbar's way. */
  readonly step: number;
  /** How many pixels of the rows are above the window where the scrollbar stands at `scroll`. */
  readonly topAt: (scroll: number) => number;
  /** Where the scrollbar belongs when so many pixels are above the window. */
  readonly scrollAt: (top: number) => number;
}

/**
 * @param rows height of all rows, in pixels
 * @param room height of the window over them, in pixels
 */
export function createScrollScale(rows: number, room: number): ScrollScale {
  const height = Math.min(rows, TALLEST);
  const end = Math.max(0, rows - room);
  const last = Math.max(0, height - room);
  const step = room > 0 ? height / room / 2 : 0;
  if (end === last) return { height, end, step, topAt: same, scrollAt: same };
  const ratio = (end - 2 * EXACT) / (last - 2 * EXACT);
  return {
    height,
    end,
    step,
    topAt: (scroll) => {
      if (scroll <= EXACT) return scroll;
      return scroll >= last - EXACT ? end - (last - scroll) : EXACT + (scroll - EXACT) * ratio;
    },
    scrollAt: (top) => {
      if (top <= EXACT) return top;
      return top >= end - EXACT ? last - (end - top) : EXACT + (top - EXACT) / ratio;
    },
  };
}

function same(pixels: number): number {
  return pixels;
}
