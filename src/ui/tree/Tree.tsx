import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { TREE } from '../messages/panel.ts';
import { rowAt } from '../../state/pages.ts';
import { usePanel, useView } from '../context.ts';
import { useKeyDownWithin } from '../useShortcut.ts';
import { isFastScroll, rowsToRender } from '../components/rowsToRender.ts';
import { useVirtualScroll } from '../components/useVirtualScroll.ts';
import { StatusHeader } from './StatusHeader.tsx';
import styles from './Tree.module.css';
import { TreeRow } from './TreeRow.tsx';
import { useTreeKeys } from './useTreeKeys.ts';

const ROW = 21;
/** Pixels of the bars above and below it, and of what the detail says first. */
const OTHERS = 180;

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

  const scroll = useVirtualScroll(box, {
    rows: total * ROW,
    head: ROW,
    others: OTHERS,
    start: offsets.get(exchange) ?? 0,
  });
  const { top, room, show } = scroll;

  const first = Math.floor(top / ROW);
  const last = Math.ceil((top + room) / ROW);
  useEffect(() => panel.rows.look(first, last), [panel, first, last]);

  // Sorted, the failures are at the top.
  const order = useView((view) => view.query.order);
  const orderBefore = useRef(order);
  useLayoutEffect(() => {
    if (order !== undefined && order !== orderBefore.current) show(0, ROW);
    orderBefore.current = order;
  }, [order, show]);

  // Moves of the user's bring the selected row into sight; updates leave the tree where it is.
  const reached = useRef(offsets.has(exchange) ? reach : -1);
  useLayoutEffect(() => {
    if (at < 0 || room === 0 || reached.current === reach) return;
    reached.current = reach;
    show(at * ROW, (at + 1) * ROW);
  }, [at, reach, room, show]);

  // A drawer that opens must not cover what it is about.
  const roomBefore = useRef(room);
  useLayoutEffect(() => {
    if (room === roomBefore.current) return;
    const place = at * ROW;
    const wasInSight = at >= 0 && place >= top && place < top + roomBefore.current;
    roomBefore.current = room;
    if (wasInSight) show(place, place + ROW);
  }, [at, room, top, show]);

  useEffect(() => void offsets.set(exchange, top), [exchange, offsets, top]);

  const step = useTreeKeys(() => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2));
  useKeyDownWithin(box, step);

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
        <StatusHeader />
        <span role="columnheader" data-column="message">
          {TREE.message}
        </span>
      </div>
      <div className={styles.rows} role="rowgroup" style={{ height: scroll.height }}>
        {rowsToRender(scroll, ROW, total, at).map((index, slot) => (
          <TreeRow
            // Where all rows are others at each step, those that stand there are used again.
            key={isFastScroll(scroll) ? `slot ${slot}` : index}
            id={`${id}${index}`}
            index={index}
            row={rowAt(pages, index)}
            selected={index === at}
            top={Math.max(0, Math.min(scroll.height - ROW, index * ROW + scroll.shift))}
            panel={panel}
          />
        ))}
      </div>
    </div>
  );
}
