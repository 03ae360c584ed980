import { HIDDEN_FAILURES, CHECKS_CHIP, CHIPS, FILTER, SIGNS } from '../messages/panel.ts';
import { count } from '../../core/text/format.ts';
import { checkCount } from '../../engine/api/checks.ts';
import type { Chip, ExchangeRow } from '../../engine/api/engineApi.ts';
import { hasChecksTerm } from '../../state/filter.ts';
import { MutedChip } from '../mute/MutedChip.tsx';
import { usePanel, useView } from '../context.ts';
import styles from './Chips.module.css';

const ORDER: readonly Chip[] = ['all', 'failed', 'dependent', '4xx', '5xx', '3xx', '2xx'];

/** Shown without text in narrow panels. */
const CHIP_SIGNS: Partial<Record<Chip, string>> = { failed: SIGNS.failure, dependent: SIGNS.dependent };

export function Chips() {
  const { filter } = usePanel();
  const pressed = useView((view) => view.query.chip);
  const counts = useView((view) => view.overview?.chips);
  const possibleFailures = useView((view) => view.overview?.possibleFailures ?? 0);
  return (
    <div className={styles.chips} role="group" aria-label={FILTER.chips}>
      {ORDER.map((chip) => (
        <button
          key={chip}
          type="button"
          className={styles.chip}
          data-chip={chip}
          data-sign={CHIP_SIGNS[chip]}
          title={
            chip === 'failed' && possibleFailures > 0
              ? `${CHIPS[chip]}, ${HIDDEN_FAILURES.spoken(possibleFailures)}`
              : CHIPS[chip]
          }
          aria-pressed={chip === pressed}
          onClick={() => filter.toggleChip(chip)}
        >
          {chip in CHIP_SIGNS && `${CHIP_SIGNS[chip]} `}
          <span>{CHIPS[chip]}</span> {counts && count(counts[chip])}
          {chip === 'failed' && possibleFailures > 0 && (
            <b className={styles.attention}>
              <i aria-hidden="true">{HIDDEN_FAILURES.sign(possibleFailures)}</i>
              <span className="visually-hidden">{HIDDEN_FAILURES.spoken(possibleFailures)}</span>
            </b>
          )}
        </button>
      ))}
      <ChecksChip />
      <MutedChip />
    </div>
  );
}

/** Shows the responses with errors or warnings of checks. Unlike the others, it counts responses, and can be combined with them. */
function ChecksChip() {
  const { filter } = usePanel();
  const isPressed = useView((view) => hasChecksTerm(view.filterText));
  const responses = useView(({ overview }) => overview?.exchanges.filter(hasFindings).length ?? 0);
  return (
    <button
      type="button"
      className={styles.chip}
      data-chip="checks"
      data-sign={CHECKS_CHIP.sign}
      title={CHECKS_CHIP.title}
      aria-pressed={isPressed}
      onClick={filter.toggleChecks}
    >
      {CHECKS_CHIP.sign} <span>{CHECKS_CHIP.name}</span> {count(responses)}
    </button>
  );
}

function hasFindings({ checks }: ExchangeRow): boolean {
  return checkCount(checks) !== null;
}
