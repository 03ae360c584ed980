import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { classNames } from '../classNames.ts';
import { readSetting, writeSetting } from '../settings.ts';
import styles from './SplitPane.module.css';

interface Props {
  /** The size is kept under this name. */
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** What the divider moves, for those who cannot see it. */
  readonly label: string;
  readonly first: ReactNode;
  /** Null hides it, and gives its room to the first. */
  readonly second: ReactNode | null;
  /** Which of the two has a size of its own; the other takes the rest. */
  readonly sized: 'first' | 'second';
  /** Its size as long as the user has not chosen one, in CSS; a percentage is of both. */
  readonly size: string;
  /** Of both parts, in pixels: the height that they have at least, where what is around them scrolls. */
  readonly least?: number;
  /** In pixels. */
  readonly minimum: { readonly first: number; readonly second: number };
}

/** Pixels that it is wide. */
const DIVIDER = 1;

/** Pixels of a press of an arrow key. */
const STEP = 20;

/**
 * Two parts with a divider that can be dragged, or moved with the arrow keys; a double click gives back the size that it had. The size is
 * in pixels, and it is the same again when there was too little room for it in between. The style sheet does the sizing: nothing has to be
 * measured for the parts to be drawn.
 */
export function SplitPane({ name, orientation, label, first, second, sized, size, least, minimum }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLDivElement>(null);
  const setting = `split.${name}`;
  const [chosen, setChosen] = useState({ setting, pixels: savedSize(setting) });
  if (chosen.setting !== setting) setChosen({ setting, pixels: savedSize(setting) });
  // As it is drawn, and as far as it could go.
  const [drawn, setDrawn] = useState<Measure>({ room: 0, now: 0 });
  const dragged = useRef<{ readonly at: number; readonly from: number } | null>(null);

  const isWide = orientation === 'horizontal';
  const rest = sized === 'first' ? minimum.second : minimum.first;
  const isSplit = second !== null;
  useEffect(() => {
    // The part with a size of its own may be the hidden one.
    if (!box.current || !own.current || !isSplit) return undefined;
    // What it tells is taken: to ask for a size would make the browser lay out what others have just drawn.
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const along = Math.round(isWide ? contentRect.width : contentRect.height);
        setDrawn((before) => ({ ...before, ...(target === own.current ? { now: along } : { room: along - DIVIDER }) }));
      }
    });
    observer.observe(box.current);
    observer.observe(own.current);
    return () => observer.disconnect();
  }, [isWide, isSplit]);

  const resize = (pixels: number): void => {
    const { room } = measure(box.current, own.current, isWide);
    const fitting = Math.round(Math.max(minimum[sized], Math.min(room - rest, pixels)));
    setChosen({ setting, pixels: fitting });
    writeSetting(setting, fitting);
  };
  const grows = sized === 'first' ? 1 : -1;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { now, room } = measure(box.current, own.current, isWide);
    const ends = sized === 'first' ? [0, room] : [room, 0];
    const wanted = new Map([
      [isWide ? 'ArrowLeft' : 'ArrowUp', now - grows * STEP],
      [isWide ? 'ArrowRight' : 'ArrowDown', now + grows * STEP],
      ['Home', ends[0]],
      ['End', ends[1]],
    ]).get(event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };
  const place = ({ clientX, clientY }: PointerEvent): number => (isWide ? clientX : clientY);
  const part = (which: 'first' | 'second', children: ReactNode): ReactNode => (
    <div
      ref={which === sized ? own : undefined}
      className={styles.part}
      style={{
        flex: which === sized ? `0 1 ${chosen.pixels === null ? size : `${chosen.pixels}px`}` : '1 1 0px',
        [isWide ? 'minWidth' : 'minHeight']: minimum[which],
      }}
    >
      {children}
    </div>
  );
  return (
    <div ref={box} className={classNames(styles.group, styles[orientation])} style={{ minHeight: least }}>
      {part('first', first)}
      {isSplit && (
        <>
          {/* A separator that can be moved is a control: https://www.w3.org/TR/wai-aria-1.2/#separator */}
          <div
            className={styles.divider}
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation={isWide ? 'vertical' : 'horizontal'}
            aria-valuemin={minimum[sized]}
            aria-valuenow={drawn.now}
            aria-valuemax={drawn.room - rest}
            onKeyDown={onKeyDown}
            onDoubleClick={() => {
              setChosen({ setting, pixels: null });
              writeSetting(setting, null);
            }}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              dragged.current = { at: place(event), from: measure(box.current, own.current, isWide).now };
            }}
            onPointerMove={(event) => {
              const { current } = dragged;
              if (current && place(event) !== current.at) resize(current.from + grows * (place(event) - current.at));
            }}
            onLostPointerCapture={() => {
              dragged.current = null;
            }}
          />
          {part('second', second)}
        </>
      )}
    </div>
  );
}

/** Along the divider's way, in pixels. */
interface Measure {
  /** Of both parts. */
  readonly room: number;
  /** Of the one with a size of its own. */
  readonly now: number;
}

function measure(box: HTMLElement | null, own: HTMLElement | null, isWide: boolean): Measure {
  const along = (element: HTMLElement | null): number => (isWide ? element?.clientWidth : element?.clientHeight) ?? 0;
  return { room: along(box) - DIVIDER, now: along(own) };
}

/** What was saved may be of another version, or damaged. */
function savedSize(setting: string): number | null {
  const saved = readSetting(setting);
  return typeof saved === 'number' && saved > 0 ? saved : null;
}
