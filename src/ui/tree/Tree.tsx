import { lazy, Suspense, useEffect, useId, useLayoutEffect, useRef, type RefObject } from 'react';
import { TREE } from '../messages/detail.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { rowAt } from '../../state/pages.ts';
import { usePanel, useView } from '../context.ts';
import { isInRanges, modeOfClick } from '../../state/selectMode.ts';
import { useKeyDownWithin, useShortcut } from '../useShortcut.ts';
import { isFastScroll, rowsToRender } from '../components/rowsToRender.ts';
import { useLayout } from '../components/useLayout.ts';
import { useVirtualScroll, type VirtualScroll } from '../components/useVirtualScroll.ts';
import { useColumnWidths } from './columns/useColumnWidths.ts';
import { mostSticky } from '../sticky/mostSticky.ts';
import { TreeHeader } from './header/TreeHeader.tsx';
import { LINE, rowHeightAt } from './rowHeight.ts';
import styles from './Tree.module.css';
import { TreeRow } from './TreeRow.tsx';
import { useTreeKeys } from './useTreeKeys.ts';

const FailureMap = lazy(async () => ({ default: (await import('../map/FailureMap.tsx')).FailureMap }));
const StickyRows = lazy(async () => ({ default: (await import('../sticky/StickyRows.tsx')).StickyRows }));

/** Approximate height of the bars around the tree and of the detail header, in pixels. */
const OUTSIDE = 180;

interface Props {
  readonly exchange: number;
  /** Approximate height of the drawer below the tree at first, in pixels. */
  readonly drawerHeight: number;
  /** The number of rows above the viewport in each tree, restored when the user returns to it. */
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
  const [rowHeight, frame] = useLayout(rowHeightAt);
  const [columns, widths] = useColumnWidths(rowHeight !== LINE);
  const scroll = useTreeScroll(box, total, { exchange, drawerHeight, offsets, rowHeight });

  const most = mostSticky(scroll.height, rowHeight);
  const first = rowAt(pages, Math.floor(scroll.top / rowHeight));
  const hasSticky = most > 0 && first !== undefined && (first.level > 1 || first.expanded === true);

  const rowsPerPage = (): number => {
    const level = Math.max(first?.level ?? 1, rowAt(pages, selectedIndex)?.level ?? 1);
    const covered = Math.min(most, level - 1);
    return Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2 - covered);
  };
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
        // Otherwise Ctrl+C would copy the text that was selected before.
        getSelection()?.removeAllRanges();
        box.current?.focus({ preventScroll: true });
      }}
      aria-activedescendant={selectedIndex >= 0 && rowAt(pages, selectedIndex) ? `${id}${selectedIndex}` : undefined}
    >
      <TreeHeader className={styles.head} columns={columns} />
      <div className={styles.rows} role="rowgroup" style={{ height: scroll.contentHeight }}>
        {hasSticky && (
          <Suspense>
            <StickyRows
              pages={pages}
              top={scroll.top}
              rowHeight={rowHeight}
              most={most}
              selectedIndex={selectedIndex}
              panel={panel}
            />
          </Suspense>
        )}
        {rowsToRender(scroll, rowHeight, total, selectedIndex).map((index, slot) => (
          <TreeRow
            // In a fast scroll, all rows change at each step, so their elements are reused.
            key={isFastScroll(scroll) ? `slot ${slot}` : index}
            id={`${id}${index}`}
            index={index}
            row={rowAt(pages, index)}
            focused={index === selectedIndex}
            selected={several ? isInRanges(several.ranges, index) : index === selectedIndex}
            top={Math.max(0, Math.min(scroll.contentHeight - rowHeight, index * rowHeight + scroll.offset))}
            panel={panel}
          />
        ))}
      </div>
    </div>
  );
  return (
    <div ref={frame} className={styles.frame} style={widths} data-narrow={columns.isNarrow ? '' : undefined}>
      {treegrid}
      <MapColumn exchange={exchange} total={total} rowHeight={rowHeight} scroll={scroll} />
    </div>
  );
}

/** Scrolls the tree, requests the visible rows, and keeps the selected row visible. */
function useTreeScroll(
  box: RefObject<HTMLElement | null>,
  total: number,
  { exchange, drawerHeight, offsets, rowHeight }: Props & { readonly rowHeight: number },
): VirtualScroll {
  const panel = usePanel();
  const { pages, selectedIndex: at, revealCount } = useView((view) => view.tree);
  const scroll = useVirtualScroll(box, {
    rowsHeight: total * rowHeight,
    headerHeight: LINE,
    outsideHeight: OUTSIDE + drawerHeight,
    initialTop: (offsets.get(exchange) ?? 0) * rowHeight,
  });
  const { top, height, show } = scroll;

  const first = Math.floor(top / rowHeight);
  const last = Math.ceil((top + height) / rowHeight);
  useEffect(() => panel.rows.setViewport(first, last), [panel, first, last]);
  useEffect(() => void offsets.set(exchange, top / rowHeight), [exchange, offsets, top, rowHeight]);

  // When the panel becomes narrow or wide, the first visible row stays.
  const rowHeightBefore = useRef(rowHeight);
  useLayoutEffect(() => {
    if (rowHeight === rowHeightBefore.current) return;
    const above = (top / rowHeightBefore.current) * rowHeight;
    rowHeightBefore.current = rowHeight;
    show(above, above + height);
  }, [rowHeight, top, height, show]);

  // Sorting moves other rows to the top.
  const order = useView((view) => view.query.order);
  const orderBefore = useRef(order);
  useLayoutEffect(() => {
    if (order !== undefined && order !== orderBefore.current) show(0, rowHeight);
    orderBefore.current = order;
  }, [order, rowHeight, show]);

  // The ancestors of the selected row must not cover it.
  const covering = Math.min(mostSticky(height, rowHeight), (rowAt(pages, at)?.level ?? 1) - 1);
  // Scroll to the selected row only when the user moved the selection, not when rows were updated.
  const revealed = useRef(offsets.has(exchange) ? revealCount : -1);
  useLayoutEffect(() => {
    if (at < 0 || height === 0 || revealed.current === revealCount) return;
    revealed.current = revealCount;
    show((at - covering) * rowHeight, (at + 1) * rowHeight);
  }, [at, covering, revealCount, height, rowHeight, show]);

  // A drawer that opens must not cover the selected row.
  const heightBefore = useRef(height);
  useLayoutEffect(() => {
    if (height === heightBefore.current) return;
    const rowTop = at * rowHeight;
    const wasVisible = at >= 0 && rowTop >= top && rowTop < top + heightBefore.current;
    heightBefore.current = height;
    if (wasVisible) show(rowTop - covering * rowHeight, rowTop + rowHeight);
  }, [at, covering, height, top, rowHeight, show]);

  return scroll;
}

interface MapColumnProps {
  readonly exchange: number;
  readonly total: number;
  /** In pixels. */
  readonly rowHeight: number;
  readonly scroll: VirtualScroll;
}

/** The map beside the scroll bar, if there is one and a result that has a place on the map. */
function MapColumn({ exchange, total, rowHeight, scroll }: MapColumnProps) {
  const needsMap = useView(({ detail }) => detail !== null && hasAttention(detail));
  if (!needsMap || scroll.height === 0 || total * rowHeight <= scroll.height) return null;
  return (
    <div className={styles.map}>
      <Suspense>
        <FailureMap
          exchange={exchange}
          rowHeight={rowHeight}
          headerHeight={LINE}
          contentHeight={scroll.contentHeight}
          scrollAt={scroll.scrollAt}
        />
      </Suspense>
    </div>
  );
}

/** Whether results need attention, so that they have a place on the map. */
function hasAttention({ summary: { failure, partial, dependent, unknown }, unanswered }: ExchangeDetail): boolean {
  return failure + partial + dependent + unknown + unanswered > 0;
}
