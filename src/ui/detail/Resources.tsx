import { useLayoutEffect, useRef } from 'react';
import { TREE } from '../messages/detail.ts';
import { EMPTY } from '../messages/panel.ts';
import type { ExchangeDetail } from '../../engine/api/engineApi.ts';
import { usePanel, useView } from '../context.ts';
import { Drawer } from '../drawer/Drawer.tsx';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { useLayout } from '../components/useLayout.ts';
import { revealElement } from '../components/revealElement.ts';
import { SplitPane } from '../components/SplitPane.tsx';
import { ViewBar } from '../tree/ViewBar.tsx';
import { Tree } from '../tree/Tree.tsx';
import styles from './Detail.module.css';
import { NoRows } from './NoRows.tsx';

interface Props {
  readonly detail: ExchangeDetail;
  readonly offsets: Map<number, number>;
  /** Whether there is space for the bar of views. */
  readonly hasViewBar: boolean;
}

/** Height of the drawer in pixels when its two parts are side by side. */
const HEIGHT = 172;
/** Below this width in pixels they are stacked, as in Drawer.module.css. */
export const STACKED = 521;
/** Below this height in pixels, tree and drawer are side by side if the panel is wide enough. */
const LOW = 230;

type Layout = 'wide' | 'narrow' | 'beside';

function layoutFor(width: number, height: number): Layout {
  if (width < STACKED) return 'narrow';
  return height < LOW ? 'beside' : 'wide';
}

/** Position and initial size of the drawer. */
const DRAWER = {
  wide: { name: 'drawer', orientation: 'vertical', size: `${HEIGHT}px`, minimum: { first: 86, second: 60 } },
  narrow: {
    name: 'drawer.narrow',
    orientation: 'vertical',
    size: `max(${HEIGHT}px, 60%)`,
    minimum: { first: 86, second: 60 },
  },
  beside: { name: 'drawer.beside', orientation: 'horizontal', size: '50%', minimum: { first: 240, second: 220 } },
} as const;

export function Resources({ detail, offsets, hasViewBar }: Props) {
  const panel = usePanel();
  const [layout, box] = useLayout(layoutFor);
  const rows = useView((view) => view.tree.pages.total);
  const open = useView(
    (view) =>
      view.isDrawerOpen && view.tree.selected !== null && view.tree.selectedIndex >= 0 && view.rowDetail !== null,
  );
  const drawer = useRef<HTMLElement>(null);
  const revealCount = useView((view) => view.drawerRevealCount);
  const revealed = useRef(revealCount);
  // In a low panel, the drawer of a clicked row may be outside the visible area.
  useLayoutEffect(() => {
    if (!open || revealed.current === revealCount) return;
    revealed.current = revealCount;
    if (drawer.current) revealElement(drawer.current);
  }, [open, revealCount]);
  if (rows === 0) {
    const isUnprocessed = detail.problems.some(({ code }) => code === 'not-processed');
    if (detail.summary.total > 0 && detail.missingBody === null && !isUnprocessed) {
      return (
        <EmptyState title={EMPTY.rowsHidden}>
          <Button label={EMPTY.clearFilter} onPress={panel.filter.clear} />
        </EmptyState>
      );
    }
    return <NoRows detail={detail} />;
  }
  return (
    <div ref={box} className={styles.fill}>
      {hasViewBar && <ViewBar />}
      <SplitPane
        {...DRAWER[layout]}
        label={layout === 'beside' ? TREE.dividerBeside : TREE.divider}
        first={<Tree exchange={detail.id} drawerHeight={open && layout === 'wide' ? HEIGHT : 0} offsets={offsets} />}
        second={open ? <Drawer ref={drawer} /> : null}
        sized="second"
      />
    </div>
  );
}
