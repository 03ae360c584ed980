import type { ListedExchange } from './listedExchange.ts';
import type { ListOrder } from './listOrder.ts';
import { failuresOf } from './rowFailures.ts';

/** The responses with one method and URL, without its query. */
export interface UrlGroup {
  /** Identifies the group while the list changes. */
  readonly key: string;
  readonly method: string;
  /** Readable, without the query. */
  readonly path: string;
  readonly url: string;
  /** At least two, sorted. */
  readonly responses: readonly ListedExchange[];
}

/** Groups of at least two responses, and the other responses. */
export type GroupedItem = UrlGroup | ListedExchange;

export function isGroup(item: GroupedItem): item is UrlGroup {
  return 'responses' in item;
}

/** The part of a URL before its query and its fragment. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}

/** Identifies the group of a response. Saved bodies have no URL and are grouped by the name of their file. */
export function groupKey({ method, url, path }: ListedExchange): string {
  return `${method} ${url === '' ? path : withoutQuery(url)}`;
}

/**
 * Groups responses by method and URL. A group is at the place of its first response; sorted by failures, groups are sorted by the number of
 * their failures.
 *
 * @param sorted responses in the order of the list
 */
export function groupByUrl(sorted: readonly ListedExchange[], order: ListOrder): readonly GroupedItem[] {
  const groups = new Map<string, ListedExchange[]>();
  for (const row of sorted) {
    const key = groupKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const items = [...groups].flatMap(([key, responses]): GroupedItem[] => {
    const [first] = responses;
    if (!first || responses.length === 1) return responses;
    const { method, url, path } = first;
    return [{ key, method, url: withoutQuery(url), path: url === '' ? path : withoutQuery(path), responses }];
  });
  return order.sort === 'failures' ? byFailures(items, order.isReversed) : items;
}

function byFailures(items: readonly GroupedItem[], isReversed: boolean): readonly GroupedItem[] {
  const direction = isReversed ? -1 : 1;
  return items
    .map((item) => ({ item, failures: isGroup(item) ? failuresIn(item) : failuresOf(item) }))
    .toSorted((a, b) => direction * (b.failures - a.failures))
    .map(({ item }) => item);
}

/** Number of failed operations in all responses of a group. */
export function failuresIn({ responses }: UrlGroup): number {
  return responses.reduce((sum, row) => sum + failuresOf(row), 0);
}
