import { useRef } from 'react';
import { PARSING_RULES } from '../messages/rules.ts';
import { messageText } from '../messages/text.ts';
import { parseRules } from '../../core/read/json/rules/parseRules.ts';
import { Button } from '../components/Button.tsx';
import styles from './RulesEditor.module.css';

interface Props {
  readonly text: string;
  /** The text has unsaved changes. */
  readonly changed: boolean;
  readonly onChange: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onDiscard: () => void;
}

/** Edits the rules as JSON. Problems are listed with their lines while the user types. */
export function RulesEditor({ text, changed, onChange, onSave, onDiscard }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { problems } = parseRules(text);
  // Rules with a problem can be saved, and are ignored. A text that is not a rule file cannot.
  const isRuleFile = problems.every(({ rule }) => rule !== null);

  const goTo = (line: number): void => {
    const { current } = box;
    if (!current) return;
    const lines = text.split('\n');
    const from = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
    current.focus();
    current.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    // Selecting text does not scroll to it.
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
            <li key={`${line} ${column} ${message.key}`}>
              {line !== null && (
                <button type="button" className="link" onClick={() => goTo(line)}>
                  {PARSING_RULES.position(line)}
                </button>
              )}{' '}
              {rule !== null && PARSING_RULES.rule(rule)} {messageText(message)}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button label={PARSING_RULES.save} disabled={!changed || !isRuleFile} onPress={() => onSave(text)} />
        <Button label={PARSING_RULES.discard} disabled={!changed} onPress={onDiscard} />
      </div>
    </div>
  );
}
