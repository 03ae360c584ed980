import type { JsonDocument } from '../syntax/document.ts';
import { findLists, type List, rowPath } from '../lists/lists.ts';
import { isEnvelopeName, nameRole } from '../vocabulary/nameRoles.ts';
import { isObject } from '../syntax/value.ts';

function isWrapping(key: string): boolean {
  return isEnvelopeName(key) || nameRole(key) === 'aside';
}

/**
 * The list whose items are shown if a body is truncated before anything in it states a result: the outermost list that the
 * body ends in, or else the one at the highest level. Null if the body is not truncated, or has no list with a complete object.
 */
export function truncatedList(document: JsonDocument): List | null {
  if (!document.problems.some(({ cut }) => cut === true)) return null;
  const lists = findLists(document.value).filter(
    (list) => list.role === 'plain' && list.values.every(isObject) && document.isComplete(rowPath(list, 0)),
  );
  const open = lists.filter(({ path }) => !document.isComplete(path));
  const [first, ...inner] = (open.length > 0 ? open : lists).toSorted((a, b) => a.path.length - b.path.length);
  if (first?.isMap !== true) return first ?? null;
  // `{"meta": {}, "payload": {"rows": [...`: the root and wrappers are not maps of items.
  const isWrapper = first.path.length === 0 || first.keys?.some(isWrapping) === true;
  return (isWrapper ? inner.find(({ isMap }) => !isMap) : null) ?? first;
}
