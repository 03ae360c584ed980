import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { createDebounce } from '../../state/debounce.ts';
import { ScrollController, type Viewport } from './scrollController.ts';
import { createScrollScale } from './scrollScale.ts';

/** Idle time in ms after which scrolling has ended. `scrollend` cannot be used: it also fires between the steps of a wheel. */
const SCROLL_END = 100;

export interface VirtualScroll extends Viewport {
  /** Height of the element that contains the rows. */
  readonly contentHeight: number;
  /** Converts the height of the rows above a row into its position in that element. */
  readonly scrollAt: (top: number) => number;
  /** Scrolls the shortest distance that makes `[from, to)` visible. */
  readonly show: (from: number, to: number) => void;
}

/** In CSS pixels. */
interface Options {
  /** Height of all rows. */
  readonly rowsHeight: number;
  /** Height of the sticky header in the box. */
  readonly headerHeight?: number;
  /** Approximate height of the page outside of the viewport. */
  readonly outsideHeight?: number;
  /** Height of the rows above the viewport at first. */
  readonly initialTop?: number;
}

/** Virtual scrolling: tracks the scroll position of `box`, so that only its visible rows are rendered. */
export function useVirtualScroll(
  box: RefObject<HTMLElement | null>,
  { rowsHeight, headerHeight = 0, outsideHeight = 0, initialTop = 0 }: Options,
): VirtualScroll {
  const [viewport, setViewport] = useState<Viewport>(() => {
    const expectedHeight = Math.max(0, window.innerHeight - headerHeight - outsideHeight);
    return { top: initialTop, height: 0, expectedHeight, delta: 0, offset: 0 };
  });
  const { height } = viewport;
  const scale = useMemo(() => createScrollScale(rowsHeight, height), [rowsHeight, height]);
  const [controller] = useState(() => new ScrollController(viewport, scale, setViewport));

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    controller.attach(current);
    const observer = new ResizeObserver((entries) => {
      controller.onResize(Math.max(0, (entries.at(-1)?.contentRect.height ?? 0) - headerHeight));
    });
    observer.observe(current);
    const scrollEnd = createDebounce<null>(SCROLL_END, () => controller.onScrollEnd());
    const onScroll = (): void => {
      controller.onScroll();
      scrollEnd.schedule(null);
    };
    current.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      scrollEnd.cancel();
      current.removeEventListener('scroll', onScroll);
      controller.attach(null);
    };
  }, [box, headerHeight, controller]);

  // When the number of rows or the height changes, rows that remain visible stay in place.
  useLayoutEffect(() => {
    controller.rescale(scale, rowsHeight > 0 && height > 0);
  }, [controller, scale, rowsHeight, height]);

  const [show] = useState(
    () =>
      (from: number, to: number): void =>
        controller.show(from, to),
  );
  return { ...viewport, contentHeight: scale.contentHeight, scrollAt: scale.scrollAt, show };
}
