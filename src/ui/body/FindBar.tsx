import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { BODY } from '../messages/panel.ts';
import { createDebounce } from '../../state/debounce.ts';
import { IconButton } from '../components/IconButton.tsx';
import type { Editor, MatchPosition } from './editor.ts';
import styles from './FindBar.module.css';

/** Idle time in ms after which the typed text is searched: a body of megabytes is not searched at every letter. */
const TYPING_END = 120;

interface Props {
  readonly editor: Editor;
  /** Incremented each time the user invokes Find; the input then takes the focus again. */
  readonly again: number;
  readonly onClose: () => void;
}

export function FindBar({ editor, again, onClose }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [matches, setMatches] = useState<MatchPosition | null>(null);

  useEffect(() => {
    if (again === 0) return;
    box.current?.focus();
    box.current?.select();
  }, [again]);

  const [search] = useState(() =>
    createDebounce<string>(TYPING_END, (value) => {
      const found = editor.find(value);
      setMatches(value === '' ? null : found);
    }),
  );
  useEffect(() => search.cancel, [search]);

  const type = (value: string): void => {
    setText(value);
    search.schedule(value);
  };
  const step = (direction: 1 | -1): void => {
    // Text that is not searched yet selects its first match, not the second.
    if (!search.flush() && text !== '') setMatches(editor.step(direction));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
  };

  return (
    <search className={styles.bar}>
      <input
        ref={box}
        className={styles.input}
        type="text"
        value={text}
        placeholder={BODY.find}
        aria-label={BODY.findIn}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.matches} role="status">
        {matches && (matches.total === 0 ? BODY.noMatch : BODY.matches(matches.at, matches.total, matches.more))}
      </span>
      <IconButton icon="up" label={BODY.previous} onPress={() => step(-1)} />
      <IconButton icon="down" label={BODY.next} onPress={() => step(1)} />
      <IconButton icon="close" label={BODY.closeFind} onPress={onClose} />
    </search>
  );
}
