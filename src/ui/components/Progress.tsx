import styles from './Progress.module.css';

/** A slim line at the lower edge of what it stands in. @param value from 0 to 1 */
export function Progress({ value, label }: { value: number; label: string }) {
  return <progress className={styles.progress} value={value} aria-label={label} />;
}
