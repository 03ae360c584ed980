import { lazy, memo, Suspense } from 'react';
import { GROUPS } from '../../core/groups/groupMessages.ts';
import { OUTCOME_WORDS, TREE } from '../messages/detail.ts';
import { SIGNS } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import type { Panel } from '../../state/panel.ts';
import { classNames } from '../classNames.ts';
import { Causes } from './Causes.tsx';
import styles from './TreeRow.module.css';

// The data of known properties is large.
const ValueCell = lazy(async () => ({ default: (await import('../explain/ValueCell.tsx')).ValueCell }));

/** Padding of the first level, and additional padding of each further level, in pixels. */
const EDGE = 4;
const INDENT = 14;

interface Props {
  readonly id: string;
  readonly index: number;
  /** Undefined until the engine has sent it, for example during a fast scroll. */
  readonly row: Row | undefined;
  readonly selected: boolean;
  /** Position in the content element, in pixels. */
  readonly top: number;
  readonly panel: Panel;
}

export const TreeRow = memo(({ id, index, row, selected, top, panel }: Props) => {
  const position = { transform: `translateY(${top}px)` };
  if (!row)
    return <div className={styles.row} role="row" aria-busy="true" aria-rowindex={index + 2} style={position} />;
  const { level, outcome, expanded, causes, kind } = row;
  const message = messageText(row.message);
  const select = (): void => {
    panel.run(panel.rows.select(index));
    panel.openDrawer(true);
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
      style={position}
      onClick={select}
      onDoubleClick={() => panel.run(panel.navigation.setExpanded(expanded === false, false, index))}
    >
      <NameCell row={row} onToggle={(all) => panel.run(panel.navigation.setExpanded(expanded === false, all, index))} />
      <StatusCell row={row} />
      <div
        className={classNames(styles.message, causes.length > 0 && styles.parts)}
        role="gridcell"
        data-column="message"
        title={message || undefined}
      >
        {causes.length > 0 ? <Causes causes={causes} panel={panel} /> : <Message row={row} text={message} />}
      </div>
    </div>
  );
});
TreeRow.displayName = 'TreeRow';

function Message({ row: { property }, text }: { row: Row; text: string }) {
  if (!property) return <>{text}</>;
  return (
    <Suspense fallback={text}>
      <ValueCell property={property} sent={text} />
    </Suspense>
  );
}

interface NameProps {
  readonly row: Row;
  /** Expands or collapses the row, or its entire subtree. */
  readonly onToggle: (all: boolean) => void;
}

function NameCell({ row: { title, level, note, expanded, dependents = 0, ...row }, onToggle }: NameProps) {
  const [name, message] = [messageText(row.name), messageText(row.message)];
  return (
    <div
      className={classNames(styles.name, (note !== null || dependents > 0) && styles.parts)}
      role="gridcell"
      title={[title ?? name, message].filter(Boolean).join('\n')}
      style={{ paddingLeft: EDGE + (level - 1) * INDENT }}
    >
      <button
        type="button"
        className={styles.twisty}
        tabIndex={-1}
        aria-label={expanded === true ? TREE.collapse : TREE.expand}
        hidden={expanded === null}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(event.altKey);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      />
      <span className={styles.text}>{name}</span>
      {note !== null && <span className={styles.note}>{messageText(note)}</span>}
      {dependents > 0 && <span className={styles.note}>{GROUPS.dependents(dependents)}</span>}
    </div>
  );
}

function StatusCell({ row: { outcome, kind, ...row } }: { row: Row }) {
  const [statusText, message] = [messageText(row.statusText), messageText(row.message)];
  return (
    <div
      className={styles.status}
      role="gridcell"
      title={statusText === '' ? undefined : [statusText, message].filter(Boolean).join('\n')}
    >
      {outcome && statusText !== '' && (
        <>
          <span className={styles.sign} aria-hidden="true">
            {SIGNS[outcome]}
          </span>
          <span className="visually-hidden">{OUTCOME_WORDS[outcome]}</span>
        </>
      )}
      {kind === 'unanswered' && (
        <span className={styles.sign} aria-hidden="true">
          {TREE.unansweredSign}
        </span>
      )}
      {statusText}
    </div>
  );
}
