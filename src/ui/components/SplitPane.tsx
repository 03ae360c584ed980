import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { classNames } from '../classNames.ts';
import { readSetting, writeSetting } from '../settings.ts';
import styles from './SplitPane.module.css';

type Side = 'first' | 'second';

interface Props {
  /** The size is stored under this name. */
  readonly name: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** Accessible name of the divider. */
  readonly label: string;
  readonly first: ReactNode;
  /** Null to hide it and give its space to the first pane. */
  readonly second: ReactNode | null;
  /** The pane whose size is set; the other one takes the remaining space. */
  readonly sized: Side;
  /** Initial size as a CSS length or percentage of both panes. */
  readonly size: string;
  /** Minimum height of both panes together, in pixels. With less space, the surrounding element scrolls. */
  readonly minHeight?: number;
  /** In pixels. */
  readonly minimum: Readonly<Record<Side, number>>;
}

/** Width of the divider, in pixels. */
const DIVIDER = 1;

/** Pixels per press of an arrow key. */
const STEP = 20;

/**
 * Two panes with a divider that can be dragged or moved with the arrow keys; a double click restores the initial size. The size is stored
 * in pixels, and applies again after the window was temporarily too small. CSS does the sizing: rendering needs no measurements.
 */
export function SplitPane({ name, orientation, label, first, second, sized, size, minHeight, minimum }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const isWide = orientation === 'horizontal';
  const isSplit = second !== null;
  const { stored, store } = useStoredSize(`split.${name}`);
  const measured = useMeasurement(box, pane, isWide, isSplit);

  const render = (side: Side, children: ReactNode): ReactNode => (
    <div
      ref={side === sized ? pane : undefined}
      className={styles.pane}
      style={{
        flex: side === sized ? `0 1 ${stored === null ? size : `${stored}px`}` : '1 1 0px',
        [isWide ? 'minWidth' : 'minHeight']: minimum[side],
      }}
    >
      {children}
    </div>
  );
  return (
    <div ref={box} className={classNames(styles.group, styles[orientation])} style={{ minHeight }}>
      {render('first', first)}
      {isSplit && (
        <>
          <Divider
            label={label}
            isWide={isWide}
            isFirst={sized === 'first'}
            minimum={minimum[sized]}
            otherMinimum={minimum[sized === 'first' ? 'second' : 'first']}
            measured={measured}
            measure={() => measureElements(box.current, pane.current, isWide)}
            onResize={store}
          />
          {render('second', second)}
        </>
      )}
    </div>
  );
}

interface DividerProps {
  readonly label: string;
  readonly isWide: boolean;
  /** Whether the sized pane is the first. */
  readonly isFirst: boolean;
  /** Of the sized pane, in pixels. */
  readonly minimum: number;
  readonly otherMinimum: number;
  readonly measured: Measurement;
  readonly measure: () => Measurement;
  /** Null restores the initial size. */
  readonly onResize: (pixels: number | null) => void;
}

/** A focusable separator: https://www.w3.org/TR/wai-aria-1.2/#separator */
function Divider({ label, isWide, isFirst, minimum, otherMinimum, measured, measure, onResize }: DividerProps) {
  const drag = useRef<{ readonly start: number; readonly size: number } | null>(null);
  const direction = isFirst ? 1 : -1;
  const resize = (pixels: number): void => {
    onResize(Math.round(Math.max(minimum, Math.min(measure().available - otherMinimum, pixels))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { current, available } = measure();
    const size = new Map([
      [isWide ? 'ArrowLeft' : 'ArrowUp', current - direction * STEP],
      [isWide ? 'ArrowRight' : 'ArrowDown', current + direction * STEP],
      ['Home', isFirst ? 0 : available],
      ['End', isFirst ? available : 0],
    ]).get(event.key);
    if (size === undefined) return;
    event.preventDefault();
    resize(size);
  };
  const position = ({ clientX, clientY }: PointerEvent): number => (isWide ? clientX : clientY);
  return (
    <div
      className={styles.divider}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isWide ? 'vertical' : 'horizontal'}
      aria-valuemin={minimum}
      aria-valuenow={measured.current}
      aria-valuemax={measured.available - otherMinimum}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { start: position(event), size: measure().current };
      }}
      onPointerMove={(event) => {
        const moved = drag.current === null ? 0 : position(event) - drag.current.start;
        if (drag.current && moved !== 0) resize(drag.current.size + direction * moved);
      }}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
    />
  );
}

/** In pixels along the direction in which the divider moves. */
interface Measurement {
  /** Size of both panes. */
  readonly available: number;
  /** Size of the pane whose size is stored. */
  readonly current: number;
}

/** The sizes as rendered, for assistive technology. */
function useMeasurement(
  box: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
  isWide: boolean,
  isSplit: boolean,
): Measurement {
  const [measured, setMeasured] = useState<Measurement>({ available: 0, current: 0 });
  useEffect(() => {
    // The sized pane may be the hidden one.
    if (!box.current || !pane.current || !isSplit) return undefined;
    // Uses the observed size: reading the size of an element would force layout.
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const length = Math.round(isWide ? contentRect.width : contentRect.height);
        const changed = target === pane.current ? { current: length } : { available: length - DIVIDER };
        setMeasured((before) => ({ ...before, ...changed }));
      }
    });
    observer.observe(box.current);
    observer.observe(pane.current);
    return () => observer.disconnect();
  }, [box, pane, isWide, isSplit]);
  return measured;
}

function measureElements(box: HTMLElement | null, pane: HTMLElement | null, isWide: boolean): Measurement {
  const length = (element: HTMLElement | null): number => (isWide ? element?.clientWidth : element?.clientHeight) ?? 0;
  return { available: length(box) - DIVIDER, current: length(pane) };
}

function useStoredSize(setting: string): {
  readonly stored: number | null;
  readonly store: (pixels: number | null) => void;
} {
  const [chosen, setChosen] = useState({ setting, pixels: readSize(setting) });
  // Each layout has its own size.
  if (chosen.setting !== setting) setChosen({ setting, pixels: readSize(setting) });
  const store = (pixels: number | null): void => {
    setChosen({ setting, pixels });
    writeSetting(setting, pixels);
  };
  return { stored: chosen.pixels, store };
}

/** The stored value may be damaged or from another version. */
function readSize(setting: string): number | null {
  const value = readSetting(setting);
  return typeof value === 'number' && value > 0 ? value : null;
}
