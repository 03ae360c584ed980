import { CHIPS, FILTER } from '../../core/words/panel.ts';
import { count } from '../../core/words/amount.ts';
import type { Chip } from '../../engine/questions.ts';
import { usePanel, useView } from '../context.ts';
import styles from './Chips.module.css';

const ORDER: readonly Chip[] = ['all', 'failed', 'dependent', '4xx', '5xx', '3xx', '2xx'];

export function Chips() {
  const { filter } = usePanel();
  const pressed = useView((view) => view.query.chip);
  const counts = useView((view) => view.overview?.chips);
  return (
    <div className={styles.chips} role="group" aria-label={FILTER.chips}>
      {ORDER.map((chip) => (
        <button
          key={chip}
          type="button"
          className={styles.chip}
          data-chip={chip}
          aria-pressed={chip === pressed}
          onClick={() => filter.press(chip)}
        >
          {CHIPS[chip]} {counts && count(counts[chip])}
        </button>
      ))}
    </div>
  );
}
