import { type Items, listed } from './item.ts';
import { type Found, tied } from '../detect/chooseLists.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { itemsOf } from './items.ts';
import { arrayList, mapList } from '../lists/lists.ts';
import { type Judged, judged } from '../detect/qualify.ts';
import type { Request } from '../request/requestLists.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

/**
 * The items of one list that a named reader knows to hold the operations, read by the general rules: what is left to the
 * named reader is what those cannot know. Empty where there is no list at the path.
 */
export function itemsAt(document: JsonDocument, path: Path, request: Request): Items {
  const found = foundAt(valueAt(document.value, path) ?? null, path, request);
  return found ? itemsIn(found, document) : listed([]);
}

/** A list, or a map by key, tied to the request; null for anything else. */
function foundAt(value: Json, path: Path, request: Request): Found | null {
  const found = judgedAt(value, path);
  return found && tied(found, request);
}

/** The same without the request. */
export function judgedAt(value: Json, path: Path): Judged | null {
  const list = isList(value) ? arrayList(value, path, 'plain') : isObject(value) ? mapList(value, path, 'plain') : null;
  return list && judged(list);
}

export function itemsIn(found: Found, document: JsonDocument): Items {
  return itemsOf({ kind: 'verdicts', lists: [found] }, document, 0);
}
