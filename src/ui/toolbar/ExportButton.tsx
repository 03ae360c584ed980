import { useRef, useState, type KeyboardEvent } from 'react';
import { EXPORT, TOOLBAR } from '../messages/panel.ts';
import { usePanel, useView } from '../context.ts';
import { IconButton } from '../components/IconButton.tsx';
import styles from './ExportButton.module.css';
import type { ExportMenu, Side } from './ExportMenu.tsx';

type Menu = typeof ExportMenu;

async function load(): Promise<Menu> {
  return (await import('./ExportMenu.tsx')).ExportMenu;
}

/**
 * The menu item that each key focuses. Includes Enter and Space, because the click that they cause cannot be distinguished from the click
 * of a screen reader, which must not move the focus.
 */
const FOCUS_BY_KEY: ReadonlyMap<string, Side> = new Map([
  ['ArrowDown', 'first'],
  ['ArrowUp', 'last'],
  ['Enter', 'first'],
  [' ', 'first'],
]);

/** The script of the menu is large, so it is loaded when the pointer or the focus is on the button. */
export function ExportButton({ disabled }: { disabled: boolean }) {
  const panel = usePanel();
  const isExporting = useView((view) => view.isExporting);
  const button = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState<{ readonly Menu: Menu } | null>(null);
  // The item that gets the focus; null if the menu is closed.
  const [open, setOpen] = useState<Side | null>(null);

  const prefetch = (): void => {
    if (!menu && !disabled) panel.run(load().then((Menu) => setMenu({ Menu })));
  };
  const show = (side: Side): void => {
    prefetch();
    setOpen(side);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const side = FOCUS_BY_KEY.get(event.key);
    if (!side) return;
    event.preventDefault();
    show(side);
  };
  return (
    <>
      <IconButton
        ref={button}
        icon="export"
        label={TOOLBAR.export}
        disabled={disabled}
        state={{ 'aria-haspopup': 'menu', 'aria-expanded': open !== null }}
        onPress={() => show('first')}
        onKeyDown={onKeyDown}
        onApproach={prefetch}
      />
      {/* Live regions must exist before their content. */}
      <span className={styles.writing} role="status">
        {isExporting && EXPORT.writing}
      </span>
      {isExporting && (
        <button type="button" className="link" onClick={() => panel.run(panel.exportStatus.cancel())}>
          {EXPORT.cancel}
        </button>
      )}
      {menu && open !== null && <menu.Menu button={button} side={open} onClose={() => setOpen(null)} />}
    </>
  );
}
