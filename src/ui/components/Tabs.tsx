import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { count } from '../../core/text/format.ts';
import styles from './Tabs.module.css';

interface Props<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly title: string; readonly badge?: number | null }[];
  readonly shown: Name;
  readonly onSelect: (name: Name) => void;
  /** Shown at the end of the tab list. */
  readonly trailing: ReactNode;
  /** The content of the selected tab. */
  readonly children: ReactNode;
}

/** Tabs with automatic activation: the arrow keys select a tab, since its content is available immediately. */
export function Tabs<Name extends string>({ label, tabs, shown, onSelect, trailing, children }: Props<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === shown);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextTabIndex(event.key, at, tabs.length);
    const tab = tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]').item(next).focus();
  };
  return (
    <div className={styles.tabs}>
      <div className={styles.header}>
        {/* Its tabs take the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map(({ name, title, badge = null }) => (
            <button
              key={name}
              id={`${id}${name}`}
              type="button"
              className={styles.tab}
              role="tab"
              aria-selected={name === shown}
              aria-controls={name === shown ? `${id}panel` : undefined}
              tabIndex={name === shown ? 0 : -1}
              onClick={() => onSelect(name)}
            >
              {title}
              {badge !== null && <span className={styles.badge}>{count(badge)}</span>}
            </button>
          ))}
        </div>
        {trailing}
      </div>
      <div id={`${id}panel`} className={styles.panel} role="tabpanel" aria-labelledby={`${id}${shown}`}>
        {children}
      </div>
    </div>
  );
}

/** The index that a navigation key selects, -1 for other keys. */
function nextTabIndex(key: string, at: number, length: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % length;
    case 'ArrowLeft':
      return (at - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}
