import { OUTCOMES, type Outcome } from '../../core/model/operation.ts';
import { classNames } from '../classNames.ts';
import styles from './OutcomeBar.module.css';
import type { OutcomeShares } from './outcomeShares.ts';

/** In the list, what went well comes first; in the detail, as everywhere there, the worst. */
const GOOD_FIRST: readonly Outcome[] = ['success', 'notice', 'unknown', 'failure', 'partial', 'dependent'];

/** The shares of the outcomes. Only for the eye: the numbers stand beside it in words. */
export function OutcomeBar({ shares, big = false }: { shares: OutcomeShares; big?: boolean }) {
  const order = big ? OUTCOMES : GOOD_FIRST;
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
