import { FILTER } from '../../core/words/panel.ts';
import { usePanel, useView } from '../context.ts';
import { Check } from '../parts/Check.tsx';
import { Chips } from './Chips.tsx';
import styles from './FilterBar.module.css';
import { FilterBox } from './FilterBox.tsx';

export function FilterBar() {
  const { filter } = usePanel();
  const invert = useView((view) => view.query.invert);
  const shown = useView((view) => view.overview?.shown ?? 0);
  const total = useView((view) => view.overview?.totals.operations ?? 0);
  return (
    <search className={styles.bar}>
      <FilterBox />
      <Check label={FILTER.invert} why={FILTER.invertWhy} on={invert} onChange={filter.invert} />
      <Chips />
      <span className={styles.shown}>{FILTER.shown(shown, total)}</span>
    </search>
  );
}
