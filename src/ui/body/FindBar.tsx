import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { BODY } from '../messages/detail.ts';
import { createDebounce } from '../../state/debounce.ts';
import { IconButton } from '../components/IconButton.tsx';
import type { Editor, MatchPosition } from './editor.ts';
import styles from './FindBar.module.css';

/** Idle time in ms before the typed text is searched, so that a large body is not searched at every key press. */
const TYPING_END = 120;

interface Props {
  readonly editor: Editor;
  /** Incremented each time the user invokes Find, which moves the focus to the input. */
  readonly focusCount: number;
  readonly onClose: () => void;
}

export function FindBar({ editor, focusCount, onClose }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [matches, setMatches] = useState<MatchPosition | null>(null);

  useEffect(() => {
    if (focusCount === 0) return;
    box.current?.focus();
    box.current?.select();
  }, [focusCount]);

  const [search] = useState(() =>
    createDebounce<string>(TYPING_END, (value) => {
      const position = editor.find(value);
      setMatches(value === '' ? null : position);
    }),
  );
  useEffect(() => search.cancel, [search]);

  const onType = (value: string): void => {
    setText(value);
    search.schedule(value);
  };
  const step = (direction: 1 | -1): void => {
    // If the text has not been searched yet, `flush` selects its first match.
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
        onChange={(event) => onType(event.currentTarget.value)}
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
