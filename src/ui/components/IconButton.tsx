import type { AriaAttributes, KeyboardEvent, Ref } from 'react';
import { classNames } from '../classNames.ts';
import { Tooltip } from './Tooltip.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './IconButton.module.css';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  /** What a press does in the current state; the label does not change. */
  readonly hint?: string;
  /** The shortcut, for the tooltip. */
  readonly keys?: string;
  /** A disabled button stays focusable, so that the focus is not lost when a press disables it. */
  readonly disabled?: boolean;
  readonly className?: string | undefined;
  readonly solid?: boolean;
  readonly state?: Pick<AriaAttributes, 'aria-pressed' | 'aria-haspopup' | 'aria-expanded'>;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onPress: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** The pointer or the focus is on the button: a press may follow. */
  readonly onApproach?: () => void;
}

export function IconButton({
  icon,
  label,
  hint = label,
  keys,
  disabled = false,
  className,
  solid = false,
  state,
  ref,
  onPress,
  onKeyDown,
  onApproach,
}: Props) {
  return (
    <Tooltip text={hint} keys={keys}>
      <button
        ref={ref}
        type="button"
        className={classNames(styles.button, className)}
        aria-label={label}
        aria-disabled={disabled || undefined}
        {...state}
        onClick={disabled ? undefined : onPress}
        onKeyDown={disabled ? undefined : onKeyDown}
        onPointerEnter={onApproach}
        onFocus={onApproach}
      >
        <Icon name={icon} solid={solid} />
      </button>
    </Tooltip>
  );
}

/** A toggle button. */
export function IconToggle({
  on,
  onChange,
  ...props
}: Omit<Props, 'onPress' | 'state'> & { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return <IconButton {...props} state={{ 'aria-pressed': on }} onPress={() => onChange(!on)} />;
}
