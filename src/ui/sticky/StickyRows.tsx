import { memo } from 'react';
import type { Row } from '../../engine/api/engineApi.ts';
import type { Pages } from '../../state/pages.ts';
import type { Panel } from '../../state/panel.ts';
import { classNames } from '../classNames.ts';
import { MessageCell } from '../tree/MessageCell.tsx';
import { NameCell } from '../tree/NameCell.tsx';
import { StatusCell } from '../tree/StatusCell.tsx';
import rowStyles from '../tree/TreeRow.module.css';
import { stickyParents } from './stickyParents.ts';
import styles from './StickyRows.module.css';

interface Props {
  readonly pages: Pages;
  /** Height of the rows above the viewport, in pixels. */
  readonly top: number;
  readonly rowHeight: number;
  readonly most: number;
  readonly selectedIndex: number;
  readonly panel: Panel;
}

/** Copies of the ancestors of the first visible rows. Hidden from screen readers, which know the level of each row. */
export function StickyRows({ pages, top, rowHeight, most, selectedIndex, panel }: Props) {
  const rows = stickyParents(pages, top, rowHeight, most);
  return (
    <div className={styles.sticky} aria-hidden="true" data-sticky="">
      {rows.map(({ index, row, offset }) => (
        <StickyRow
          key={index}
          index={index}
          row={row}
          offset={offset}
          selected={index === selectedIndex}
          panel={panel}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly row: Row;
  readonly offset: number;
  readonly selected: boolean;
  readonly panel: Panel;
}

const StickyRow = memo(({ index, row, offset, selected, panel }: RowProps) => {
  const { outcome, kind, expanded } = row;
  const toggle = async (all: boolean): Promise<void> => {
    // Otherwise the rows below it, which disappear, would be replaced by others at the same place.
    await panel.rows.select(index);
    await panel.navigation.setExpanded(expanded === false, all, index);
  };
  return (
    <div className={styles.place} style={{ transform: `translateY(${offset}px)` }}>
      <div
        className={classNames(
          rowStyles.row,
          outcome && rowStyles[outcome],
          rowStyles[kind],
          selected && rowStyles.selected,
        )}
        aria-hidden="true"
        aria-expanded={expanded ?? undefined}
        onClick={() => {
          panel.run(panel.rows.select(index));
          panel.openDrawer(true);
        }}
      >
        <NameCell row={row} onToggle={(all) => panel.run(toggle(all))} />
        <StatusCell row={row} />
        <MessageCell row={row} panel={panel} />
      </div>
    </div>
  );
});
StickyRow.displayName = 'StickyRow';
