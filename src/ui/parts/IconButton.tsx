import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { classes } from '../classes.ts';
import { Hint } from './Hint.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './IconButton.module.css';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  /** Of the key that does the same. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

export function IconButton({
  icon,
  label,
  keys,
  disabled = false,
  className,
  onPress,
}: Props & { onPress?: () => void }) {
  return (
    <Hint text={label} keys={keys}>
      <Button
        className={classes(styles.button, className)}
        aria-label={label}
        isDisabled={disabled}
        {...(onPress ? { onPress } : {})}
      >
        <Icon name={icon} />
      </Button>
    </Hint>
  );
}

/** One that stays pressed. */
export function IconToggle({
  icon,
  label,
  hint = label,
  keys,
  disabled = false,
  className,
  on,
  solid = false,
  onChange,
}: Props & {
  readonly on: boolean;
  readonly solid?: boolean;
  /** What a press would do now; the name itself stays. */
  readonly hint?: string;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <Hint text={hint} keys={keys}>
      <ToggleButton
        className={classes(styles.button, className)}
        aria-label={label}
        isDisabled={disabled}
        isSelected={on}
        onChange={onChange}
      >
        <Icon name={icon} solid={solid} />
      </ToggleButton>
    </Hint>
  );
}
