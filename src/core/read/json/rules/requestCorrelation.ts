import { requestItemLabels } from '../items/rowLabels.ts';
import { requestList, type ParsedRequest, type RequestItem, type RequestList } from '../request/requestLists.ts';
import { isList, isObject } from '../syntax/value.ts';
import { isPlainPointer, matchesForKey } from './matchesForKey.ts';
import { matchesIn, patternOf } from './pattern.ts';
import { type ItemContext, textAtPlace } from './place.ts';
import type { RequestCorrelation } from './rule.ts';

/** What is known of an object, made once: many containers of a response have one list of the request in common. */
function once<Of extends object, Key, Made>(make: (of: Of, key: Key) => Made): (of: Of, key: Key) => Made {
  const known = new WeakMap<Of, Map<Key, Made>>();
  return (of, key) => {
    let made = known.get(of);
    if (!made) known.set(of, (made = new Map()));
    const before = made.get(key);
    if (before !== undefined) return before;
    const fresh = make(of, key);
    made.set(key, fresh);
    return fresh;
  };
}

/**
 * The list in the request that a rule names; `{1}` in its place stands for what the first `*` of the container stood for.
 *
 * @param place names one `*` of the container at most if it has stars itself (see {@link isSearchablePlace})
 */
export function ruleRequestList(
  place: string,
  request: ParsedRequest,
  captures: readonly string[],
): RequestList | null {
  const capture = (digit: string): string => captures[Number(digit) - 1] ?? '';
  const [star, digit = ''] = /\{(\d)\}/.exec(place) ?? [];
  if (star === undefined || isPlainPointer(place)) {
    const filled = place.replaceAll(/\{(\d)\}/g, (_, each: string) => starless(capture(each)));
    return listAt(request, filled);
  }
  const [match] =
    request.body === undefined ? [] : matchesForKey(request.body, place.replaceAll(star, '{key}'), capture(digit), 1);
  return match ? listAt(request, match.path.map((step) => `/${starless(String(step))}`).join('')) : null;
}

/** A step of a pattern that stands for itself. */
function starless(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');
}

/** Whether a place in the request can be searched once for all containers. */
export function isSearchablePlace(place: string): boolean {
  return isPlainPointer(place) || new Set(place.match(/\{\d\}/g)).size <= 1;
}

const listAt = once((request: ParsedRequest, filled: string): RequestList | null => {
  for (const { path, value } of request.body === undefined ? [] : matchesIn(request.body, patternOf(filled), 1)) {
    if (isList(value)) {
      return requestList(
        path,
        value.map((item, index) => ({ index, key: null, value: item })),
      );
    }
    if (isObject(value)) {
      return requestList(
        path,
        Object.entries(value).map(([key, item], index) => ({ index, key, value: item })),
      );
    }
  }
  // Lines of NDJSON, fields of a form, parameters of the URL.
  return listsByPath(request, null).get(filled) ?? null;
});

const listsByPath = once(
  ({ lists }: ParsedRequest, _key: null): ReadonlyMap<string, RequestList> =>
    new Map(lists.toReversed().map((list) => [list.path.map((step) => `/${step}`).join(''), list])),
);

/** Finds the item of the request that an item answers; null where none can be told. */
export type FindRequested = (spot: ItemContext, position: number) => RequestItem | null;

export function requestItemFinder(tie: RequestCorrelation, list: RequestList): FindRequested {
  return finder(list, tie);
}

const finder = once(({ items }: RequestList, tie: RequestCorrelation): FindRequested => {
  if (tie.index !== undefined) {
    const { index, from = 0 } = tie;
    return (spot) => items[Number(textAtPlace(index, spot) ?? Number.NaN) - from] ?? null;
  }
  if (tie.id === undefined) return (_, position) => items[position] ?? null;
  const { id, same = tie.id } = tie;
  const byText = new Map<string, RequestItem>();
  for (const item of items) {
    const text =
      same === '@key' && item.key !== null
        ? item.key
        : textAtPlace(same, { value: item.value, key: item.index, path: [], body: null, requested: null });
    if (text !== undefined && !byText.has(text)) byText.set(text, item);
  }
  return (spot) => byText.get(textAtPlace(id, spot) ?? '') ?? null;
});

const labeler = once((list: RequestList, column: string | undefined) => requestItemLabels(list, column));

/** Names the items of a list of the request. */
export function requestLabels(list: RequestList): (item: RequestItem) => string | null {
  return labeler(list, undefined);
}

/** Request items that nothing answers, with what they are called. */
export function unansweredItems(
  list: RequestList,
  answered: ReadonlySet<RequestItem>,
): readonly { readonly item: RequestItem; readonly label: string | null }[] {
  const label = requestLabels(list);
  return list.items.filter((item) => !answered.has(item)).map((item) => ({ item, label: label(item) }));
}
