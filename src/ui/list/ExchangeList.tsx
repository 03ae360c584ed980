import { useId, useLayoutEffect, useRef } from 'react';
import { LIST } from '../messages/list.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { usePanel, useView } from '../context.ts';
import { useKeyDownWithin } from '../useShortcut.ts';
import { rowsToRender } from '../components/rowsToRender.ts';
import { useVirtualScroll } from '../components/useVirtualScroll.ts';
import { ExchangeItem } from './ExchangeItem.tsx';
import styles from './ExchangeList.module.css';
import { nextListIndex } from './nextListIndex.ts';

const ROW = 38;
const NONE: readonly ExchangeRow[] = [];

/** One stop for Tab; the arrow keys move the selection, and the focus stays on the list. */
export function ExchangeList() {
  const panel = usePanel();
  const exchanges = useView((view) => view.overview?.exchanges ?? NONE);
  const shown = useView((view) => view.shown);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = exchanges.findIndex((exchange) => exchange.id === shown);

  const count = exchanges.length;
  const scroll = useVirtualScroll(box, { rows: count * ROW });
  const { top, room, show } = scroll;

  // New ones push the list up only while its end is in sight. A list that was there before is shown from its start.
  const atEnd = useRef(false);
  const latest = useRef(count);
  useLayoutEffect(() => {
    latest.current = count;
    if (atEnd.current) show((count - 1) * ROW, count * ROW);
  }, [count, show]);
  useLayoutEffect(() => {
    atEnd.current = room > 0 && top + room >= latest.current * ROW - 2;
  }, [top, room]);

  // Only a choice of the user's brings the selected one into sight; what arrives leaves the list where it is.
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (moved.current && at >= 0) show(at * ROW, (at + 1) * ROW);
    moved.current = false;
  }, [at, show]);

  useKeyDownWithin(box, (event) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 1);
    const next = exchanges[nextListIndex(event, at, exchanges.length, page)];
    if (!next) return false;
    moved.current = true;
    panel.exchanges.pick(next.id);
    return true;
  });

  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={LIST.label}
      aria-activedescendant={at < 0 ? undefined : `${id}${exchanges[at]?.id}`}
    >
      <div className={styles.rows} role="presentation" style={{ height: scroll.height }}>
        {rowsToRender(scroll, ROW, count, at).map((index) => {
          const exchange = exchanges[index];
          return (
            exchange && (
              <ExchangeItem
                key={exchange.id}
                id={`${id}${exchange.id}`}
                exchange={exchange}
                selected={exchange.id === shown}
                position={index + 1}
                of={count}
                top={index * ROW + scroll.shift}
                onPick={() => panel.exchanges.pick(exchange.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
