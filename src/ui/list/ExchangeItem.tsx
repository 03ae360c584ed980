import { memo, type MouseEvent } from 'react';
import { clock, duration, size } from '../../core/text/format.ts';
import { messageText } from '../messages/text.ts';
import { IMPORT } from '../messages/import.ts';
import { DETAIL } from '../messages/detail.ts';
import type { MutedRow } from '../../engine/api/muteApi.ts';
import { LIST } from '../messages/list.ts';
import { listShares } from './listShares.ts';
import type { ExchangeRow } from '../../engine/api/engineApi.ts';
import styles from './ExchangeItem.module.css';
import { checksText, exchangeBadge, problemSummary } from './badge.ts';
import type { SortKey } from '../../state/list/listOrder.ts';
import { ItemBox } from './ItemBox.tsx';
import { PathName } from './PathName.tsx';

interface Props {
  readonly id: string;
  readonly exchange: ExchangeRow & Partial<MutedRow>;
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

/** The row of a response. */
export const ExchangeItem = memo(
  ({ id, exchange, host, level, sort, selected, focused, position, of, top, onSelect }: Props) => {
    const badge = exchangeBadge(exchange);
    const { method, path, url, kind, missingBody, startedDateTime, bodySize, verdict, parsedShare, file, checks } =
      exchange;
    const time = startedDateTime === null ? '' : clock(startedDateTime);
    const query = queryOf(exchange);
    const durationText = exchange.time === null ? '' : duration(exchange.time);
    const sizeText = bodySize === null ? '' : size(bodySize);
    const about = [
      // First, since the end of the line may be cut off.
      problemSummary(exchange),
      sort === 'duration' ? durationText : sort === 'size' ? sizeText : '',
      missingBody === null ? messageText(kind) : '',
      parsedShare === null ? '' : DETAIL.parsing(parsedShare),
      level === 2 && query === '' ? '' : withoutMilliseconds(time),
      sort === 'duration' ? '' : durationText,
      sort === 'size' ? '' : sizeText,
      exchange.muted && exchange.muted.open > 0 ? LIST.muted(exchange.muted.muted) : '',
      checksText(checks),
      // The path of a saved body is the name of its file.
      file === null || url === '' ? '' : file,
    ];
    return (
      <ItemBox
        id={id}
        className={(level === 2 && styles.inGroup) || ''}
        level={level}
        isOpen={null}
        selected={selected}
        focused={focused}
        position={position}
        of={of}
        top={top}
        title={[
          `${method} ${url || path}`.trim(),
          messageText(verdict.sentence),
          time,
          file === null ? '' : IMPORT.from(file),
        ]
          .filter(Boolean)
          .join('\n')}
        badge={badge}
        name={level === 2 ? query || time || path : <PathName method={method} host={host} path={path} />}
        spokenName={level === 2 ? query || time || path : `${method} ${path}`.trim()}
        about={about}
        shares={listShares(exchange)}
        data={{ 'data-exchange': exchange.id, 'data-sentence': messageText(verdict.sentence) }}
        onClick={onSelect}
      />
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

/** What differs between the responses of a group, besides the time. */
function queryOf({ url, path }: ExchangeRow): string {
  const start = url === '' ? -1 : path.indexOf('?');
  return start < 0 ? '' : path.slice(start);
}
