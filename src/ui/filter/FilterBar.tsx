import { useId } from 'react';
import { FILTER } from '../messages/panel.ts';
import { messageText } from '../messages/text.ts';
import { usePanel, useView } from '../context.ts';
import { Checkbox } from '../components/Checkbox.tsx';
import { Icon } from '../components/Icon.tsx';
import { Chips } from './Chips.tsx';
import styles from './FilterBar.module.css';
import { FilterInput } from './FilterInput.tsx';

export function FilterBar() {
  const { filter } = usePanel();
  const invert = useView((view) => view.query.invert);
  const shown = useView((view) => view.overview?.shown ?? 0);
  const total = useView(({ overview }) =>
    overview === null ? 0 : overview.totals.operations + overview.totals.unanswered,
  );
  const problem = useView((view) => view.overview?.filterProblem ?? null);
  const problemId = useId();
  return (
    <search className={styles.bar}>
      <FilterInput describedBy={problem === null ? null : problemId} />
      <Checkbox label={FILTER.invert} tooltip={FILTER.invertTooltip} on={invert} onChange={filter.setInvert} />
      <Chips />
      <span className={styles.shown}>{FILTER.shown(shown, total)}</span>
      {problem !== null && (
        <span id={problemId} className={styles.problem} role="alert">
          <Icon name="warning" size={14} />
          {messageText(problem)}
        </span>
      )}
    </search>
  );
}
