import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Shown in place of content: why there is none, and what to do. */
export function EmptyState({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  return (
    <div className={styles.empty} data-testid="note">
      <h2 className={styles.title}>{title}</h2>
      {why !== undefined && why !== '' && <p className={styles.why}>{why}</p>}
      {children}
    </div>
  );
}
