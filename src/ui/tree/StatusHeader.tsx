import { TREE } from '../messages/detail.ts';
import { usePanel, useView } from '../context.ts';
import { Icon } from '../components/Icon.tsx';
import styles from './Tree.module.css';

/** Sorts failures to the top; a second press restores document order. */
export function StatusHeader() {
  const panel = usePanel();
  const sorted = useView((view) => view.query.order === 'failures-first');
  return (
    <span role="columnheader" aria-sort={sorted ? 'descending' : 'none'}>
      <button
        type="button"
        className={styles.sort}
        title={sorted ? TREE.documentOrder : TREE.failuresFirst}
        onClick={() => panel.sortRows(sorted ? undefined : 'failures-first')}
      >
        {TREE.status}
        <Icon name="down" size={14} />
      </button>
    </span>
  );
}
