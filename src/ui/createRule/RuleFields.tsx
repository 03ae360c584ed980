import { useEffect, useId, useRef } from 'react';
import { CREATE_RULE } from '../messages/rules.ts';
import type { RuleCandidate } from '../../core/read/json/rules/ruleCandidates.ts';
import styles from './CreateRule.module.css';

interface ListProps {
  readonly lists: readonly RuleCandidate[];
  readonly value: string;
  readonly onChange: (pointer: string) => void;
}

/** The first field of the form; it takes the focus. */
export function ListSelect({ lists, value, onChange }: ListProps) {
  const id = useId();
  const box = useRef<HTMLSelectElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{CREATE_RULE.list}</label>
      <select ref={box} id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {lists.map(({ pointer, items, isMap }) => (
          <option key={pointer} value={pointer}>
            {CREATE_RULE.candidate(pointer, items, isMap)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly list: RuleCandidate;
  /** Null to detect it automatically. */
  readonly value: string | null;
  readonly onChange: (pointer: string | null) => void;
}

/** The option for null; not a valid JSON Pointer. */
const UNSELECTED = '-';

/** Selects a field of the items in the list, and shows some of its values. */
export function FieldSelect({ label, list, value, onChange }: FieldProps) {
  const id = useId();
  const selected = list.fields.find(({ pointer }) => pointer === value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? UNSELECTED}
        aria-describedby={selected ? `${id}samples` : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value === UNSELECTED ? null : currentTarget.value)}
      >
        <option value={UNSELECTED}>{CREATE_RULE.detect}</option>
        {list.fields.map(({ pointer, samples }) => (
          <option key={pointer} value={pointer}>
            {CREATE_RULE.option(pointer, samples)}
          </option>
        ))}
      </select>
      {selected && (
        <span id={`${id}samples`} className={styles.about}>
          {CREATE_RULE.samples(selected.samples, selected.present, list.items)}
        </span>
      )}
    </div>
  );
}
