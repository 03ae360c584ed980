import * as words from '../messages.ts';
import type { Items } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { rowsInBodyOrder } from '../items/buildItems.ts';
import { rowKey } from '../lists/lists.ts';
import type { ParsedRequest, RequestItem, RequestList } from '../request/requestLists.ts';
import type { Correlation } from '../request/correlate.ts';
import { correlateList } from '../detect/chooseLists.ts';
import { itemsOfList, judgeListAt } from '../items/itemsAt.ts';
import type { Path } from '../syntax/value.ts';
import { type ItemSource, ruleItems } from './ruleItems.ts';
import { type Match, matchesIn, patternOf } from './pattern.ts';
import type { ItemContext } from './place.ts';
import { type Container, toList } from './rule.ts';
import { requestItemFinder, ruleRequestList, requestLabels } from './requestCorrelation.ts';

/** What one container gave. */
export interface ContainerResult {
  /** Where it is. */
  readonly path: Path;
  readonly items: Items;
  readonly evidence: string;
  readonly requested: RequestList | null;
  readonly answered: ReadonlySet<RequestItem>;
  /** Whether each item is tied to one of the request. */
  readonly isTied: boolean;
  readonly isErrorsOnly: boolean;
}

/** @returns `other` where an item lacks what the rule says that each must have */
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
  const tie = container.request;
  const own = tie ? ruleRequestList(tie.list, request, captures) : null;
  const find = tie && own ? requestItemFinder(tie, own) : null;
  // The general rules would compare each container with the whole request.
  const general = find ? null : correlateList(found, request).correlation;
  const label = own && requestLabels(own);
  const rows = rowsInBodyOrder(list, document);
  const rowAt = (position: number): number => rows?.[position] ?? position;
  const spotAt = (position: number, requested: RequestItem | null): ItemContext => {
    const row = rowAt(position);
    return { value: list.values[row] ?? null, key: rowKey(list, row), path, body: document.value, requested };
  };
  const every = container.every?.map((place) => patternOf(place)) ?? [];
  const answered = new Set<RequestItem>();
  const reads: ItemSource[] = [];
  for (let position = 0; position < list.values.length; position += 1) {
    const inner = list.values[rowAt(position)] ?? null;
    if (container.without?.some((nothing) => nothing === inner)) continue;
    if (every.some((pattern) => matchesIn(inner, pattern, 1).length === 0)) return 'other';
    const asked = find
      ? find(spotAt(position, null), position)
      : tie
        ? null
        : (general?.items[rowAt(position)] ?? null);
    if (asked) answered.add(asked);
    reads.push({ position, asked });
  }
  const correlation = general ?? byRule(own, reads, rowAt);
  const items = ruleItems(container, itemsOfList({ ...found, correlation }, document), reads, {
    spotAt,
    labelOf: (asked) => label?.(asked) ?? null,
    group: isGrouped ? path.join('.') : null,
    isTied: find !== null,
  });
  return {
    path,
    items,
    evidence: evidenceOf(container, path, list.isMap, items),
    requested: own ?? (tie ? null : correlation.requested),
    answered,
    isTied: reads.every(({ asked }) => asked !== null),
    isErrorsOnly: isErrorsOnly(container, request),
  };
}

/** What a rule says of the request items that rows have results for. */
function byRule(
  requested: RequestList | null,
  reads: readonly ItemSource[],
  rowAt: (position: number) => number,
): Correlation {
  const items: (RequestItem | null)[] = [];
  for (const { position, asked } of reads) items[rowAt(position)] = asked;
  return { requested, by: null, items, named: new Map(), sharedColumns: null };
}

function evidenceOf({ status, error, outcome }: Container, path: Path, isMap: boolean, items: Items): string {
  const where = words.place(path, isMap);
  let told = 0;
  for (let item = 0; item < items.size; item += 1)
    if (items.status(item) !== null || items.outcome(item) !== 'unknown') told += 1;
  const [field] = [...toList(status), ...toList(error)];
  if (field !== undefined && !field.startsWith('@'))
    return words.carried(where, field.slice(1).replaceAll('/', '.'), told, items.size);
  return outcome === undefined ? words.toldBy(where, told, items.size) : words.listedAs(where, items.size, outcome);
}

function isErrorsOnly({ implied }: Container, request: ParsedRequest): boolean {
  if (typeof implied !== 'string') return implied === true;
  return request.body !== undefined && matchesIn(request.body, patternOf(implied), 1)[0]?.value === true;
}
