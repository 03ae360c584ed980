import { lazy, Suspense, useEffect, useId, useLayoutEffect, useRef, type RefObject } from 'react';
import { TREE } from '../messages/detail.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { rowAt } from '../../state/pages.ts';
import { usePanel, useView } from '../context.ts';
import { isInRanges, modeOfClick } from '../../state/selectMode.ts';
import { useKeyDownWithin, useShortcut } from '../useShortcut.ts';
import { isFastScroll, rowsToRender } from '../components/rowsToRender.ts';
import { useVirtualScroll, type VirtualScroll } from '../components/useVirtualScroll.ts';
import { TreeHeader } from './header/TreeHeader.tsx';
import styles from './Tree.module.css';
import { TreeRow } from './TreeRow.tsx';
import { useTreeKeys } from './useTreeKeys.ts';

const FailureMap = lazy(async () => ({ default: (await import('../map/FailureMap.tsx')).FailureMap }));

/** Height of a row and of the header, in pixels. */
const ROW = 21;
/** Approximate height of the bars around the tree and of the detail header, in pixels. */
const OUTSIDE = 180;

interface Props {
  readonly exchange: number;
  /** Approximate height of the drawer below the tree at first, in pixels. */
  readonly drawerHeight: number;
  /** The scroll position of each tree, restored when the user returns to it. */
  readonly offsets: Map<number, number>;
}

/**
 * A virtual tree grid. The focus stays on the box, and `aria-activedescendant` refers to the selected row, so that a row that scrolls out
 * of view does not lose the focus.
 */
export function Tree({ exchange, drawerHeight, offsets }: Props) {
  const panel = usePanel();
  const { pages, selectedIndex, several } = useView((view) => view.tree);
  const total = pages.total ?? 0;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const needsMap = useView(({ detail }) => detail !== null && hasAttention(detail));
  const scroll = useTreeScroll(box, total, { exchange, drawerHeight, offsets });

  const rowsPerPage = (): number => Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
  useKeyDownWithin(box, useTreeKeys(rowsPerPage));
  useShortcut(
    'escape',
    (target) => target instanceof Node && box.current?.contains(target) === true && panel.rows.several.reduce(),
  );

  const treegrid = (
    <div
      ref={box}
      className={styles.tree}
      role="treegrid"
      tabIndex={0}
      aria-label={TREE.label}
      aria-rowcount={total + 1}
      aria-colcount={3}
      aria-multiselectable="true"
      // Pressing a button in a row must not focus it: the row may scroll out of view. A click that selects rows selects no text.
      onMouseDown={(event) => {
        if (!(event.target instanceof Element)) return;
        if (!event.target.closest('button') && modeOfClick(event) === 'only') return;
        event.preventDefault();
        box.current?.focus({ preventScroll: true });
      }}
      aria-activedescendant={selectedIndex >= 0 && rowAt(pages, selectedIndex) ? `${id}${selectedIndex}` : undefined}
    >
      <TreeHeader className={styles.head} />
      <div className={styles.rows} role="rowgroup" style={{ height: scroll.contentHeight }}>
        {rowsToRender(scroll, ROW, total, selectedIndex).map((index, slot) => (
          <TreeRow
            // In a fast scroll, all rows change at each step, so their elements are reused.
            key={isFastScroll(scroll) ? `slot ${slot}` : index}
            id={`${id}${index}`}
            index={index}
            row={rowAt(pages, index)}
            focused={index === selectedIndex}
            selected={several ? isInRanges(several.ranges, index) : index === selectedIndex}
            top={Math.max(0, Math.min(scroll.contentHeight - ROW, index * ROW + scroll.offset))}
            panel={panel}
          />
        ))}
      </div>
    </div>
  );
  return (
    <div className={styles.frame}>
      {treegrid}
      {needsMap && scroll.height > 0 && total * ROW > scroll.height && (
        <div className={styles.map}>
          <Suspense>
            <FailureMap
              exchange={exchange}
              rowHeight={ROW}
              headerHeight={ROW}
              contentHeight={scroll.contentHeight}
              scrollAt={scroll.scrollAt}
            />
          </Suspense>
        </div>
      )}
    </div>
  );
}

/** Scrolls the tree, requests the visible rows, and keeps the selected row visible. */
function useTreeScroll(
  box: RefObject<HTMLElement | null>,
  total: number,
  { exchange, drawerHeight, offsets }: Props,
): VirtualScroll {
  const panel = usePanel();
  const { selectedIndex: at, revealCount } = useView((view) => view.tree);
  const scroll = useVirtualScroll(box, {
    rowsHeight: total * ROW,
    headerHeight: ROW,
    outsideHeight: OUTSIDE + drawerHeight,
    initialTop: offsets.get(exchange) ?? 0,
  });
  const { top, height, show } = scroll;

  const first = Math.floor(top / ROW);
  const last = Math.ceil((top + height) / ROW);
  useEffect(() => panel.rows.setViewport(first, last), [panel, first, last]);
  useEffect(() => void offsets.set(exchange, top), [exchange, offsets, top]);

  // Sorting moves other rows to the top.
  const order = useView((view) => view.query.order);
  const orderBefore = useRef(order);
  useLayoutEffect(() => {
    if (order !== undefined && order !== orderBefore.current) show(0, ROW);
    orderBefore.current = order;
  }, [order, show]);

  // Scroll to the selected row only when the user moved the selection, not when rows were updated.
  const revealed = useRef(offsets.has(exchange) ? revealCount : -1);
  useLayoutEffect(() => {
    if (at < 0 || height === 0 || revealed.current === revealCount) return;
    revealed.current = revealCount;
    show(at * ROW, (at + 1) * ROW);
  }, [at, revealCount, height, show]);

  // A drawer that opens must not cover the selected row.
  const heightBefore = useRef(height);
  useLayoutEffect(() => {
    if (height === heightBefore.current) return;
    const rowTop = at * ROW;
    const wasVisible = at >= 0 && rowTop >= top && rowTop < top + heightBefore.current;
    heightBefore.current = height;
    if (wasVisible) show(rowTop, rowTop + ROW);
  }, [at, height, top, show]);

  return scroll;
}

/** Whether results need attention, so that they have a place on the map. */
function hasAttention({ summary: { failure, partial, dependent, unknown }, unanswered }: ExchangeDetail): boolean {
  return failure + partial + dependent + unknown + unanswered > 0;
}
