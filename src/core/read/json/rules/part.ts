import * as words from '../messages.ts';
import type { Items } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { rowsInOrder } from '../items/items.ts';
import { keyOf } from '../lists/lists.ts';
import type { Request, RequestItem, RequestList } from '../request/requestLists.ts';
import type { Correlation } from '../request/correlate.ts';
import { tied } from '../detect/chooseLists.ts';
import { itemsIn, judgedAt } from '../items/itemsAt.ts';
import type { Path } from '../syntax/value.ts';
import { type Read, itemsBy } from './item.ts';
import { type Match, matchesIn, patternOf } from './pattern.ts';
import type { Spot } from './place.ts';
import { type Container, textsOf } from './rule.ts';
import { finderOf, requestedList, requestLabels } from './tie.ts';

/** What one container gave. */
export interface Part {
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
export function partOf(
  container: Container,
  { path, value, captures }: Match,
  document: JsonDocument,
  request: Request,
  isGrouped: boolean,
): Part | 'other' | null {
  const found = judgedAt(value, path);
  if (!found) return null;
  const { list } = found;
  const tie = container.request;
  const own = tie ? requestedList(tie.list, request, captures) : null;
  const find = tie && own ? finderOf(tie, own) : null;
  // The general rules would compare each container with the whole request.
  const general = find ? null : tied(found, request).correlation;
  const label = own && requestLabels(own);
  const rows = rowsInOrder(list, document);
  const rowAt = (position: number): number => rows?.[position] ?? position;
  const spotAt = (position: number, requested: RequestItem | null): Spot => {
    const row = rowAt(position);
    return { value: list.values[row] ?? null, key: keyOf(list, row), path, body: document.value, requested };
  };
  const every = container.every?.map((place) => patternOf(place)) ?? [];
  const answered = new Set<RequestItem>();
  const reads: Read[] = [];
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
  const items = itemsBy(container, itemsIn({ ...found, correlation }, document), reads, {
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
  reads: readonly Read[],
  rowAt: (position: number) => number,
): Correlation {
  const items: (RequestItem | null)[] = [];
  for (const { position, asked } of reads) items[rowAt(position)] = asked;
  return { requested, by: null, items, named: new Map(), echo: null };
}

function evidenceOf({ status, error, outcome }: Container, path: Path, isMap: boolean, items: Items): string {
  const where = words.place(path, isMap);
  let told = 0;
  for (let item = 0; item < items.size; item += 1)
    if (items.status(item) !== null || items.outcome(item) !== 'unknown') told += 1;
  const [field] = [...textsOf(status), ...textsOf(error)];
  if (field !== undefined && !field.startsWith('@'))
    return words.carried(where, field.slice(1).replaceAll('/', '.'), told, items.size);
  return outcome === undefined ? words.toldBy(where, told, items.size) : words.listedAs(where, items.size, outcome);
}

function isErrorsOnly({ implied }: Container, request: Request): boolean {
  if (typeof implied !== 'string') return implied === true;
  return request.body !== undefined && matchesIn(request.body, patternOf(implied), 1)[0]?.value === true;
}
