import type { TreeView } from '../../engine/api/treeView.ts';
import { RovingToolbar } from '../components/RovingToolbar.tsx';
import { usePanel, useView } from '../context.ts';
import { VIEWS } from '../messages/detail.ts';
import styles from './ViewBar.module.css';

const ALL: readonly (TreeView | undefined)[] = [undefined, 'folder', 'status', 'message'];

/** Chooses how the rows of the tree are arranged. */
export function ViewBar() {
  const panel = usePanel();
  const shown = useView((view) => view.query.view);
  return (
    <RovingToolbar label={VIEWS.label} className={styles.bar ?? ''} busy={false}>
      <span className={styles.label} aria-hidden="true">
        {VIEWS.label}
      </span>
      {ALL.map((view) => (
        <button
          key={view ?? ''}
          type="button"
          className={styles.view}
          aria-pressed={view === shown}
          onClick={() => panel.arrangeRows(view)}
        >
          {VIEWS[view ?? 'sent']}
        </button>
      ))}
    </RovingToolbar>
  );
}

/** The same as a menu, where there is no space for a bar. */
export function ViewMenu() {
  const panel = usePanel();
  const shown = useView((view) => view.query.view);
  return (
    <select
      className={styles.menu}
      aria-label={VIEWS.label}
      value={shown ?? 'sent'}
      onChange={({ target }) => panel.arrangeRows(ALL.find((view) => view === target.value))}
    >
      {ALL.map((view) => (
        <option key={view ?? ''} value={view ?? 'sent'}>
          {VIEWS[view ?? 'sent']}
        </option>
      ))}
    </select>
  );
}
