import { OUTCOMES, type Outcome } from '../../core/model/operation.ts';
import type { Summary } from '../../core/model/report.ts';
import { classes } from '../classes.ts';
import styles from './OutcomeBar.module.css';

/** In the list, what went well comes first; in the detail, as everywhere there, the worst. */
const GOOD_FIRST: readonly Outcome[] = ['success', 'notice', 'unknown', 'failure', 'partial', 'dependent'];

/** The shares of the outcomes. Only for the eye: the numbers stand beside it in words. */
export function OutcomeBar({ summary, big = false }: { summary: Summary; big?: boolean }) {
  const order = big ? OUTCOMES : GOOD_FIRST;
  return (
    <div className={classes(styles.bar, big && styles.big)} aria-hidden="true">
      {summary.total === 0 && <i className={styles.unknown} style={{ flexGrow: 1 }} />}
      {order.map(
        (outcome) =>
          summary[outcome] > 0 && (
            <i key={outcome} className={styles[outcome]} style={{ flexGrow: summary[outcome] }} />
          ),
      )}
    </div>
  );
}
