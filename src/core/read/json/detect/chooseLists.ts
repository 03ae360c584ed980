import type { Correlation } from '../request/correlate.ts';
import { companions, leftOut } from './companions.ts';
import { type CorrelatedList, correlateList } from './correlatedList.ts';
import { findLists, type List } from '../lists/lists.ts';
import { isVerdictList, isWordedList, judgeList } from './judgeList.ts';
import { echoedCodes } from '../request/echoedCodes.ts';
import { matchPositionKeys } from '../request/positionKeys.ts';
import { PathTree } from '../syntax/pathTree.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { isActionName, isResultName, nameRole } from '../vocabulary/nameRoles.ts';
import { isPlainResult } from '../vocabulary/resource.ts';
import { isList, isObject, type Json, valueAt } from '../syntax/value.ts';

export interface ChosenLists {
  /** What states the outcomes. `verdicts`: the items; `split`: the names of the lists; `listed`: nothing, but the request has the same items. */
  readonly kind: 'verdicts' | 'split' | 'listed';
  readonly lists: readonly CorrelatedList[];
  /** Whether the body states that no item of a `listed` list failed. */
  readonly isClear?: boolean;
  /** Whether totals in the body count the failures in the lists. */
  readonly isCounted?: boolean;
}

/**
 * Finds the lists that hold the operations of a body: by all items of a list together, by pairs of names (`created`,
 * `rejected`), and by request items that occur again. A single matching item is never enough. Null if there are none.
 *
 * @param isClear whether the body states that no item of a list failed
 * @param isCut whether the truncated end of the body is in a list
 */
export function chooseLists(
  root: Json,
  request: ParsedRequest,
  isClear: (list: List) => boolean = () => false,
  isCut: (list: List) => boolean = () => false,
): ChosenLists | null {
  const filled = matchPositionKeys(
    findLists(root)
      .filter(({ values }) => values.length > 0)
      .map((list) => correlateList(judgeList(list, echoedCodes(list, request)), request, isCut(list))),
    request,
  );
  // A list with an item that states a failure is not a list of successes, whatever its name: `processed: [{status: 404}]`.
  const isPlain = (found: CorrelatedList): boolean =>
    found.list.role === 'plain' || (found.list.role === 'good' && found.counts.failed > 0);
  const judged = filled.filter((found) => isPlain(found) && isVerdictList(found, isConfirmedByRequest(found)));
  const bad = filled.filter(({ list }) => list.role === 'bad' || list.role === 'mixed');
  const good = filled.filter((found) => found.list.role === 'good' && !isPlain(found));
  const plain = withoutRemarks(judged, bad.length > 0 || good.length > 0);

  const failing = plain.filter(({ counts }) => counts.failed > 0);
  const highest = lowest(bad.map(({ list }) => list.top.length));
  if (failing.some(({ list }) => list.path.length <= highest))
    return {
      kind: 'verdicts',
      lists: [...withFailures(level(plain, filled), failing), ...notAttempted(bad, plain)].toSorted(inOrder(root)),
    };
  if (bad.length > 0) {
    const others = [...(good.length > 0 ? good : companions(root, bad, request)), ...leftOut(root, bad, request)];
    const taken = new PathTree(others.map(({ list }) => list.path));
    const judgedLists = plain.filter(({ list }) => !taken.hasAncestorOf(list.path) && !taken.hasAtOrBelow(list.path));
    return { kind: 'split', lists: outermost([...bad, ...others, ...judgedLists]).toSorted(inOrder(root)) };
  }
  const worded = filled.filter(isWordedList);
  if (plain.length > 0) {
    const lists = withFailures(level(plain, filled), [...failing, ...worded]);
    return { kind: 'verdicts', lists: outermost([...lists, ...leftOut(root, lists, request)]).toSorted(inOrder(root)) };
  }
  if (good.length > 0)
    return {
      kind: 'split',
      lists: outermost([...withFailures(good, worded), ...leftOut(root, good, request)]).toSorted(inOrder(root)),
    };
  if (worded.length > 0) return { kind: 'verdicts', lists: level(worded, filled).toSorted(inOrder(root)) };
  const silent = withoutFailures(filled, isClear);
  if (silent) return silent;
  const coded = filled.find(hasOnlyCodes);
  return coded ? { kind: 'listed', lists: [coded] } : null;
}

/** The list of a body in which no item states a failure: each item states that it has no error, or the request has the same items. */
function withoutFailures(filled: readonly CorrelatedList[], isClear: (list: List) => boolean): ChosenLists | null {
  const named = filled
    .filter(({ list }) => list.role === 'plain' && !list.isMap)
    .toSorted((a, b) => a.list.path.length - b.list.path.length);
  const denying = named.find(
    (found) =>
      found.counts.denied === found.list.values.length &&
      (isConfirmedByRequest(found) || isResultName(found.list.name) || found.list.path.length <= 1),
  );
  if (denying) return { kind: 'verdicts', lists: [denying] };
  const listed = named.filter(({ list }) => isResultName(list.name) || list.path.length === 0);
  const first =
    listed.find(isConfirmedByRequest) ??
    listed.find(({ list }) => isClear(list)) ??
    named.find((found) => isConfirmedByRequest(found) && isClear(found.list));
  return first ? { kind: 'listed', lists: [first], isClear: isClear(first.list) } : null;
}

/** Whether a list of results has only names and codes whose meaning is unknown: `{"results": [{"id": "a", "code": 1}]}`. */
function hasOnlyCodes({ list }: CorrelatedList): boolean {
  return (
    list.role === 'plain' &&
    !list.isMap &&
    isResultName(list.name) &&
    list.values.every((value) => isObject(value) && isPlainResult(value) && typeof value['code'] === 'number')
  );
}

/** Removes lists of messages with severities if there are other results. */
function withoutRemarks(judged: readonly CorrelatedList[], hasOthers: boolean): readonly CorrelatedList[] {
  const results = judged.filter(({ system, counts }) => counts.system === 0 || system?.areRemarks !== true);
  return results.length > 0 || hasOthers ? results : judged;
}

/** Whether a body without operations has empty lists of results: a batch of nothing. */
export function isEmptyBatch(root: Json): boolean {
  if (isList(root)) return root.length === 0;
  if (!isObject(root)) return false;
  const entries = Object.entries(root);
  const isEmpty = entries.some(
    ([key, value]) =>
      isList(value) && value.length === 0 && (isResultName(key) || nameRole(key) === 'good' || nameRole(key) === 'bad'),
  );
  // An empty list of errors does not make items without a status successes.
  return isEmpty && !entries.some(([key, value]) => nameRole(key) !== 'aside' && hasObjects(value, 0));
}

const HOLDERS = 3;

/** Whether a value has a list, or a map by key, of objects. */
function hasObjects(value: Json, depth: number): boolean {
  if (isList(value)) return value.some((inner) => isObject(inner));
  if (!isObject(value) || depth >= HOLDERS) return false;
  const inner = Object.values(value);
  return (inner.length > 1 && inner.every(isObject)) || inner.some((one) => hasObjects(one, depth + 1));
}

/** Whether the request has the same items: at least half of the rows match one. */
export function isConfirmedByRequest({ correlation, list }: CorrelatedList): boolean {
  if (correlation.by === null || correlation.by === 'pointer') return false;
  const hits = correlation.items.filter((item) => item !== null).length;
  return hits * 2 >= list.values.length && hits > 0 && !areFields(correlation, list.isRootMembers === true);
}

/** Whether the matched keys are fields of one resource: `{"user": {"name": "", "email": "x"}}` under `errors`. */
function areFields({ by, items, requested }: Correlation, areMembers: boolean): boolean {
  return (
    by === 'key' &&
    requested?.isMap === true &&
    (areMembers ||
      items.every((item) => item === null || (typeof item.value === 'string' && !/[/?.]/.test(item.value))))
  );
}

/** The lists of the lowest depth that has any, with siblings that are named after the requested actions. */
function level(plain: readonly CorrelatedList[], filled: readonly CorrelatedList[]): readonly CorrelatedList[] {
  const depth = lowest(plain.map(({ list }) => list.path.length));
  const chosen = new Set(plain.filter(({ list }) => list.path.length === depth));
  const areActions = [...chosen].some(({ list }) => isActionName(list.name));
  if (!areActions) return outermost([...chosen]);
  const parents = new PathTree([...chosen].map(({ list }) => list.path.slice(0, -1)));
  const siblings = filled.filter(
    (found) =>
      !chosen.has(found) &&
      found.list.path.length === depth &&
      isActionName(found.list.name) &&
      parents.has(found.list.path.slice(0, -1)),
  );
  return outermost([...chosen, ...siblings]);
}

/** Adds deeper lists with failures to lists without any, which must not hide them. */
function withFailures(lists: readonly CorrelatedList[], failing: readonly CorrelatedList[]): readonly CorrelatedList[] {
  if (lists.some(({ counts }) => counts.failed > 0)) return lists;
  const paths = new PathTree(lists.map(({ list }) => list.path));
  const deeper = failing.filter(({ list }) => !paths.has(list.path) && !paths.hasAncestorOf(list.path));
  return outermost([...lists, ...deeper]);
}

/** Lists of items that were not attempted (`unserviced_requests: ["3"]`), as opposed to messages about listed errors. */
function notAttempted(bad: readonly CorrelatedList[], plain: readonly CorrelatedList[]): readonly CorrelatedList[] {
  const withResult = new Set(plain.flatMap(({ correlation }) => correlation.items));
  return bad.filter(({ list, correlation }) =>
    list.values.every(
      (value, i) => typeof value === 'string' && correlation.items[i] && !withResult.has(correlation.items[i]),
    ),
  );
}

/** Removes lists inside other lists. */
function outermost(found: readonly CorrelatedList[]): readonly CorrelatedList[] {
  const paths = new PathTree(found.map(({ list }) => list.path));
  return found.filter(({ list }) => !paths.hasAncestorOf(list.path));
}

/** The minimum of any number of numbers; Infinity without any. */
function lowest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

/** Compares lists by their order in the body. */
function inOrder(root: Json): (a: CorrelatedList, b: CorrelatedList) => number {
  const numbers = new Map<Json, ReadonlyMap<string, number>>();
  const numbersOf = (holder: Json): ReadonlyMap<string, number> => {
    let known = numbers.get(holder);
    if (!known) {
      known = new Map(isObject(holder) ? Object.keys(holder).map((key, i) => [key, i]) : []);
      numbers.set(holder, known);
    }
    return known;
  };
  return (a, b) => {
    let holder: Json = root;
    for (const [i, step] of a.list.path.entries()) {
      const other = b.list.path[i];
      if (other !== step) {
        const keys = numbersOf(holder);
        return (keys.get(String(step)) ?? -1) - (keys.get(String(other)) ?? -1);
      }
      holder = valueAt(holder, [step]) ?? null;
    }
    return 0;
  };
}
