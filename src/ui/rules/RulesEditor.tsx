import { useRef } from 'react';
import { PARSING_RULES } from '../messages/rules.ts';
import { parseRules } from '../../core/read/json/rules/parse.ts';
import { Button } from '../components/Button.tsx';
import styles from './RulesEditor.module.css';

interface Props {
  readonly text: string;
  /** Something was typed that is not saved. */
  readonly changed: boolean;
  readonly onChange: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onDiscard: () => void;
}

/** The rules as text. What is wrong is told by line, at every letter. */
export function RulesEditor({ text, changed, onChange, onSave, onDiscard }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { problems } = parseRules(text);
  // A rule with something wrong is left out; a file with something wrong would be none at all.
  const whole = problems.every(({ rule }) => rule !== null);

  const goTo = (line: number): void => {
    const { current } = box;
    if (!current) return;
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
    current.focus();
    current.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    // Selecting alone does not scroll.
    current.scrollTop = Math.max(0, (line - 4) * (current.scrollHeight / Math.max(1, lines.length)));
  };
  return (
    <div className={styles.edit}>
      <textarea
        ref={box}
        className={styles.text}
        aria-label={PARSING_RULES.text}
        aria-invalid={problems.length > 0}
        value={text}
        spellCheck={false}
        wrap="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={PARSING_RULES.problems}>
          {problems.map(({ message, line, column, rule }) => (
            <li key={`${line} ${column} ${message}`}>
              {line !== null && (
                <button type="button" className="link" onClick={() => goTo(line)}>
                  {PARSING_RULES.place(line)}
                </button>
              )}{' '}
              {rule !== null && PARSING_RULES.rule(rule)} {message}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button label={PARSING_RULES.save} disabled={!changed || !whole} onPress={() => onSave(text)} />
        <Button label={PARSING_RULES.discard} disabled={!changed} onPress={onDiscard} />
      </div>
    </div>
  );
}
