import { type Items, itemsFromArray } from './item.ts';
import { type CorrelatedList, correlateList } from '../detect/correlatedList.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { buildItems } from './buildItems.ts';
import { arrayList, mapList } from '../lists/lists.ts';
import { type JudgedList, judgeList } from '../detect/judgeList.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

/**
 * The items of the list at a path, parsed by the general rules, for dialects that only adjust the result. Empty if there is
 * no list at the path.
 */
export function itemsAt(document: JsonDocument, path: Path, request: ParsedRequest): Items {
  const found = foundAt(valueAt(document.value, path) ?? null, path, request);
  return found ? itemsOfList(found, document) : itemsFromArray([]);
}

/** A list or a map by key, matched to the request; null for any other value. */
function foundAt(value: Json, path: Path, request: ParsedRequest): CorrelatedList | null {
  const found = judgeListAt(value, path);
  return found && correlateList(found, request);
}

/** The same list without the request. */
export function judgeListAt(value: Json, path: Path): JudgedList | null {
  const list = isList(value) ? arrayList(value, path, 'plain') : isObject(value) ? mapList(value, path, 'plain') : null;
  return list && judgeList(list);
}

/** The items of a single list. */
export function itemsOfList(found: CorrelatedList, document: JsonDocument): Items {
  return buildItems({ kind: 'verdicts', lists: [found] }, document, 0);
}
