import { memo, type MouseEvent } from 'react';
import type { Row } from '../../engine/api/engineApi.ts';
import type { Panel } from '../../state/panel.ts';
import { modeOfClick } from '../../state/selectMode.ts';
import { classNames } from '../classNames.ts';
import { MessageCell } from './MessageCell.tsx';
import { NameCell } from './NameCell.tsx';
import { StatusCell } from './StatusCell.tsx';
import styles from './TreeRow.module.css';

interface Props {
  readonly id: string;
  readonly index: number;
  /** Undefined until the engine has sent it, for example during a fast scroll. */
  readonly row: Row | undefined;
  readonly selected: boolean;
  /** The keys of the tree start at it, and the drawer shows it. It may be deselected. */
  readonly focused: boolean;
  /** Position in the content element, in pixels. */
  readonly top: number;
  readonly panel: Panel;
}

export const TreeRow = memo(({ id, index, row, selected, focused, top, panel }: Props) => {
  const position = { transform: `translateY(${top}px)` };
  if (!row)
    return <div className={styles.row} role="row" aria-busy="true" aria-rowindex={index + 2} style={position} />;
  const { level, outcome, expanded, kind } = row;
  const select = (event: MouseEvent): void => {
    const mode = modeOfClick(event);
    if (kind === 'hidden' && mode === 'only') {
      panel.run(panel.navigation.showHidden(index));
      return;
    }
    panel.run(panel.rows.several.choose(index, mode));
    if (mode === 'only') panel.openDrawer(true);
  };
  return (
    // The tree has the focus and handles the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      className={classNames(styles.row, outcome && styles[outcome], styles[kind], selected && styles.selected)}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={expanded ?? undefined}
      aria-selected={selected}
      data-row={row.key}
      data-focused={focused || undefined}
      style={position}
      onClick={select}
      onDoubleClick={() => panel.run(panel.navigation.setExpanded(expanded === false, false, index))}
    >
      <NameCell row={row} onToggle={(all) => panel.run(panel.navigation.setExpanded(expanded === false, all, index))} />
      <StatusCell row={row} />
      <MessageCell row={row} panel={panel} />
    </div>
  );
});
TreeRow.displayName = 'TreeRow';
