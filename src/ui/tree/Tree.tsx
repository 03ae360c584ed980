import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef } from 'react';
import { TREE } from '../../core/words/panel.ts';
import { rowAt } from '../../state/pages.ts';
import { usePanel, useView } from '../context.ts';
import { useKeysWithin } from '../hotkeys.ts';
import { withActive } from '../parts/range.ts';
import styles from './Tree.module.css';
import { TreeRow } from './TreeRow.tsx';
import { useSteps } from './steps.ts';

const ROW = 21;

interface Props {
  readonly exchange: number;
  /** How far each tree was scrolled, for when one comes back to it. */
  readonly offsets: Map<number, number>;
}

/**
 * The rows on screen, of however many there are. The focus stays on the box and `aria-activedescendant` names the
 * selected row: a row that scrolls away takes no focus with it.
 */
export function Tree({ exchange, offsets }: Props) {
  const panel = usePanel();
  const { pages, at, reach } = useView((view) => view.tree);
  const total = pages.total ?? 0;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();

  // Not compiled by React's compiler, so its functions need no memory.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 20,
    scrollPaddingStart: ROW,
    paddingStart: ROW,
    initialOffset: () => offsets.get(exchange) ?? 0,
    rangeExtractor: (range) => withActive(range, at),
  });

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => panel.rows.look(first, last + 1), [panel, first, last]);

  // Moves of the user's bring the selected row into sight; updates leave the tree where it is.
  const reached = useRef(offsets.has(exchange) ? reach : -1);
  useEffect(() => {
    if (at < 0 || reached.current === reach) return;
    reached.current = reach;
    virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, reach, virtual]);

  // A drawer that opens must not cover what it is about.
  const height = virtual.scrollRect?.height ?? 0;
  const heightBefore = useRef(height);
  useEffect(() => {
    const top = at * ROW;
    const offset = virtual.scrollOffset ?? 0;
    const wasInSight = at >= 0 && top >= offset && top < offset + heightBefore.current;
    heightBefore.current = height;
    if (wasInSight) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, height, virtual]);

  useEffect(() => {
    offsets.set(exchange, virtual.scrollOffset ?? 0);
  }, [exchange, offsets, virtual.scrollOffset]);

  const step = useSteps(() => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2));
  useKeysWithin(box, step);

  return (
    <div
      ref={box}
      className={styles.tree}
      role="treegrid"
      tabIndex={0}
      aria-label={TREE.label}
      aria-rowcount={total + 1}
      aria-colcount={3}
      // The focus stays on the tree, whatever in it is pressed: a row may scroll away.
      onMouseDown={(event) => {
        if (!(event.target instanceof Element) || !event.target.closest('button')) return;
        event.preventDefault();
        box.current?.focus({ preventScroll: true });
      }}
      aria-activedescendant={at >= 0 && rowAt(pages, at) ? `${id}${at}` : undefined}
    >
      <div className={styles.head} role="row" aria-rowindex={1}>
        <span role="columnheader">{TREE.resource}</span>
        <span role="columnheader">{TREE.status}</span>
        <span role="columnheader" data-column="message">
          {TREE.message}
        </span>
      </div>
      <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() - ROW }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <TreeRow
            key={index}
            id={`${id}${index}`}
            index={index}
            row={rowAt(pages, index)}
            selected={index === at}
            top={start - ROW}
            panel={panel}
          />
        ))}
      </div>
    </div>
  );
}
