import { Announcer } from './Announcer.tsx';
import styles from './App.module.css';
import { useCapture, useHost, usePanel, useView } from './context.ts';
import { FilterBar } from './filter/FilterBar.tsx';
import { useShortcut } from './useShortcut.ts';
import { EmptyList } from './list/EmptyList.tsx';
import { Warnings } from './list/Warnings.tsx';
import { DropZone } from './import/DropZone.tsx';
import { ImportList } from './import/ImportList.tsx';
import { useLayout } from './components/useLayout.ts';
import { DamagedMutes, MuteRules } from './mute/Mutes.tsx';
import { Rules, RulesWarning } from './rules/Rules.tsx';
import { Summary } from './summary/Summary.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { useWarmUp } from './warmUp/useWarmUp.ts';
import { useWorkspace } from './useWorkspace.ts';
import type { Layout } from './Workspace.tsx';

/** Below this panel width, in pixels, the list is above the detail, as when DevTools is docked to the side. */
const NARROW = 600;
/** Below this panel height, the list is beside the detail only if the panel is wide enough to show the drawer next to the tree. */
const LOW = { height: 380, narrow: 760 };

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
      <MuteRules />
      <DropZone />
    </div>
  );
}

function Main({ layout }: { layout: Layout }) {
  const listed = useView((view) => (view.overview?.exchanges.length ?? 0) > 0);
  const isEmpty = useView((view) => view.overview?.totals.exchanges === 0);
  const workspace = useWorkspace();
  useWarmUp(isEmpty && workspace !== null);
  useCaptureKeys();
  return (
    <main className={styles.main}>
      <Warnings />
      <RulesWarning />
      <DamagedMutes />
      <ImportList />
      {listed ? workspace && <workspace.Workspace layout={layout} /> : <EmptyList />}
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
