import type { Message } from '../../../model/message.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import * as words from '../messages.ts';
import type { Items } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { rowsInBodyOrder } from '../items/buildItems.ts';
import { rowKey } from '../lists/lists.ts';
import type { ParsedRequest, RequestItem, RequestList } from '../request/requestLists.ts';
import type { Correlation } from '../request/correlate.ts';
import { correlateList } from '../detect/correlatedList.ts';
import { itemsOfList, judgeListAt } from '../items/itemsAt.ts';
import { isObject, type Json, type Path } from '../syntax/value.ts';
import { type ItemSource, ruleItems } from './ruleItems.ts';
import { type Match, matchesIn, patternOf } from './pattern.ts';
import type { ItemContext } from './place.ts';
import { type Container, toList } from './rule.ts';
import { requestItemFinder, ruleRequestList, requestLabels } from './requestCorrelation.ts';

/** The items of one container. */
export interface ContainerResult {
  /** Its path in the body. */
  readonly path: Path;
  readonly items: Items;
  readonly evidence: Message;
  readonly requested: RequestList | null;
  readonly withResult: ReadonlySet<RequestItem>;
  /** Whether each item matches a request item. */
  readonly isMatched: boolean;
  readonly isErrorsOnly: boolean;
}

/**
 * Reads the items at one match of a container; null if the value is not a list or map.
 *
 * @returns `other` if an item lacks a member of `every`, so that the rule does not apply to the body
 */
export function readContainer(
  container: Container,
  { path, value, captures }: Match,
  document: JsonDocument,
  request: ParsedRequest,
  isGrouped: boolean,
): ContainerResult | 'other' | null {
  const found = judgeListAt(value, path);
  if (!found) return null;
  const { list } = found;
  const stated = container.request;
  const own = stated ? ruleRequestList(stated.list, request, captures) : null;
  const find = stated && own ? requestItemFinder(stated, own) : null;
  // Skipped if the rule matches the items, since this compares the container with all lists of the request.
  const general = find ? null : correlateList(found, request).correlation;
  const label = own && requestLabels(own);
  const rows = rowsInBodyOrder(list, document);
  const rowAt = (position: number): number => rows?.[position] ?? position;
  const contextAt = (position: number, requested: RequestItem | null): ItemContext => {
    const row = rowAt(position);
    return { value: list.values[row] ?? null, key: rowKey(list, row), path, body: document.value, requested };
  };
  const every = container.every?.map((place) => patternOf(place)) ?? [];
  const withResult = new Set<RequestItem>();
  const sources: ItemSource[] = [];
  for (let position = 0; position < list.values.length; position += 1) {
    const inner = list.values[rowAt(position)] ?? null;
    if (container.without?.some((excluded) => excluded === inner || (excluded === null && isEmptyObject(inner))))
      continue;
    if (every.some((pattern) => matchesIn(inner, pattern, 1).length === 0)) return 'other';
    const requestItem = find
      ? find(contextAt(position, null), position)
      : stated
        ? null
        : (general?.items[rowAt(position)] ?? null);
    if (requestItem) withResult.add(requestItem);
    sources.push({ position, requestItem });
  }
  const correlation = general ?? ruleCorrelation(own, sources, rowAt);
  const items = ruleItems(container, itemsOfList({ ...found, correlation }, document), sources, {
    contextAt,
    labelOf: (requestItem) => label?.(requestItem) ?? null,
    group: isGrouped ? path.join('.') : null,
    isMatched: find !== null,
  });
  return {
    path,
    items,
    evidence: evidenceOf(container, path, list.isMap, items),
    requested: own ?? (stated ? null : correlation.requested),
    withResult,
    isMatched: sources.every(({ requestItem }) => requestItem !== null),
    isErrorsOnly: isErrorsOnly(container, request),
  };
}

function isEmptyObject(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** The correlation of the items that a rule matched to request items. */
function ruleCorrelation(
  requested: RequestList | null,
  sources: readonly ItemSource[],
  rowAt: (position: number) => number,
): Correlation {
  const items: (RequestItem | null)[] = [];
  for (const { position, requestItem } of sources) items[rowAt(position)] = requestItem;
  return { requested, by: null, items, named: new Map(), sharedColumns: null };
}

function evidenceOf({ status, error, outcome }: Container, path: Path, isMap: boolean, items: Items): Message {
  const where = words.place(path, isMap);
  let stated = 0;
  for (let item = 0; item < items.size; item += 1)
    if (items.status(item) !== null || items.outcome(item) !== 'unknown') stated += 1;
  const [field] = [...toList(status), ...toList(error)];
  if (field !== undefined && !field.startsWith('@'))
    return evidenceMessages.present(where, field.slice(1).replaceAll('/', '.'), stated, items.size);
  return outcome === undefined
    ? evidenceMessages.stated(where, stated, items.size)
    : evidenceMessages.listedAs(where, items.size, outcome);
}

function isErrorsOnly({ implied }: Container, request: ParsedRequest): boolean {
  if (typeof implied !== 'string') return implied === true;
  return request.body !== undefined && matchesIn(request.body, patternOf(implied), 1)[0]?.value === true;
}
