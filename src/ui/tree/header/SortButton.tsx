import { useRef, useState } from 'react';
import { TREE } from '../../messages/detail.ts';
import { usePanel } from '../../context.ts';
import { Icon } from '../../components/Icon.tsx';
import type { SortMenu } from './SortMenu.tsx';
import styles from './TreeHeader.module.css';

/** Opens the menu of all orders, also of columns that a narrow panel does not show. */
export function SortButton() {
  const panel = usePanel();
  const button = useRef<HTMLButtonElement>(null);
  // The script of the menu is large, so it is loaded when the pointer or the focus is on the button.
  const [menu, setMenu] = useState<{ readonly Menu: typeof SortMenu } | null>(null);
  const [isOpen, setOpen] = useState(false);

  const load = (): void => {
    if (!menu) panel.run(import('./SortMenu.tsx').then(({ SortMenu: Menu }) => setMenu({ Menu })));
  };
  return (
    <span className={styles.menu}>
      <button
        ref={button}
        type="button"
        aria-label={TREE.sort}
        title={TREE.sort}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          load();
          setOpen(true);
        }}
      >
        <Icon name="sort" size={16} />
      </button>
      {menu && isOpen && <menu.Menu button={button} onClose={() => setOpen(false)} />}
    </span>
  );
}
