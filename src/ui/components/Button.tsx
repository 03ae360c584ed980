import styles from './Button.module.css';

interface Props {
  readonly label: string;
  readonly disabled?: boolean;
  /** For a toggle button. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

/** A disabled button stays focusable. */
export function Button({ label, disabled = false, pressed, onPress }: Props) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-disabled={disabled || undefined}
      aria-pressed={pressed}
      onClick={disabled ? undefined : onPress}
    >
      {label}
    </button>
  );
}
