import type { JsonDocument } from '../syntax/document.ts';
import { findLists, type List } from '../lists/lists.ts';
import { isObject } from '../syntax/value.ts';

/**
 * The list whose items are shown if a body is truncated before anything in it states a result: the outermost list that the
 * body ends in, or else the one at the highest level. Null if the body is not truncated, or has no list of objects.
 */
export function truncatedList(document: JsonDocument): List | null {
  if (!document.problems.some(({ cut }) => cut === true)) return null;
  const lists = findLists(document.value).filter(
    ({ role, isSingle, values }) => role === 'plain' && !isSingle && values.length > 0 && values.every(isObject),
  );
  const open = lists.filter(({ path }) => !document.isComplete(path));
  return (open.length > 0 ? open : lists).toSorted((a, b) => a.path.length - b.path.length)[0] ?? null;
}
