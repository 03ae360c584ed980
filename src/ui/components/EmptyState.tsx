import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Shown in place of content: description there is none, and what to do. */
export function EmptyState({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.empty} data-testid="note">
      <h2 className={styles.title}>{title}</h2>
      {description !== undefined && description !== '' && <p className={styles.description}>{description}</p>}
      {children}
    </div>
  );
}
