import { requestItemLabels } from '../items/rowLabels.ts';
import { requestList, type ParsedRequest, type RequestItem, type RequestList } from '../request/requestLists.ts';
import { isList, isObject } from '../syntax/value.ts';
import { isPlainPointer, matchesForKey } from './matchesForKey.ts';
import { matchesIn, patternOf } from './pattern.ts';
import { type ItemContext, textAtPlace } from './place.ts';
import type { RequestCorrelation } from './rule.ts';

/** Caches the results of a function per object and key, since many containers of a response may share one request list. */
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
 * The request list at a place of a rule, in which `{1}` is the step that matched the first `*` of the container.
 *
 * @param place refers to at most one `*` of the container if it has stars itself (see {@link isSearchablePlace})
 */
export function ruleRequestList(
  place: string,
  request: ParsedRequest,
  captures: readonly string[],
): RequestList | null {
  const capture = (digit: string): string => captures[Number(digit) - 1] ?? '';
  const [star, digit = ''] = /\{(\d)\}/.exec(place) ?? [];
  if (star === undefined || isPlainPointer(place)) {
    const filled = place.replaceAll(/\{(\d)\}/g, (_, each: string) => escapeStep(capture(each)));
    return listAt(request, filled);
  }
  const [match] =
    request.body === undefined ? [] : matchesForKey(request.body, place.replaceAll(star, '{key}'), capture(digit), 1);
  return match ? listAt(request, match.path.map((step) => `/${escapeStep(String(step))}`).join('')) : null;
}

/** Escapes a step, so that it matches only itself. */
function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');
}

/** Whether one search of a place in the request is enough for all containers. */
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
  // Lists that are not in a JSON body: lines of NDJSON, fields of a form, parameters of the URL.
  return listsByPath(request, null).get(filled) ?? null;
});

const listsByPath = once(
  ({ lists }: ParsedRequest, _key: null): ReadonlyMap<string, RequestList> =>
    new Map(lists.toReversed().map((list) => [list.path.map((step) => `/${step}`).join(''), list])),
);

/** Finds the request item of an item; null if there is none. */
export type FindRequested = (context: ItemContext, position: number) => RequestItem | null;

/** Creates a function that finds the request item of an item. */
export function requestItemFinder(correlation: RequestCorrelation, list: RequestList): FindRequested {
  return finder(list, correlation);
}

const finder = once(({ items }: RequestList, correlation: RequestCorrelation): FindRequested => {
  if (correlation.index !== undefined) {
    const { index, from = 0 } = correlation;
    return (context) => items[Number(textAtPlace(index, context) ?? Number.NaN) - from] ?? null;
  }
  if (correlation.id === undefined) return (_, position) => items[position] ?? null;
  const { id, same = correlation.id } = correlation;
  const byText = new Map<string, RequestItem>();
  for (const item of items) {
    const text =
      same === '@key' && item.key !== null
        ? item.key
        : textAtPlace(same, { value: item.value, key: item.index, path: [], body: null, requested: null });
    if (text !== undefined && !byText.has(text)) byText.set(text, item);
  }
  return (context) => byText.get(textAtPlace(id, context) ?? '') ?? null;
});

const labeler = once((list: RequestList, column: string | undefined) => requestItemLabels(list, column));

/** Creates a function that labels the items of a request list. */
export function requestLabels(list: RequestList): (item: RequestItem) => string | null {
  return labeler(list, undefined);
}

/** The items of a request list without a result, with their labels. */
export function unansweredItems(
  list: RequestList,
  withResult: ReadonlySet<RequestItem>,
): readonly { readonly item: RequestItem; readonly label: string | null }[] {
  const label = requestLabels(list);
  return list.items.filter((item) => !withResult.has(item)).map((item) => ({ item, label: label(item) }));
}
