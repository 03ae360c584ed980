import { type CorrelatedList, correlateList } from './correlatedList.ts';
import { judgeList } from './judgeList.ts';
import { arrayList, type List, mapList } from '../lists/lists.ts';
import { areProblems } from '../lists/problems.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { PathTree } from '../syntax/pathTree.ts';
import { isDoneName, isLeftOutName } from '../vocabulary/doneNames.ts';
import { isEnvelopeName, normalizeName, isResultName, nameRole, nameStem, nameWords } from '../vocabulary/nameRoles.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

/**
 * The list of successes beside lists of failures: the one of the same name (`parcels`, `failed_parcels`), those named after
 * what was done (`archived`), one that holds items of the request, one that is named like a list of results, or the only one.
 */
export function companions(
  root: Json,
  bad: readonly CorrelatedList[],
  request: ParsedRequest,
): readonly CorrelatedList[] {
  const [first] = bad;
  if (!first) return [];
  const parent: Path = first.list.top.slice(0, -1);
  const holder = valueAt(root, parent);
  if (!isObject(holder)) return [];
  const stems = new Set(bad.map(({ list }) => nameStem(String(list.top.at(-1) ?? ''))));
  const found: CorrelatedList[] = [];
  const done: CorrelatedList[] = [];
  const failed = bad.reduce((sum, { list }) => sum + list.values.length, 0);
  for (const [key, value] of Object.entries(holder)) {
    const isDone = isDoneName(key) || areOtherIds(key, value, failed, request);
    const isStem = stems.has(normalizeName(key)) || (isDone && stems.has(nameWords(key).slice(1).join('')));
    const list =
      nameRole(key) !== 'plain' || areProblems(key, value) || isLeftOutName(key)
        ? null
        : isList(value)
          ? arrayList(value, [...parent, key], 'good')
          : isObject(value) && isStem
            ? mapList(value, [...parent, key], 'good')
            : null;
    if (!list || list.values.length === 0 || (!isStem && !isDone && list.values.some((item) => !isObject(item))))
      continue;
    const other = correlateList(judgeList(list), request);
    if (isStem) return [other];
    (isDone ? done : found).push(other);
  }
  if (done.length > 0) return done;
  const matching = found.filter((other) => other.correlation.by === 'echo');
  if (matching.length > 0) return matching;
  // A GET lists existing resources, and the errors are those of resources that could not be listed.
  if (request.method === 'GET' && request.lists.length === 0) return [];
  const results = found.filter(({ list }) => isResultName(list.name));
  return results.length > 0 ? results.slice(0, 1) : found.length === 1 ? found : [];
}

/** Whether a list has the ids of all request items that did not fail: `"ids": [7], "errors": {"b": "exists"}` for two items. */
function areOtherIds(key: string, value: Json, failed: number, { method, lists }: ParsedRequest): boolean {
  return (
    isList(value) &&
    value.length > 0 &&
    nameWords(key).at(-1) === 'ids' &&
    (method === 'POST' || method === 'PUT' || method === 'PATCH') &&
    value.every((id) => typeof id === 'string' || typeof id === 'number') &&
    lists.some(({ isMap, items }) => !isMap && items.length === value.length + failed)
  );
}

/**
 * Lists, and maps by key, of items that were left out for some reason, or not known to be processed, beside or above other
 * lists: their outcome is unknown.
 */
export function leftOut(
  root: Json,
  beside: readonly CorrelatedList[],
  request: ParsedRequest,
): readonly CorrelatedList[] {
  const found: CorrelatedList[] = [];
  const taken = new PathTree(beside.map(({ list }) => list.path));
  const parent: Path = beside[0]?.list.top.slice(0, -1) ?? [];
  for (let depth = 0; depth <= parent.length; depth += 1) {
    const place = parent.slice(0, depth);
    const holder = valueAt(root, place);
    if (!isObject(holder)) continue;
    for (const key in holder) {
      const path = [...place, key];
      const list = isLeftOutName(key) && !taken.hasAtOrBelow(path) ? leftOutList(holder[key] ?? null, path) : null;
      if (list) found.push(correlateList(judgeList(list), request));
    }
  }
  return found;
}

function leftOutList(value: Json, path: Path): List | null {
  if (isList(value)) return value.length > 0 ? arrayList(value, path, 'mixed') : null;
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  // `{"reason": "quota"}` is not a map by key.
  const isMap = entries.every(([key, one]) => typeof one !== 'number' && typeof one !== 'boolean' && isKey(key));
  return entries.length > 0 && isMap ? mapList(value, path, 'mixed') : null;
}

function isKey(key: string): boolean {
  return !isEnvelopeName(key) && nameRole(key) !== 'aside' && memberTraits(key).isNeutral;
}
