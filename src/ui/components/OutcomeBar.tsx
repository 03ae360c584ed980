import { OUTCOMES, type Outcome } from '../../core/model/operation.ts';
import { classNames } from '../classNames.ts';
import styles from './OutcomeBar.module.css';
import type { OutcomeShares } from './outcomeShares.ts';

/** The order in the list. In the detail, the worst outcome comes first. */
const SUCCESS_FIRST: readonly Outcome[] = ['success', 'notice', 'unknown', 'failure', 'partial', 'dependent'];

/** The shares of the outcomes. Hidden from screen readers: the counts are next to it as text. */
export function OutcomeBar({ shares, big = false }: { shares: OutcomeShares; big?: boolean }) {
  const order = big ? OUTCOMES : SUCCESS_FIRST;
  const isEmpty = order.every((outcome) => shares[outcome] === 0);
  return (
    <div className={classNames(styles.bar, big && styles.big)} aria-hidden="true">
      {isEmpty && <i className={styles.unknown} style={{ flexGrow: 1 }} />}
      {order.map(
        (outcome) =>
          shares[outcome] > 0 && <i key={outcome} className={styles[outcome]} style={{ flexGrow: shares[outcome] }} />,
      )}
    </div>
  );
}
