import { memo, type MouseEvent } from 'react';
import { clock, duration } from '../../core/text/format.ts';
import { messageText } from '../messages/text.ts';
import { IMPORT } from '../messages/import.ts';
import { DETAIL } from '../messages/detail.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { classNames } from '../classNames.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { outcomeShares } from '../components/outcomeShares.ts';
import styles from './ExchangeItem.module.css';
import { checksText, exchangeBadge, problemSummary } from './badge.ts';

interface Props {
  readonly id: string;
  readonly exchange: ExchangeRow;
  readonly selected: boolean;
  /** It is shown, and the keys of the list start at it. It may be deselected. */
  readonly focused: boolean;
  readonly position: number;
  readonly of: number;
  readonly top: number;
  /** Must be correct for as long as the item exists: it is not updated. */
  readonly onSelect: (event: MouseEvent) => void;
}

/** The list itself has the focus, handles the keys, and refers to the active item. */
export const ExchangeItem = memo(
  ({ id, exchange, selected, focused, position, of, top, onSelect }: Props) => {
    const badge = exchangeBadge(exchange);
    const { method, path, url, kind, missingBody, startedDateTime, time, verdict, parsedShare, file, checks } =
      exchange;
    const about = [
      // First, since the end of the line may be cut off.
      problemSummary(exchange),
      missingBody === null ? messageText(kind) : '',
      checksText(checks),
      // The path of a saved body is the name of its file.
      file === null || url === '' ? '' : file,
      parsedShare === null ? '' : DETAIL.parsing(parsedShare),
      startedDateTime === null ? '' : clock(startedDateTime),
      time === null ? '' : duration(time),
    ];
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list handles keys
      <div
        id={id}
        className={classNames(styles.item, selected && styles.selected, styles[badge.tone])}
        role="option"
        aria-selected={selected}
        aria-posinset={position}
        aria-setsize={of}
        data-exchange={exchange.id}
        data-focused={focused || undefined}
        data-sentence={messageText(verdict.sentence)}
        title={[
          `${method} ${url || path}`.trim(),
          messageText(verdict.sentence),
          file === null ? '' : IMPORT.from(file),
        ]
          .filter(Boolean)
          .join('\n')}
        style={{ transform: `translateY(${top}px)` }}
        onClick={onSelect}
      >
        <div className={styles.text}>
          <div className={styles.name}>
            {method} {path}
          </div>
          <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
        </div>
        <OutcomeBar shares={outcomeShares(exchange)} />
        <div className={styles.mark}>
          <span aria-hidden="true">{badge.text}</span>
          <span className="visually-hidden">{badge.spoken}</span>
        </div>
      </div>
    );
  },
  // `onSelect` is a new function at each render.
  (a, b) =>
    a.exchange === b.exchange &&
    a.selected === b.selected &&
    a.focused === b.focused &&
    a.position === b.position &&
    a.of === b.of &&
    a.top === b.top,
);
ExchangeItem.displayName = 'ExchangeItem';
