import { ancestorsOf, rowAt } from '../../state/pages.ts';
import { usePanel, useView } from '../context.ts';
import { CRUMBS } from '../messages/crumbs.ts';
import { messageText } from '../messages/text.ts';
import styles from './Crumbs.module.css';

/** Ancestors at each end of a long path; those between them are omitted. */
const ENDS = { first: 1, last: 3 };

/** The ancestors of the selected row, each of which selects its row. Omitted for a row of the first level. */
export function Crumbs() {
  const panel = usePanel();
  const { pages, selectedIndex } = useView((view) => view.tree);
  const current = rowAt(pages, selectedIndex);
  const parents = ancestorsOf(pages, selectedIndex);
  if (!current || parents.length === 0) return null;
  const isLong = parents.length > ENDS.first + ENDS.last + 1;
  const shown = isLong ? [...parents.slice(0, ENDS.first), ...parents.slice(-ENDS.last)] : parents;
  const names = [...parents.map(({ row }) => messageText(row.name)), messageText(current.name)];
  return (
    <nav className={styles.crumbs} aria-label={CRUMBS.label} title={names.join(CRUMBS.separator)}>
      <ol>
        {shown.map(({ index, row }, at) => (
          <li key={row.key} data-omitted={isLong && at === ENDS.first ? '' : undefined}>
            <button type="button" className="link" onClick={() => panel.run(panel.rows.select(index))}>
              {messageText(row.name)}
            </button>
          </li>
        ))}
        <li aria-current="true">{messageText(current.name)}</li>
      </ol>
    </nav>
  );
}
