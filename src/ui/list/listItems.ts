import type { ExchangeId } from '../../engine/api/engineApi.ts';
import type { ListedExchange } from '../../state/list/listedExchange.ts';
import { type GroupedItem, isGroup, type UrlGroup } from '../../state/list/groups.ts';

/** A visible row of the list. */
export type ListItem =
  /** `position` and `of` are among its siblings. */
  | {
      readonly kind: 'group';
      readonly group: UrlGroup;
      readonly isOpen: boolean;
      readonly position: number;
      readonly of: number;
    }
  /** `group` is the one that contains it; null outside of groups. */
  | {
      readonly kind: 'response';
      readonly row: ListedExchange;
      readonly group: string | null;
      readonly position: number;
      readonly of: number;
    };

/** The visible rows: groups, the responses of open groups, and responses outside of groups. */
export function listItems(items: readonly GroupedItem[], open: ReadonlySet<string>): readonly ListItem[] {
  const visible: ListItem[] = [];
  for (const [index, item] of items.entries()) {
    const position = index + 1;
    if (!isGroup(item)) {
      visible.push({ kind: 'response', row: item, group: null, position, of: items.length });
      continue;
    }
    const isOpen = open.has(item.key);
    visible.push({ kind: 'group', group: item, isOpen, position, of: items.length });
    if (!isOpen) continue;
    for (const [inside, row] of item.responses.entries())
      visible.push({ kind: 'response', row, group: item.key, position: inside + 1, of: item.responses.length });
  }
  return visible;
}

/**
 * The index of the row where the keys start: the group that was moved to, else the shown response, else the group that contains it.
 *
 * @param group key of the group that was moved to; null for none
 * @returns -1 for none
 */
export function activeIndex(items: readonly ListItem[], group: string | null, shown: ExchangeId | null): number {
  let containing = -1;
  let response = -1;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'group') {
      if (item.group.key === group) return index;
      if (!item.isOpen && item.group.responses.some(({ id }) => id === shown)) containing = index;
    } else if (item.row.id === shown) response = index;
  }
  return response < 0 ? containing : response;
}

export function urlOf(item: ListItem): string {
  return item.kind === 'group' ? item.group.url : item.row.url;
}

/** Whether the responses have several hosts. */
export function hasSeveralHosts(rows: readonly ListedExchange[]): boolean {
  let first: string | null = null;
  for (const { url } of rows) {
    const host = hostOf(url);
    if (host === '') continue;
    if (first !== null && host !== first) return true;
    first = host;
  }
  return false;
}

/** The host of a URL, with its port; '' if it has none. */
export function hostOf(url: string): string {
  const start = url.indexOf('://');
  if (start < 0) return '';
  const rest = url.slice(start + 3);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  return authority.slice(authority.lastIndexOf('@') + 1);
}
