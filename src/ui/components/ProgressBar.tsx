import styles from './ProgressBar.module.css';

/** A slim line at the lower edge of what it stands in. @param value from 0 to 1 */
export function ProgressBar({ value, label }: { value: number; label: string }) {
  return <progress className={styles.progress} value={value} aria-label={label} />;
}
