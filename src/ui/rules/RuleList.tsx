import { PARSING_RULES } from '../messages/rules.ts';
import { toList, type Rule } from '../../core/read/json/rules/rule.ts';
import { IconButton } from '../components/IconButton.tsx';
import styles from './RuleList.module.css';

interface Props {
  readonly rules: readonly Rule[];
  readonly onRemove: (id: string, name: string) => void;
}

export function RuleList({ rules, onRemove }: Props) {
  if (rules.length === 0) return <p className={styles.none}>{PARSING_RULES.none}</p>;
  return (
    <ul className={styles.rules} aria-label={PARSING_RULES.list}>
      {rules.map(({ id, name, url }) => (
        <li key={id} data-rule={id}>
          <span className={styles.name}>{name}</span>
          <span className={styles.url}>{toList(url).join(', ') || PARSING_RULES.everyUrl}</span>
          <IconButton icon="remove" label={PARSING_RULES.remove(name)} onPress={() => onRemove(id, name)} />
        </li>
      ))}
    </ul>
  );
}
