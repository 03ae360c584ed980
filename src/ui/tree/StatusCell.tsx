import { OUTCOME_WORDS, TREE } from '../messages/detail.ts';
import { SIGNS } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import type { Row } from '../../engine/api/engineApi.ts';
import { statusField } from '../highlight/fields.ts';
import { Highlight } from '../highlight/Highlight.tsx';
import { ContentsCell } from './ContentsCell.tsx';
import styles from './TreeRow.module.css';

export function StatusCell({ row }: { row: Row }) {
  // All results of a group of equal ones have its status.
  return row.contents && row.kind !== 'equal' ? <ContentsCell contents={row.contents} /> : <OwnStatus row={row} />;
}

function OwnStatus({ row }: { row: Row }) {
  const { outcome, kind } = row;
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
      <Highlight field={statusField(row)} text={statusText} />
    </div>
  );
}
