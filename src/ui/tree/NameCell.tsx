import { GROUPS } from '../../core/groups/groupMessages.ts';
import { TREE } from '../messages/detail.ts';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import { classNames } from '../classNames.ts';
import { PathText } from '../components/PathText.tsx';
import { nameField } from '../highlight/fields.ts';
import { Highlight } from '../highlight/Highlight.tsx';
import { indentStyle } from './indent.ts';
import styles from './TreeRow.module.css';

interface Props {
  readonly row: Row;
  /** Expands or collapses the row, or its entire subtree. */
  readonly onToggle: (all: boolean) => void;
}

export function NameCell({ row, onToggle }: Props) {
  const { title, level, note, expanded, dependents = 0 } = row;
  const [name, message] = [messageText(row.name), messageText(row.message)];
  return (
    <div
      className={classNames(styles.name, (note !== null || dependents > 0) && styles.parts)}
      role="gridcell"
      title={[title ?? name, message].filter(Boolean).join('\n')}
      style={indentStyle(level)}
    >
      {/* For the mouse. Screen readers announce whether the row is expanded, and must not start with the name of a button. */}
      <button
        type="button"
        aria-hidden="true"
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
      <span className={styles.text}>
        <PathText path={name} field={nameField(row)} whole={title} />
      </span>
      {note !== null && (
        <span className={styles.note}>
          <Highlight field={typeof note === 'string' ? 'note' : null} text={messageText(note)} />
        </span>
      )}
      {dependents > 0 && <span className={styles.note}>{GROUPS.dependents(dependents)}</span>}
    </div>
  );
}
