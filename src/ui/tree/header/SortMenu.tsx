import type { RefObject } from 'react';
import { MenuItem } from 'react-aria-components/Menu';
import { TREE } from '../../messages/detail.ts';
import { usePanel, useView } from '../../context.ts';
import { Icon } from '../../components/Icon.tsx';
import { PopupMenu } from '../../components/PopupMenu.tsx';
import { ALL_ORDERS } from './columnSort.ts';
import styles from './SortMenu.module.css';

interface Props {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

const DOCUMENT = 'document';

/** The orders of the rows. */
export function SortMenu({ button, onClose }: Props) {
  const panel = usePanel();
  const current = useView((view) => view.query.order);
  return (
    <PopupMenu
      button={button}
      label={TREE.sort}
      placement="bottom end"
      side="first"
      onClose={onClose}
      selectionMode="single"
      selectedKeys={[current ?? DOCUMENT]}
    >
      {ALL_ORDERS.map((order) => (
        <MenuItem
          key={order ?? DOCUMENT}
          id={order ?? DOCUMENT}
          className={styles.item ?? ''}
          textValue={TREE.order(order)}
          onAction={() => panel.sortRows(order)}
        >
          <span className={styles.mark}>{order === current && <Icon name="check" size={14} />}</span>
          {TREE.order(order)}
        </MenuItem>
      ))}
    </PopupMenu>
  );
}
