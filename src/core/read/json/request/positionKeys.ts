import type { CorrelatedList } from '../detect/correlatedList.ts';
import { rowKey } from '../lists/lists.ts';
import { requestLookup } from './requestLookup.ts';
import type { ParsedRequest, RequestList } from './requestLists.ts';

/**
 * Matches maps whose keys are positions in the request: `{"success": {"0": "A1"}, "failed": {"2": {...}}}`. Maps in one object
 * are matched together, since they share the positions, which are counted from 1 if the last one is the size of the request.
 */
export function matchPositionKeys(found: readonly CorrelatedList[], request: ParsedRequest): readonly CorrelatedList[] {
  if (request.lists.length === 0 || !found.some(hasPositionKeys)) return found;
  const groups = new Map<string, CorrelatedList[]>();
  for (const one of found) {
    if (!hasPositionKeys(one)) continue;
    const place = JSON.stringify(one.list.path.slice(0, -1));
    const group = groups.get(place);
    if (group) group.push(one);
    else groups.set(place, [one]);
  }
  const matched = new Map([...groups.values()].flatMap((group) => matchGroup(group, request)));
  return found.map((one) => matched.get(one) ?? one);
}

function hasPositionKeys({ list, correlation }: CorrelatedList): boolean {
  return (
    list.keys !== null &&
    list.keys.length > 0 &&
    correlation.by === null &&
    list.keys.every((key) => /^(?:0|[1-9]\d{0,6})$/.test(key))
  );
}

function matchGroup(
  group: readonly CorrelatedList[],
  request: ParsedRequest,
): readonly (readonly [CorrelatedList, CorrelatedList])[] {
  const positions = group.flatMap(({ list }) => (list.keys ?? []).map(Number));
  if (new Set(positions).size < positions.length) return [];
  const last = positions.reduce((a, b) => Math.max(a, b));
  const requested = requestLookup(request).longerThan(last - 1, []);
  if (!requested) return [];
  const from = !positions.includes(0) && last === requested.items.length ? 1 : 0;
  if (last - from >= requested.items.length) return [];
  // A map of any name must have all positions.
  const isWhole = positions.length === requested.items.length;
  return group.flatMap((one) =>
    one.list.role === 'plain' && !isWhole ? [] : [[one, matchList(one, requested, from)]],
  );
}

function matchList(found: CorrelatedList, requested: RequestList, from: number): CorrelatedList {
  const items = found.list.values.map((_, row) => requested.items[Number(rowKey(found.list, row)) - from] ?? null);
  return { ...found, correlation: { ...found.correlation, requested, by: 'position', items } };
}
