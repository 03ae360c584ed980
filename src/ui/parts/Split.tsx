import { useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, type PanelImperativeHandle } from 'react-resizable-panels';
import { classes } from '../classes.ts';
import { readSetting, writeSetting } from '../settings.ts';
import styles from './Split.module.css';

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
  /** Its size in pixels, of so many, as long as the user has not chosen one. */
  readonly size: (room: number) => number;
  readonly minimum: { readonly first: number; readonly second: number };
}

/**
 * Two parts with a divider that can be dragged, or moved with the arrow keys. The size is in pixels, and it is the same
 * again when there was too little room for it in between.
 */
export function Split({ name, orientation, label, first, second, sized, size, minimum }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const panel = useRef<PanelImperativeHandle>(null);
  const setting = `split.${name}`;

  // Of the group along the divider's way; not known before it is laid out.
  const [room, setRoom] = useState<number | null>(null);
  const wanted = (all: number): number => savedSize(readSetting(setting)) ?? size(all);
  const settle = useEffectEvent((all: number) => {
    setRoom(all);
    if (all > 0) panel.current?.resize(wanted(all));
  });
  // The library has its own observer, which is older and so is told first.
  useLayoutEffect(() => {
    const { current } = group;
    if (!current) return undefined;
    const measure = (): void => settle(orientation === 'horizontal' ? current.clientWidth : current.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [orientation]);

  const own = {
    panelRef: panel,
    groupResizeBehavior: 'preserve-pixel-size',
    ...(room !== null && { defaultSize: wanted(room) }),
  } as const;
  return (
    <Group
      elementRef={group}
      className={styles.group ?? ''}
      orientation={orientation}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        // In hundredths; the panel itself has not been laid out yet.
        const share = layout[sized];
        if (isUserInteraction && room && share !== undefined) writeSetting(setting, Math.round((share * room) / 100));
      }}
    >
      <Panel id="first" className={styles.part ?? ''} minSize={minimum.first} {...(sized === 'first' ? own : {})}>
        {first}
      </Panel>
      {second !== null && (
        <>
          <Separator className={classes(styles.divider, styles[orientation])} aria-label={label} />
          <Panel
            id="second"
            className={styles.part ?? ''}
            minSize={minimum.second}
            {...(sized === 'second' ? own : {})}
          >
            {second}
          </Panel>
        </>
      )}
    </Group>
  );
}

/** What was saved may be of another version, or damaged. */
function savedSize(saved: unknown): number | null {
  return typeof saved === 'number' && saved > 0 ? saved : null;
}
