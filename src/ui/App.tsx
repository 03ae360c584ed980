import { LIST } from './messages/list.ts';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { useCapture, useHost, usePanel, useView } from './context.ts';
import { Detail } from './detail/Detail.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { useShortcut } from './useShortcut.ts';
import { ExchangeList } from './list/ExchangeList.tsx';
import { EmptyList } from './list/EmptyList.tsx';
import { Warnings } from './list/Warnings.tsx';
import { DropZone } from './import/DropZone.tsx';
import { ImportList } from './import/ImportList.tsx';
import { useLayout } from './components/useLayout.ts';
import { SplitPane } from './components/SplitPane.tsx';
import { Rules, RulesWarning } from './rules/Rules.tsx';
import { Summary } from './summary/Summary.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';

/** Below this panel width, in pixels, the list is above the detail, as when DevTools is docked to the side. */
const NARROW = 600;
/** Below this panel height, the list is beside the detail only if the panel is wide enough to show the drawer next to the tree. */
const LOW = { height: 380, narrow: 760 };
/** Minimum height of list and detail, in pixels. If the panel is lower, it scrolls. */
const MIN_HEIGHT = { rows: 440, columns: 150 };
type Layout = keyof typeof MIN_HEIGHT;
/** In pixels; most paths fit. */
const LIST_WIDTH = 372;

export function App() {
  const failure = useView((view) => view.internalError);
  const [layout, box] = useLayout(layoutFor);
  if (failure) throw failure.error;
  return (
    <div ref={box} className={styles.app}>
      <Toolbar />
      <FilterBar />
      <Main layout={layout} />
      <Summary />
      <Announcer />
      <Rules />
      <DropZone />
    </div>
  );
}

function Main({ layout }: { layout: Layout }) {
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  const narrow = layout === 'rows';
  useCaptureKeys();
  return (
    <main className={styles.main}>
      <Warnings />
      <RulesWarning />
      <ImportList />
      {listed ? (
        <SplitPane
          name={layout}
          minHeight={MIN_HEIGHT[layout]}
          orientation={narrow ? 'vertical' : 'horizontal'}
          label={LIST.divider}
          first={<ExchangeList />}
          second={<Detail />}
          sized="first"
          size={narrow ? '30%' : `min(${LIST_WIDTH}px, 31%)`}
          minimum={narrow ? { first: 76, second: 120 } : { first: 200, second: 260 }}
        />
      ) : (
        <EmptyList />
      )}
    </main>
  );
}

function layoutFor(width: number, height: number): Layout {
  return width < (height < LOW.height ? LOW.narrow : NARROW) ? 'rows' : 'columns';
}

/** The shortcuts of the Network panel. */
function useCaptureKeys(): void {
  const { capture } = useHost();
  const { recording, blocked } = useCapture();
  const panel = usePanel();
  useShortcut('record', () => {
    if (blocked !== 'reloaded') capture.change({ recording: !recording });
    return true;
  });
  useShortcut('clear', () => {
    if (blocked !== 'reloaded') capture.clear();
    return true;
  });
  useShortcut('find', () => {
    if (panel.store.getState().shown === null) return false;
    panel.openFind();
    return true;
  });
}
