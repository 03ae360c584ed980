import { useRef, useState, type KeyboardEvent } from 'react';
import { FILTER } from '../messages/panel.ts';
import { usePanel, useView } from '../context.ts';
import { useShortcut } from '../useShortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import type { FilterCompletion, Popup } from './completion/FilterCompletion.tsx';
import styles from './FilterInput.module.css';
import { FilterHelpButton } from './FilterHelpButton.tsx';

type Completion = typeof FilterCompletion;

async function load(): Promise<Completion> {
  return (await import('./completion/FilterCompletion.tsx')).FilterCompletion;
}

/**
 * The filter box. Suggestions, recent filters and help are loaded when it is first focused; the box does not wait for them.
 *
 * @param describedBy id of the element with the message about the filter text; null for none
 */
export function FilterInput({ describedBy }: { readonly describedBy: string | null }) {
  const panel = usePanel();
  const { filter } = panel;
  const typed = useView((view) => view.filterText);
  const box = useRef<HTMLInputElement>(null);
  const [completion, setCompletion] = useState<{ readonly Completion: Completion } | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);

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
  const insert = (term: string): void => {
    filter.setText(typed.trim() === '' ? term : `${typed.trimEnd()} ${term}`);
    filter.apply();
    box.current?.focus();
  };

  return (
    <div className={styles.box}>
      <Icon name="filter" />
      <input
        ref={box}
        className={styles.input}
        type="text"
        value={typed}
        placeholder={FILTER.hint}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={popup !== null}
        aria-controls={popup?.listbox}
        aria-activedescendant={popup?.active ?? undefined}
        aria-label={FILTER.label}
        aria-invalid={describedBy !== null}
        aria-describedby={describedBy ?? undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget: { value, selectionStart } }) => filter.setText(value, selectionStart)}
        onFocus={() => {
          if (!completion) panel.run(load().then((Completion) => setCompletion({ Completion })));
        }}
        onBlur={filter.apply}
        onKeyDown={onKeyDown}
      />
      {typed !== '' && <IconButton icon="close" label={FILTER.clear} className={styles.clear} onPress={clear} />}
      <FilterHelpButton onInsert={insert} />
      {completion && <completion.Completion box={box} onPopup={setPopup} />}
    </div>
  );
}
