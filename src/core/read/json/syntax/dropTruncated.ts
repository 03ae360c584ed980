import type { JsonDocument } from './document.ts';
import { isList, isObject, type Json, type Path } from './value.ts';

/** Longest path of a value from which items are dropped. */
const DEEPEST = 4;

/**
 * Returns a document without the item in which the text is truncated, so that readers that test all items of a shape still
 * recognize it. Only the last item of a list is dropped, so the indexes of the others do not change.
 */
export function dropTruncated(document: JsonDocument): JsonDocument {
  if (!document.recovered) return document;
  const whole = (value: Json, path: Path): Json => {
    if (path.length > DEEPEST || document.isComplete(path)) return value;
    if (isList(value)) {
      const last = value.length - 1;
      return last >= 0 && !document.isComplete([...path, last]) ? value.slice(0, last) : value;
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner, [...path, key])]));
  };
  return { ...document, value: whole(document.value, []) };
}
