import { memo, type MouseEvent } from 'react';
import { clock, duration, size } from '../../core/text/format.ts';
import { messageText } from '../messages/text.ts';
import { IMPORT } from '../messages/import.ts';
import { DETAIL } from '../messages/detail.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import { classNames } from '../classNames.ts';
import { OutcomeBar } from '../components/OutcomeBar.tsx';
import { outcomeShares } from '../components/outcomeShares.ts';
import styles from './ExchangeItem.module.css';
import { checksText, exchangeBadge, problemSummary } from './badge.ts';
import type { SortKey } from '../../state/list/listOrder.ts';
import { PathName } from './PathName.tsx';

interface Props {
  readonly id: string;
  readonly exchange: ExchangeRow;
  /** Null if all listed responses have the same host. */
  readonly host: string | null;
  /** 1, or 2 in a group; null if the list is not grouped. */
  readonly level: 1 | 2 | null;
  /** Its value is first in the second line. */
  readonly sort: SortKey;
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
  ({ id, exchange, host, level, sort, selected, focused, position, of, top, onSelect }: Props) => {
    const badge = exchangeBadge(exchange);
    const {
      method,
      path,
      url,
      kind,
      missingBody,
      startedDateTime,
      time,
      bodySize,
      verdict,
      parsedShare,
      file,
      checks,
    } = exchange;
    const durationText = time === null ? '' : duration(time);
    const sizeText = bodySize === null ? '' : size(bodySize);
    const about = [
      // First, since the end of the line may be cut off.
      problemSummary(exchange),
      sort === 'duration' ? durationText : sort === 'size' ? sizeText : '',
      missingBody === null ? messageText(kind) : '',
      parsedShare === null ? '' : DETAIL.parsing(parsedShare),
      startedDateTime === null || level === 2 ? '' : withoutMilliseconds(clock(startedDateTime)),
      sort === 'duration' ? '' : durationText,
      sort === 'size' ? '' : sizeText,
      checksText(checks),
      // The path of a saved body is the name of its file.
      file === null || url === '' ? '' : file,
    ];
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list handles keys
      <div
        id={id}
        className={classNames(
          styles.item,
          level === 2 && styles.inGroup,
          selected && styles.selected,
          styles[badge.tone],
        )}
        role={level === null ? 'option' : 'treeitem'}
        aria-level={level ?? undefined}
        aria-selected={selected}
        aria-posinset={position}
        aria-setsize={of}
        data-exchange={exchange.id}
        data-focused={focused || undefined}
        data-sentence={messageText(verdict.sentence)}
        title={[
          `${method} ${url || path}`.trim(),
          messageText(verdict.sentence),
          startedDateTime === null ? '' : clock(startedDateTime),
          file === null ? '' : IMPORT.from(file),
        ]
          .filter(Boolean)
          .join('\n')}
        style={{ transform: `translateY(${top}px)` }}
        onClick={onSelect}
      >
        <div className={styles.name}>
          {level === 2 ? nameInGroup(exchange) : <PathName method={method} host={host} path={path} />}
        </div>
        <div className={styles.about}>{about.filter(Boolean).join(' · ')}</div>
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
    a.host === b.host &&
    a.level === b.level &&
    a.sort === b.sort &&
    a.selected === b.selected &&
    a.focused === b.focused &&
    a.position === b.position &&
    a.of === b.of &&
    a.top === b.top,
);
ExchangeItem.displayName = 'ExchangeItem';

/** The list has little room, and the group of a response shows the milliseconds. */
function withoutMilliseconds(time: string): string {
  return time.replace(/\..*$/, '');
}

/** What differs between the responses of a group: the query, else the time. */
function nameInGroup({ url, path, startedDateTime }: ExchangeRow): string {
  const query = url === '' ? -1 : path.indexOf('?');
  if (query >= 0) return path.slice(query);
  return (startedDateTime === null ? '' : clock(startedDateTime)) || path;
}
