import { startTransition } from 'react';
import { flushSync } from 'react-dom';
import type { ScrollScale } from './scrollScale.ts';

/** The visible part of a list of rows, in CSS pixels. */
export interface Viewport {
  /** Height of the rows above the viewport. */
  readonly top: number;
  /** 0 before layout. */
  readonly height: number;
  /** Upper estimate of `height`, used before layout. */
  readonly expectedHeight: number;
  /** Distance of the last scroll, positive when scrolling down. */
  readonly delta: number;
  /** Add this to the position of a row among all rows to get its position in the content element. */
  readonly offset: number;
}

/**
 * Keeps the viewport in sync with the scrollbar of a box. Renders before the browser paints the scrolled content, so that no row is missing
 * on screen.
 */
export class ScrollController {
  #viewport: Viewport;
  #scale: ScrollScale;
  #publish: (viewport: Viewport) => void;
  #box: HTMLElement | null = null;
  /** The last known `scrollTop` of the box. */
  #scrollTop = 0;

  constructor(viewport: Viewport, scale: ScrollScale, publish: (viewport: Viewport) => void) {
    this.#viewport = viewport;
    this.#scale = scale;
    this.#publish = publish;
  }

  attach(box: HTMLElement | null): void {
    this.#box = box;
  }

  rescale(scale: ScrollScale, hasRows: boolean): void {
    this.#scale = scale;
    if (hasRows) this.moveTo(this.#viewport.top);
  }

  /** Moves to a row position and sets the scrollbar accordingly. */
  moveTo(requestedTop: number): void {
    if (!this.#box) return;
    const top = Math.max(0, Math.min(this.#scale.maxTop, requestedTop));
    const scrollTop = this.#scale.scrollAt(top);
    // Setting the scroll position forces layout, and the browser may round the position to device pixels.
    if (scrollTop !== this.#scrollTop) {
      this.#box.scrollTo({ top: scrollTop });
      this.#scrollTop = this.#box.scrollTop;
    }
    const before = this.#viewport;
    const after = this.#positionOf(top);
    if (after.top !== before.top || after.offset !== before.offset) {
      this.#update({ ...after, delta: after.top - before.top });
    }
  }

  /** Scrolls the shortest distance that makes `[from, to)` visible. */
  show(from: number, to: number): void {
    const { top, height } = this.#viewport;
    if (from < top) this.moveTo(from);
    else if (to > top + height) this.moveTo(to - height);
  }

  onScroll(): void {
    if (!this.#box) return;
    const before = this.#viewport;
    const scale = this.#scale;
    this.#scrollTop = this.#box.scrollTop;
    const delta = this.#scrollTop - before.top - before.offset;
    if (delta === 0) return;
    const isDrag = Math.abs(delta) >= scale.dragStep;
    const top = Math.max(0, Math.min(scale.maxTop, isDrag ? scale.topAt(this.#scrollTop) : before.top + delta));
    const after = this.#positionOf(top);
    flushSync(() => this.#update({ ...after, delta: after.top - before.top }));
    // At an end of the scrollbar that is not an end of the rows, the wheel could not move any further.
    if (this.#scrollTop <= 0 || this.#scrollTop >= scale.contentHeight - before.height) {
      flushSync(() => this.moveTo(this.#viewport.top));
    }
  }

  /** During wheel scrolling, rows move by exact distances and the scrollbar lags behind; this corrects it. */
  onScrollEnd(): void {
    const { top, offset } = this.#viewport;
    // Another scroll event is pending: the correction would undo that scroll.
    if (this.#box?.scrollTop !== this.#scrollTop) return;
    flushSync(() => {
      if (Math.abs(this.#scale.scrollAt(top) - top - offset) >= 1) this.moveTo(top);
      this.#update({ delta: 0 });
    });
  }

  onResize(height: number): void {
    const before = this.#viewport;
    const isRendered =
      height <= (before.height || before.expectedHeight) && this.#scrollTop === before.top + before.offset;
    // The rows beyond the viewport may follow after the visible ones are painted.
    if (isRendered) startTransition(() => this.#update({ height }));
    // Resize observers run between layout and paint: missing rows are rendered in the same frame.
    else flushSync(() => this.#update({ height }));
  }

  /** Rows are placed at whole pixels. */
  #positionOf(top: number): Pick<Viewport, 'top' | 'offset'> {
    const offset = Math.round(this.#scrollTop - top);
    return { top: this.#scrollTop - offset, offset };
  }

  #update(changed: Partial<Viewport>): void {
    this.#viewport = { ...this.#viewport, ...changed };
    this.#publish(this.#viewport);
  }
}
