import type { Summary } from '../../core/model/report.ts';
import styles from './Legend.module.css';
import { legendOf } from './legend.ts';

/** The bar in words. */
export function Legend({ summary }: { summary: Summary }) {
  return (
    <ul className={styles.legend}>
      {legendOf(summary).map(({ outcome, text }) => (
        <li key={text} data-outcome={outcome ?? undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
