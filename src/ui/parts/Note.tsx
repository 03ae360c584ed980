import type { ReactNode } from 'react';
import styles from './Note.module.css';

/** What stands where nothing else can: why, and what to do. */
export function Note({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  return (
    <div className={styles.note} data-testid="note">
      <h2 className={styles.title}>{title}</h2>
      {why !== undefined && why !== '' && <p className={styles.why}>{why}</p>}
      {children}
    </div>
  );
}

export function Action({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.action} onClick={onPress}>
      {label}
    </button>
  );
}
