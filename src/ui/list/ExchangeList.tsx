import { useId, useLayoutEffect, useRef, type RefObject } from 'react';
import { LIST } from '../messages/list.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { modeOfClick, modeOfKey } from '../../state/selectMode.ts';
import { useView } from '../context.ts';
import { useKeyDownWithin } from '../useShortcut.ts';
import { rowsToRender } from '../components/rowsToRender.ts';
import { useVirtualScroll, type VirtualScroll } from '../components/useVirtualScroll.ts';
import { ExchangeItem } from './ExchangeItem.tsx';
import styles from './ExchangeList.module.css';
import { nextListIndex } from './nextListIndex.ts';
import { useListSelection } from './useListSelection.ts';

/** Height of an item, in pixels. */
const ITEM = 38;
const NONE: readonly ExchangeRow[] = [];

/** A virtual listbox: one Tab stop; the arrow keys move to another response while the focus stays on the list. */
export function ExchangeList() {
  const exchanges = useView((view) => view.overview?.exchanges ?? NONE);
  const shown = useView((view) => view.shown);
  const several = useView((view) => view.selectedExchanges);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = exchanges.findIndex((exchange) => exchange.id === shown);
  const count = exchanges.length;
  const { scroll, scrollToNextSelection } = useListScroll(box, count, at);

  const select = useListSelection(box, exchanges);

  useKeyDownWithin(box, (event) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ITEM) - 1);
    const next = exchanges[nextListIndex(event, at, count, page)];
    if (!next) return select.onKey(event);
    scrollToNextSelection();
    select.choose(next.id, modeOfKey(event));
    return true;
  });

  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      aria-multiselectable="true"
      tabIndex={0}
      aria-label={LIST.label}
      aria-activedescendant={at < 0 ? undefined : `${id}${exchanges[at]?.id}`}
    >
      <div className={styles.rows} role="presentation" style={{ height: scroll.contentHeight }}>
        {rowsToRender(scroll, ITEM, count, at).map((index) => {
          const exchange = exchanges[index];
          return (
            exchange && (
              <ExchangeItem
                key={exchange.id}
                id={`${id}${exchange.id}`}
                exchange={exchange}
                focused={exchange.id === shown}
                selected={several ? several.has(exchange.id) : exchange.id === shown}
                position={index + 1}
                of={count}
                top={index * ITEM + scroll.offset}
                onSelect={(event) => select.choose(exchange.id, modeOfClick(event))}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface ListScroll {
  readonly scroll: VirtualScroll;
  /** To be called before the user changes the selection: the list then scrolls to the selected item. */
  readonly scrollToNextSelection: () => void;
}

function useListScroll(box: RefObject<HTMLElement | null>, count: number, at: number): ListScroll {
  const scroll = useVirtualScroll(box, { rowsHeight: count * ITEM });
  const { top, height, show } = scroll;

  // New items scroll the list only while its end is visible. A list that already has items starts at the top.
  const isAtEnd = useRef(false);
  const countNow = useRef(count);
  useLayoutEffect(() => {
    countNow.current = count;
    if (isAtEnd.current) show((count - 1) * ITEM, count * ITEM);
  }, [count, show]);
  useLayoutEffect(() => {
    isAtEnd.current = height > 0 && top + height >= countNow.current * ITEM - 2;
  }, [top, height]);

  const isUserChange = useRef(false);
  useLayoutEffect(() => {
    if (isUserChange.current && at >= 0) show(at * ITEM, (at + 1) * ITEM);
    isUserChange.current = false;
  }, [at, show]);
  const scrollToNextSelection = (): void => {
    isUserChange.current = true;
  };

  return { scroll, scrollToNextSelection };
}
