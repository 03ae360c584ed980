import { useRef, type KeyboardEvent } from 'react';
import { FILTER } from '../messages/panel.ts';
import { usePanel, useView } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import styles from './FilterInput.module.css';

/** @param describedBy id of the element with the message about the filter text; null for none */
export function FilterInput({ describedBy }: { readonly describedBy: string | null }) {
  const { filter } = usePanel();
  const typed = useView((view) => view.filterText);
  const box = useRef<HTMLInputElement>(null);

  useShortcut('filter', () => {
    box.current?.focus();
    box.current?.select();
    return true;
  });

  const clear = (): void => {
    filter.clear();
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') filter.apply();
  };
  useShortcut('escape', (target) => {
    if (target !== box.current || typed === '') return false;
    filter.setText('');
    return true;
  });

  return (
    <div className={styles.box}>
      <Icon name="filter" />
      <input
        ref={box}
        className={styles.input}
        type="text"
        value={typed}
        placeholder={FILTER.hint}
        aria-label={FILTER.label}
        aria-invalid={describedBy !== null}
        aria-describedby={describedBy ?? undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget: { value, selectionStart } }) => filter.setText(value, selectionStart)}
        onBlur={filter.apply}
        onKeyDown={onKeyDown}
      />
      {typed !== '' && <IconButton icon="close" label={FILTER.clear} className={styles.clear} onPress={clear} />}
    </div>
  );
}
