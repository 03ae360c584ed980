import { useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import { EXPORT, TOOLBAR } from '../messages/panel.ts';
import { usePanel, useView } from '../context.ts';
import { IconButton } from '../components/IconButton.tsx';
import styles from './ExportButton.module.css';
import type { ExportMenu, Side } from './ExportMenu.tsx';

type Menu = ComponentType<Parameters<typeof ExportMenu>[0]>;

async function load(): Promise<Menu> {
  return (await import('./ExportMenu.tsx')).ExportMenu;
}

/** Enter and the space bar as well: the click that they would make looks like one of a screen reader, whose focus is left alone. */
const SIDES: ReadonlyMap<string, Side> = new Map([
  ['ArrowDown', 'first'],
  ['ArrowUp', 'last'],
  ['Enter', 'first'],
  [' ', 'first'],
]);

/** The menu is most of the script that the panel has, so it is fetched when the button is about to be pressed. */
export function ExportButton({ disabled }: { disabled: boolean }) {
  const panel = usePanel();
  const writing = useView((view) => view.isExporting);
  const button = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState<{ readonly Menu: Menu } | null>(null);
  // The item that has the focus first.
  const [open, setOpen] = useState<Side | null>(null);

  const fetch = (): void => {
    if (!menu && !disabled) panel.run(load().then((Menu) => setMenu({ Menu })));
  };
  const show = (side: Side): void => {
    fetch();
    setOpen(side);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const side = SIDES.get(event.key);
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
        onApproach={fetch}
      />
      {/* It is there before anything stands in it, so that it is read aloud. */}
      <span className={styles.writing} role="status">
        {writing && EXPORT.writing}
      </span>
      {writing && (
        <button type="button" className="link" onClick={() => panel.run(panel.exportStatus.cancel())}>
          {EXPORT.cancel}
        </button>
      )}
      {menu && open !== null && <menu.Menu button={button} side={open} onClose={() => setOpen(null)} />}
    </>
  );
}
