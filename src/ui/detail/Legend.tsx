import styles from './Legend.module.css';
import type { LegendEntry } from './legend.ts';

/** The shares of the outcome bar as text. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
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
