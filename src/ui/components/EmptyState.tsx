import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** What stands where nothing else can: why, and what to do. */
export function EmptyState({ title, why, children }: { title: string; why?: string; children?: ReactNode }) {
  return (
    <div className={styles.note} data-testid="note">
      <h2 className={styles.title}>{title}</h2>
      {why !== undefined && why !== '' && <p className={styles.why}>{why}</p>}
      {children}
    </div>
  );
}

interface ActionProps {
  readonly label: string;
  readonly disabled?: boolean;
  /** For one that stays pressed. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

export function Button({ label, disabled = false, pressed, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className={styles.action}
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
      onClick={disabled ? undefined : onPress}
    >
      {label}
    </button>
  );
}
