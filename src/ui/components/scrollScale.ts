/**
 * Maximum height of the element that contains the rows, in CSS pixels. Chromium limits elements to 33,554,432 device pixels and Firefox to
 * 17,895,697; at a zoom of 400 % one CSS pixel is four device pixels. Up to this height, positions are also exact to the pixel in the
 * single-precision floats that browsers paint with.
 */
const MAX_HEIGHT = 8_000_000;

/** Distance from either end, in pixels, within which the scrollbar moves the rows one to one, so that the ends are reached in small steps. */
const EXACT = 1_000_000;

/**
 * Maps scrollbar positions to row positions. Where the rows are higher than an element can be, the element is {@link MAX_HEIGHT} high:
 * dragging the scrollbar reaches all rows, while the wheel and the keys scroll by their usual distances (see scrollController.ts).
 */
export interface ScrollScale {
  /** Height of the element that contains the rows. */
  readonly contentHeight: number;
  /** Height of the rows above the viewport when the last row is visible. */
  readonly maxTop: number;
  /** A scroll event that moves less than this is not a drag: it is less than half a pixel of the scrollbar thumb. */
  readonly dragStep: number;
  /** Converts `scrollTop` into the height of the rows above the viewport. */
  readonly topAt: (scrollTop: number) => number;
  /** Converts the height of the rows above the viewport into `scrollTop`. */
  readonly scrollAt: (top: number) => number;
}

/**
 * @param rowsHeight height of all rows, in pixels
 * @param viewportHeight in pixels
 */
export function createScrollScale(rowsHeight: number, viewportHeight: number): ScrollScale {
  const contentHeight = Math.min(rowsHeight, MAX_HEIGHT);
  const maxTop = Math.max(0, rowsHeight - viewportHeight);
  const maxScroll = Math.max(0, contentHeight - viewportHeight);
  const dragStep = viewportHeight > 0 ? contentHeight / viewportHeight / 2 : 0;
  if (maxTop === maxScroll) return { contentHeight, maxTop, dragStep, topAt: identity, scrollAt: identity };
  const ratio = (maxTop - 2 * EXACT) / (maxScroll - 2 * EXACT);
  return {
    contentHeight,
    maxTop,
    dragStep,
    topAt: (scrollTop) => {
      if (scrollTop <= EXACT) return scrollTop;
      return scrollTop >= maxScroll - EXACT ? maxTop - (maxScroll - scrollTop) : EXACT + (scrollTop - EXACT) * ratio;
    },
    scrollAt: (top) => {
      if (top <= EXACT) return top;
      return top >= maxTop - EXACT ? maxScroll - (maxTop - top) : EXACT + (top - EXACT) / ratio;
    },
  };
}

function identity(pixels: number): number {
  return pixels;
}
