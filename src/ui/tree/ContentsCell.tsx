import { count } from '../../core/text/format.ts';
import type { Outcome } from '../../core/model/operation.ts';
import type { RowContents } from '../../engine/api/treeRow.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { OUTCOME_WORDS } from '../messages/detail.ts';
import { SIGNS } from '../messages/panel.ts';
import styles from './TreeRow.module.css';

/** The outcomes that are counted in the cell. Partial failures count as failures. */
const COUNTED = ['failure', 'dependent', 'unknown'] as const;

/** The Status column of a folder or group: the shares of the outcomes, and the numbers of results that did not succeed. */
export function ContentsCell({ contents: { outcomes, total } }: { contents: RowContents }) {
  const counts = { ...outcomes, failure: outcomes.failure + outcomes.partial };
  const shown: readonly Outcome[] = COUNTED.filter((outcome) => counts[outcome] > 0);
  return (
    <div className={styles.status} role="gridcell">
      <div className={styles.shares}>
        <OutcomeBar shares={outcomes} big />
      </div>
      {shown.length === 0 && <Count outcome={counts.success === total ? 'success' : 'notice'} value={total} />}
      {shown.map((outcome) => (
        <Count key={outcome} outcome={outcome} value={counts[outcome]} />
      ))}
    </div>
  );
}

function Count({ outcome, value }: { outcome: Outcome; value: number }) {
  return (
    <span className={styles.count} data-outcome={outcome}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {count(value)}{' '}
      <span className="visually-hidden">{OUTCOME_WORDS[outcome]}</span>
    </span>
  );
}
