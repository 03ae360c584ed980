import { memo } from 'react';
import { clock, duration } from '../../core/text/format.ts';
import { IMPORT } from '../messages/import.ts';
import { DETAIL } from '../messages/panel.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { classNames } from '../classNames.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { outcomeShares } from '../components/outcomeShares.ts';
import styles from './ExchangeItem.module.css';
import { exchangeBadge, problemSummary } from './badge.ts';

interface Props {
  readonly id: string;
  readonly exchange: ExchangeRow;
  readonly selected: boolean;
  readonly position: number;
  readonly of: number;
  readonly top: number;
  readonly onPick: () => void;
}

/** The keys are the list's, and so is the focus: it names the active option. */
export const ExchangeItem = memo(
  ({ id, exchange, selected, position, of, top, onPick }: Props) => {
    const mark = exchangeBadge(exchange);
    const {
      method,
      path,
      url,
      kind,
      missingBody,
      startedDateTime,
      time,
      verdict,
      parsedShare: reading,
      file,
    } = exchange;
    const about = [
      // First, since there may be no room for all of them.
      problemSummary(exchange),
      missingBody === null ? kind : '',
      // A saved body has the name of its file above.
      file === null || url === '' ? '' : file,
      reading === null ? '' : DETAIL.reading(reading),
      startedDateTime === null ? '' : clock(startedDateTime),
      time === null ? '' : duration(time),
    ];
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
      <div
        id={id}
        className={classNames(styles.item, selected && styles.selected, styles[mark.tone])}
        role="option"
        aria-selected={selected}
        aria-posinset={position}
        aria-setsize={of}
        data-exchange={exchange.id}
        data-sentence={verdict.sentence}
        title={[`${method} ${url || path}`.trim(), verdict.sentence, file === null ? '' : IMPORT.from(file)]
          .filter(Boolean)
          .join('\n')}
        style={{ transform: `translateY(${top}px)` }}
        onClick={onPick}
      >
        <div className={styles.words}>
          <div className={styles.name}>
            {method} {path}
          </div>
          <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
        </div>
        <OutcomeBar shares={outcomeShares(exchange)} />
        <div className={styles.mark}>
          <span aria-hidden="true">{mark.text}</span>
          <span className="aloud">{mark.aloud}</span>
        </div>
      </div>
    );
  },
  // The list makes a new onPick and a new top each time; only these say something.
  (a, b) =>
    a.exchange === b.exchange &&
    a.selected === b.selected &&
    a.position === b.position &&
    a.of === b.of &&
    a.top === b.top,
);
ExchangeItem.displayName = 'ExchangeItem';
