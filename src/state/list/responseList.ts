import type { StoreApi } from 'zustand/vanilla';
import type { ExchangeId } from '../../engine/api/engineApi.ts';
import type { ListedExchange } from './listedExchange.ts';
import type { View } from '../view.ts';
import { type GroupedItem, groupByUrl, groupKey, isGroup } from './groups.ts';
import { type ListOrder, type SortKey, sortResponses } from './listOrder.ts';
import { failuresOf, mayHaveFailure, mayHideFailures } from './rowFailures.ts';

/** The order and the groups of the list of responses. */
export interface ResponseList {
  readonly sortBy: (sort: SortKey) => void;
  readonly reverse: () => void;
  readonly setGrouped: (isGrouped: boolean) => void;
  readonly setGroupOpen: (key: string, isOpen: boolean) => void;
}

export function createResponseList(store: StoreApi<View>): ResponseList {
  const change = (part: Partial<ListOrder>): void => {
    store.setState(({ listOrder }) => ({ listOrder: { ...listOrder, ...part } }));
  };
  return {
    sortBy: (sort) => change({ sort, isReversed: false }),
    reverse: () => change({ isReversed: !store.getState().listOrder.isReversed }),
    setGrouped: (isGrouped) => change({ isGrouped }),
    setGroupOpen: (key, isOpen) => {
      const openGroups = new Set(store.getState().openGroups);
      if (isOpen) openGroups.add(key);
      else openGroups.delete(key);
      store.setState({ openGroups });
    },
  };
}

/** The list in its order, in groups if it is grouped. */
export interface Arranged {
  readonly items: readonly GroupedItem[];
  /** All responses in the order of the items, also those in collapsed groups. */
  readonly responses: readonly ListedExchange[];
}

let last: {
  readonly exchanges: readonly ListedExchange[];
  readonly order: ListOrder;
  readonly result: Arranged;
} | null = null;

/** Sorts and groups the responses. The last result is kept, since the list and its navigation need the same one. */
export function arrange(exchanges: readonly ListedExchange[], order: ListOrder): Arranged {
  if (last?.exchanges !== exchanges || last.order !== order)
    last = { exchanges, order, result: arranged(exchanges, order) };
  return last.result;
}

function arranged(exchanges: readonly ListedExchange[], order: ListOrder): Arranged {
  const sorted = sortResponses(exchanges, order);
  if (!order.isGrouped) return { items: sorted, responses: sorted };
  const items = groupByUrl(sorted, order);
  return { items, responses: items.flatMap((item) => (isGroup(item) ? item.responses : [item])) };
}

/**
 * The next (1) or previous (-1) response that has a failure, or may hide one, in the order of the list. After the last one follows the first.
 *
 * @returns null if there is no other one
 */
export function otherWithFailure({ overview, listOrder, shown }: View, direction: 1 | -1): ListedExchange | null {
  const { responses } = arrange(overview?.exchanges ?? NONE, listOrder);
  const at = responses.findIndex(({ id }) => id === shown);
  for (let step = 1; step <= responses.length; step += 1) {
    const index = (at + direction * step + responses.length * 2) % responses.length;
    const row = responses[index];
    if (row && row.id !== shown && mayHaveFailure(row)) return row;
  }
  return null;
}

const NONE: readonly ListedExchange[] = [];

/** Opens the group of a response, so that it is visible in the list. */
export function withGroupOpen({ listOrder, openGroups }: View, row: ListedExchange): Pick<View, 'openGroups'> {
  const key = groupKey(row);
  return { openGroups: !listOrder.isGrouped || openGroups.has(key) ? openGroups : new Set([...openGroups, key]) };
}

/** Failures in the responses other than the shown one. */
export interface OtherFailures {
  readonly failures: number;
  /** Number of responses with these failures. */
  readonly responses: number;
  /** Number of further responses that may hide failures. */
  readonly possible: number;
}

/** @returns null if no other response has failures or may hide one */
export function otherFailures(exchanges: readonly ListedExchange[], shown: ExchangeId | null): OtherFailures | null {
  let failures = 0;
  let responses = 0;
  let possible = 0;
  for (const row of exchanges) {
    if (row.id === shown) continue;
    const own = row.shownFailures ?? failuresOf(row);
    failures += own;
    if (own > 0) responses += 1;
    else if (mayHideFailures(row)) possible += 1;
  }
  return responses + possible > 0 ? { failures, responses, possible } : null;
}
