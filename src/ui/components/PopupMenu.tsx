import type { ReactNode, RefObject } from 'react';
import { Menu, type MenuProps, Popover } from 'react-aria-components/Menu';
import styles from './PopupMenu.module.css';

interface Props extends Pick<
  MenuProps<object>,
  'selectionMode' | 'selectedKeys' | 'disabledKeys' | 'onSelectionChange'
> {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly label: string;
  readonly placement: 'bottom start' | 'bottom end';
  /** The item that gets the focus. */
  readonly side: 'first' | 'last';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu below the button that opened it. */
export function PopupMenu({ button, label, placement, side, onClose, children, ...menu }: Props) {
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={button}
      placement={placement}
      offset={2}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu
        {...menu}
        className={styles.menu ?? ''}
        aria-label={label}
        // Menus take the focus when they open.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={side}
        onClose={onClose}
      >
        {children}
      </Menu>
    </Popover>
  );
}
