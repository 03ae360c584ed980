import * as words from '../../../words/json.ts';
import type { Item } from '../answer.ts';
import type { JsonDocument } from '../document.ts';
import { itemLabels } from '../label.ts';
import type { Request, RequestItem, RequestList } from '../request.ts';
import { foundAt, itemsIn } from '../reread.ts';
import { type Path, valueAt } from '../value.ts';
import { itemOf } from './item.ts';
import { type Match, matchesIn, patternOf } from './pattern.ts';
import type { Spot } from './place.ts';
import { type Container, textsOf } from './rule.ts';
import { finderOf, requestedList } from './tie.ts';

/** What one container gave. */
export interface Part {
  readonly items: readonly Item[];
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
  const found = foundAt(value, path, request);
  if (!found) return null;
  const { rows, isMap } = found.list;
  const tie = container.request;
  const own = tie ? requestedList(tie.list, request, captures) : null;
  const find = tie && own ? finderOf(tie, own) : null;
  const label = own && itemLabels(own);
  const base = new Map(itemsIn(found, document).map((item) => [item.path.at(-1), item] as const));
  const general = new Map(rows.map(({ key }, i) => [key, found.correlation.items[i] ?? null] as const));
  const surroundings = { group: isGrouped ? path.join('.') : null, isTied: find !== null };
  const answered = new Set<RequestItem>();
  const items: Item[] = [];
  let ties = 0;
  const keys = isMap ? document.keys(path) : rows.map(({ key }) => key);
  for (const [position, key] of keys.entries()) {
    const inner = valueAt(value, [key]);
    const read = base.get(key);
    if (inner === undefined || !read || container.without?.some((nothing) => nothing === inner)) continue;
    if (container.every?.some((place) => matchesIn(inner, patternOf(place), 1).length === 0)) return 'other';
    const spot: Spot = { value: inner, key, path, body: document.value, requested: null };
    const asked = find ? find(spot, position) : tie ? null : (general.get(key) ?? null);
    if (asked) {
      answered.add(asked);
      ties += 1;
    }
    items.push(itemOf(container, read, { ...spot, requested: asked }, asked && (label?.(asked) ?? null), surroundings));
  }
  return {
    items,
    evidence: evidenceOf(container, path, isMap, items),
    requested: own ?? (tie ? null : found.correlation.requested),
    answered,
    isTied: ties === items.length,
    isErrorsOnly: isErrorsOnly(container, request),
  };
}

function evidenceOf({ status, error, outcome }: Container, path: Path, isMap: boolean, items: readonly Item[]): string {
  const where = words.place(path, isMap);
  const told = items.filter((item) => item.status != null || item.outcome !== 'unknown').length;
  const [field] = [...textsOf(status), ...textsOf(error)];
  if (field !== undefined && !field.startsWith('@'))
    return words.carried(where, field.slice(1).replaceAll('/', '.'), told, items.length);
  return outcome === undefined ? words.toldBy(where, told, items.length) : words.listedAs(where, items.length, outcome);
}

function isErrorsOnly({ implied }: Container, request: Request): boolean {
  if (typeof implied !== 'string') return implied === true;
  return request.body !== undefined && matchesIn(request.body, patternOf(implied), 1)[0]?.value === true;
}
