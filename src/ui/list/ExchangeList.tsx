import { type MouseEvent, useId, useMemo, useRef, useState } from 'react';
import { LIST } from '../messages/list.ts';
import type { ExchangeId } from '../../engine/api/engineApi.ts';
import type { ListedExchange } from '../../state/list/listedExchange.ts';
import { arrange } from '../../state/list/responseList.ts';
import { modeOfClick, modeOfKey } from '../../state/selectMode.ts';
import { usePanel, useView } from '../context.ts';
import { useKeyDownWithin } from '../useShortcut.ts';
import { rowsToRender } from '../components/rowsToRender.ts';
import { ExchangeItem } from './ExchangeItem.tsx';
import styles from './ExchangeList.module.css';
import { GroupItem } from './GroupItem.tsx';
import { groupKeyAction } from './groupKeyAction.ts';
import { activeIndex, hasSeveralHosts, hostOf, type ListItem, listItems, urlOf } from './listItems.ts';
import { nextListIndex } from './nextListIndex.ts';
import { useListScroll } from './useListScroll.ts';
import { useListSelection } from './useListSelection.ts';

/** Height of an item, in pixels. */
const ITEM = 38;
const NONE: readonly ListedExchange[] = [];

/**
 * A virtual listbox, or a tree if it is grouped: one Tab stop; the arrow keys move to another response while the focus stays on the list.
 */
export function ExchangeList() {
  const { list } = usePanel();
  const exchanges = useView((view) => view.overview?.exchanges ?? NONE);
  const order = useView((view) => view.listOrder);
  const openGroups = useView((view) => view.openGroups);
  const shown = useView((view) => view.shown);
  const [activeGroup, setActiveGroup] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const items = useMemo(() => listItems(arrange(exchanges, order).items, openGroups), [exchanges, order, openGroups]);
  const responses = useMemo(() => items.flatMap((item) => (item.kind === 'response' ? [item.row] : [])), [items]);
  const isWithHost = useMemo(() => hasSeveralHosts(exchanges), [exchanges]);
  const at = activeIndex(items, activeGroup, shown);
  const count = items.length;
  const { scroll, scrollToNextSelection } = useListScroll(box, ITEM, count, at);

  const select = useListSelection(box, responses);
  const toggle = (key: string, isOpen: boolean): void => {
    setActiveGroup(key);
    list.setGroupOpen(key, isOpen);
  };
  const idOf = (index: number): string => {
    const item = items[index];
    return `${id}${item?.kind === 'group' ? `group${item.position}` : item?.row.id}`;
  };

  useKeyDownWithin(box, (event) => {
    const action = groupKeyAction(event, items, at);
    if (action?.kind === 'toggle') toggle(action.key, action.isOpen);
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ITEM) - 1);
    const next = items[action?.kind === 'move' ? action.index : nextListIndex(event, at, count, page)];
    if (!next) return action !== null || select.onKey(event);
    scrollToNextSelection();
    setActiveGroup(next.kind === 'group' ? next.group.key : null);
    if (next.kind === 'response') select.choose(next.row.id, modeOfKey(event));
    return true;
  });

  return (
    <div
      ref={box}
      className={styles.list}
      role={order.isGrouped ? 'tree' : 'listbox'}
      aria-multiselectable="true"
      tabIndex={0}
      aria-label={LIST.label}
      aria-activedescendant={at < 0 ? undefined : idOf(at)}
    >
      <div className={styles.rows} role="presentation" style={{ height: scroll.contentHeight }}>
        {rowsToRender(scroll, ITEM, count, at).map((index) => {
          const item = items[index];
          return (
            item && (
              <ListRow
                key={item.kind === 'group' ? item.group.key : item.row.id}
                id={idOf(index)}
                item={item}
                host={isWithHost ? hostOf(urlOf(item)) : null}
                active={index === at}
                top={index * ITEM + scroll.offset}
                onToggle={toggle}
                onSelect={(row, event) => {
                  setActiveGroup(null);
                  select.choose(row, modeOfClick(event));
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly item: ListItem;
  readonly host: string | null;
  readonly active: boolean;
  readonly top: number;
  readonly onToggle: (group: string, isOpen: boolean) => void;
  readonly onSelect: (response: ExchangeId, event: MouseEvent) => void;
}

function ListRow({ id, item, host, active, top, onToggle, onSelect }: RowProps) {
  const { sort, isGrouped } = useView((view) => view.listOrder);
  const shown = useView((view) => view.shown);
  const several = useView((view) => view.selectedExchanges);
  if (item.kind === 'group') {
    const { group, isOpen, position, of } = item;
    return (
      <GroupItem
        id={id}
        group={group}
        host={host}
        isOpen={isOpen}
        isActive={active}
        position={position}
        of={of}
        top={top}
        onToggle={() => onToggle(group.key, !isOpen)}
      />
    );
  }
  const { row, position, of } = item;
  return (
    <ExchangeItem
      id={id}
      exchange={row}
      host={host}
      level={isGrouped ? (item.group === null ? 1 : 2) : null}
      sort={sort}
      focused={row.id === shown}
      selected={several ? several.has(row.id) : row.id === shown}
      position={position}
      of={of}
      top={top}
      onSelect={(event) => onSelect(row.id, event)}
    />
  );
}
