import { useCallback, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createPause } from '../../state/debounce.ts';
import { createScrollScale } from './scrollScale.ts';

/** Scrolling rests when nothing has moved for so long, in milliseconds. The event `scrollend` also comes amid what moves step by step. */
const REST = 100;

/** The part of a long list of rows that is in sight, in pixels. */
export interface Viewport {
  /** Of the rows, how much is above the window. */
  readonly top: number;
  /** Of the window; 0 before it is laid out. */
  readonly room: number;
  /** What the window has about, and mostly not more, for as long as `room` is not known. */
  readonly most: number;
  /** By how much it moved the last time, down where positive. */
  readonly by: number;
  /** To be added to a row's place among all rows: its place in the element that holds them. */
  readonly shift: number;
}

interface Scroll extends Viewport {
  /** For the element that holds the rows. */
  readonly height: number;
  /** Brings `[from, to)` into sight, if it is not, by the shortest way. */
  readonly show: (from: number, to: number) => void;
}

interface Options {
  /** Height of all rows. */
  readonly rows: number;
  /** Height of what stays above them in the box. */
  readonly head?: number;
  /** Height of the page that is never the window's, about. */
  readonly others?: number;
  /** What is above the window at first. */
  readonly start?: number;
}

/**
 * Follows a box that scrolls rows of which only those in sight are drawn: they are drawn anew before the browser paints what it has
 * scrolled, and so no place is ever empty.
 */
export function useVirtualScroll(
  box: RefObject<HTMLElement | null>,
  { rows, head = 0, others = 0, start = 0 }: Options,
): Scroll {
  const [sight, setSight] = useState<Viewport>(() => {
    const most = Math.max(0, window.innerHeight - head - others);
    return { top: start, room: 0, most, by: 0, shift: 0 };
  });
  const { room } = sight;
  const runway = useMemo(() => createScrollScale(rows, room), [rows, room]);
  // `scroll` is where the scrollbar is known to stand.
  const latest = useRef({ sight, runway, scroll: 0 });

  const see = useCallback((part: Partial<Viewport>): void => {
    latest.current.sight = { ...latest.current.sight, ...part };
    setSight(latest.current.sight);
  }, []);

  /** Goes to a place of the rows, and puts the scrollbar where it belongs then. */
  const go = useCallback(
    (wanted: number): void => {
      const { current } = box;
      if (!current) return;
      const { sight: before, runway: way } = latest.current;
      const top = Math.max(0, Math.min(way.end, wanted));
      // To scroll, the browser has to lay out all that was drawn, at once; and it may round to pixels of the screen.
      if (way.scrollAt(top) !== latest.current.scroll) {
        current.scrollTo({ top: way.scrollAt(top) });
        latest.current.scroll = current.scrollTop;
      }
      const { scroll } = latest.current;
      // Rows stand at whole pixels.
      const shift = Math.round(scroll - top);
      const found = scroll - shift;
      if (found !== before.top || shift !== before.shift) see({ top: found, shift, by: found - before.top });
    },
    [box, see],
  );

  const onScroll = useEffectEvent((): void => {
    const { current } = box;
    if (!current) return;
    const { sight: before, runway: way } = latest.current;
    const scroll = current.scrollTop;
    latest.current.scroll = scroll;
    const by = scroll - before.top - before.shift;
    if (by === 0) return;
    const top = Math.max(0, Math.min(way.end, Math.abs(by) < way.step ? before.top + by : way.topAt(scroll)));
    const shift = Math.round(scroll - top);
    flushSync(() => see({ top: scroll - shift, shift, by: scroll - shift - before.top }));
    // At an end of the scrollbar that is not that of the rows nothing would move any more.
    if (scroll <= 0 || scroll >= way.height - before.room) flushSync(() => go(latest.current.sight.top));
  });
  // While the wheel turns the rows follow it exactly, and the scrollbar waits with what it stands for.
  const onRest = useEffectEvent((): void => {
    const { sight: now, runway: way } = latest.current;
    flushSync(() => {
      if (Math.abs(way.scrollAt(now.top) - now.top - now.shift) >= 1) go(now.top);
      see({ by: 0 });
    });
  });

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const observer = new ResizeObserver((entries) => {
      const height = Math.max(0, (entries.at(-1)?.contentRect.height ?? 0) - head);
      const { sight: before, scroll } = latest.current;
      const isDrawn = height <= (before.room || before.most) && scroll === before.top + before.shift;
      if (isDrawn) see({ room: height });
      // It is told between layout and painting: what is missing is drawn in the same frame.
      else flushSync(() => see({ room: height }));
    });
    observer.observe(current);
    const pause = createPause<null>(REST, () => onRest());
    const scrolled = (): void => {
      onScroll();
      pause.put(null);
    };
    current.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      pause.drop();
      current.removeEventListener('scroll', scrolled);
    };
  }, [box, head, see]);

  // More or fewer rows, or another window: what is in sight stays, as far as it is there.
  useLayoutEffect(() => {
    latest.current.runway = runway;
    if (rows > 0 && room > 0) go(latest.current.sight.top);
  }, [runway, rows, room, go]);

  const show = useCallback(
    (from: number, to: number): void => {
      const { sight: now } = latest.current;
      if (from < now.top) go(from);
      else if (to > now.top + now.room) go(to - now.room);
    },
    [go],
  );
  return { ...sight, height: runway.height, show };
}
