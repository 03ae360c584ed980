import styles from './Legend.module.css';
import type { Entry } from './legend.ts';

/** The bar in words. */
export function Legend({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className={styles.legend}>
      {entries.map(({ outcome, text }) => (
        <li key={text} data-outcome={outcome ?? undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
