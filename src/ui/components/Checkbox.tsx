import styles from './Checkbox.module.css';

interface Props {
  readonly label: string;
  /** The end of the label, hidden in narrow panels. */
  readonly more?: string;
  readonly tooltip: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A native checkbox for a toolbar. */
export function Checkbox({ label, more, tooltip, on, disabled = false, onChange }: Props) {
  return (
    <label className={styles.check} title={tooltip}>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
      {more !== undefined && <span className={styles.more}> {more}</span>}
    </label>
  );
}
