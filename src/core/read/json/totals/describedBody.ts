import { type Items, pathsOfLists } from '../items/item.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isObject, type Json, type Path } from '../syntax/value.ts';

/** A document without the results that are members of its root, and the paths of the lists of the other results. */
export interface DescribedBody {
  readonly document: JsonDocument;
  readonly places: readonly Path[];
}

/**
 * The part of a body that may describe its results: all of it, unless they are members of the root object, as in
 * `{"email": {"status": 200}, "aborted": true}`.
 */
export function describedBody(document: JsonDocument, items: Items | undefined): DescribedBody {
  const places = items ? pathsOfLists(items) : [];
  const { value } = document;
  if (!items || !isObject(value) || !places.some((place) => place.length === 0)) return { document, places };
  const names = Object.keys(value);
  const results = new Set<string>();
  if (items.size < names.length)
    for (let item = 0; item < items.size; item += 1) results.add(String(items.at(item).path[0]));
  const rest: Record<string, Json> = {};
  if (results.size > 0) for (const name of names) if (!results.has(name)) rest[name] = value[name] ?? null;
  return { document: { ...document, value: rest }, places: places.filter((place) => place.length > 0) };
}
