import { LIST } from '../core/words/panel.ts';
import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { useCapture, useHost, usePanel, useView } from './context.ts';
import { Detail } from './detail/Detail.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { useKeys } from './hotkeys.ts';
import { ExchangeList } from './list/ExchangeList.tsx';
import { Nothing } from './list/Nothing.tsx';
import { Warning } from './list/Warning.tsx';
import { DropZone } from './open/DropZone.tsx';
import { Openings } from './open/Openings.tsx';
import { useNarrow } from './parts/narrow.ts';
import { Split } from './parts/Split.tsx';
import { Rules, RulesWarning } from './rules/Rules.tsx';
import { Summary } from './summary/Summary.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';

/** Below this width the list stands above the detail: DevTools docked at the side. */
const NARROW = 600;
/** Most paths fit in it; what is more belongs to the detail. */
const LIST_WIDTH = 372;

export function App() {
  const failure = useView((view) => view.failure);
  if (failure) throw failure.error;
  return (
    <div className={styles.app}>
      <Toolbar />
      <FilterBar />
      <Main />
      <Summary />
      <Announcer />
      <Rules />
      <DropZone />
    </div>
  );
}

function Main() {
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  const [narrow, box] = useNarrow(NARROW);
  useCaptureKeys();
  return (
    <main ref={box} className={styles.main}>
      <Warning />
      <RulesWarning />
      <Openings />
      {listed ? (
        <Split
          name={narrow ? 'rows' : 'columns'}
          orientation={narrow ? 'vertical' : 'horizontal'}
          label={LIST.divider}
          first={<ExchangeList />}
          second={<Detail />}
          sized="first"
          size={narrow ? '30%' : `min(${LIST_WIDTH}px, 31%)`}
          minimum={narrow ? { first: 76, second: 120 } : { first: 200, second: 260 }}
        />
      ) : (
        <Nothing />
      )}
    </main>
  );
}

/** As in the Network panel, wherever the focus is. */
function useCaptureKeys(): void {
  const { capture } = useHost();
  const { recording, blocked } = useCapture();
  const panel = usePanel();
  useKeys('record', () => {
    if (blocked !== 'reloaded') capture.change({ recording: !recording });
    return true;
  });
  useKeys('clear', () => {
    if (blocked !== 'reloaded') capture.clear();
    return true;
  });
  useKeys('find', () => {
    if (panel.store.getState().shown === null) return false;
    panel.find();
    return true;
  });
}
