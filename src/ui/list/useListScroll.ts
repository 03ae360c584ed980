import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useVirtualScroll, type VirtualScroll } from '../components/useVirtualScroll.ts';

interface ListScroll {
  readonly scroll: VirtualScroll;
  /** To be called before the user changes the selection: the list then scrolls to the selected item. */
  readonly scrollToNextSelection: () => void;
}

/**
 * Scrolls the list of responses.
 *
 * @param itemHeight in pixels
 * @param at index of the active item; -1 for none
 */
export function useListScroll(
  box: RefObject<HTMLElement | null>,
  itemHeight: number,
  count: number,
  at: number,
): ListScroll {
  const scroll = useVirtualScroll(box, { rowsHeight: count * itemHeight });
  const { top, height, show } = scroll;

  // New items scroll the list only while its end is visible. A list that already has items starts at the top.
  const isAtEnd = useRef(false);
  const countNow = useRef(count);
  useLayoutEffect(() => {
    countNow.current = count;
    if (isAtEnd.current) show((count - 1) * itemHeight, count * itemHeight);
  }, [count, itemHeight, show]);
  useLayoutEffect(() => {
    isAtEnd.current = height > 0 && top + height >= countNow.current * itemHeight - 2;
  }, [top, height, itemHeight]);

  const isUserChange = useRef(false);
  useLayoutEffect(() => {
    if (isUserChange.current && at >= 0) show(at * itemHeight, (at + 1) * itemHeight);
    isUserChange.current = false;
  }, [at, itemHeight, show]);
  const scrollToNextSelection = (): void => {
    isUserChange.current = true;
  };

  return { scroll, scrollToNextSelection };
}
