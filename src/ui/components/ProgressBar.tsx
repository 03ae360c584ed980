import styles from './ProgressBar.module.css';

/**
 * A thin line at the bottom edge of its container.
 *
 * @param value from 0 to 1
 */
export function ProgressBar({ value, label }: { value: number; label: string }) {
  return <progress className={styles.progress} value={value} aria-label={label} />;
}
