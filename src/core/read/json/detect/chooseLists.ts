import { type Correlation, correlate } from '../request/correlate.ts';
import { arrayList, findLists, mapList } from '../lists/lists.ts';
import { type JudgedList, isVerdictList, judgeList } from './judgeList.ts';
import { PathTree } from '../syntax/pathTree.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import { normalizeName, isActionName, isResultName, nameRole, nameStem } from '../vocabulary/nameRoles.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';

/** A list of operations, tied to the request. */
export interface CorrelatedList extends JudgedList {
  readonly correlation: Correlation;
}

export interface ChosenLists {
  /** `verdicts`: the items say how they went; `split`: the names of the lists do; `listed`: nothing does, but the request has the same items. */
  readonly kind: 'verdicts' | 'split' | 'listed';
  readonly lists: readonly CorrelatedList[];
}

/**
 * Finds the lists that hold the operations of a body: not by a single item that looks right, but by what all items of a
 * list say together, by pairs of names (`created`, `rejected`), and by the request's items coming back.
 */
export function chooseLists(root: Json, request: ParsedRequest): ChosenLists | null {
  const filled = findLists(root)
    .filter(({ values }) => values.length > 0)
    .map((list) => correlateList(judgeList(list), request));
  // Where an item fails by its own word, its list is no list of successes, whatever it is called: `processed: [{status: 404}]`.
  const isPlain = (found: CorrelatedList): boolean =>
    found.list.role === 'plain' || (found.list.role === 'good' && found.counts.failed > 0);
  const plain = filled.filter((found) => isPlain(found) && isVerdictList(found, isConfirmedByRequest(found)));
  const bad = filled.filter(({ list }) => list.role === 'bad' || list.role === 'mixed');
  const good = filled.filter((found) => found.list.role === 'good' && !isPlain(found));

  const failing = plain.filter(({ counts }) => counts.failed > 0);
  const highest = lowest(bad.map(({ list }) => list.top.length));
  if (failing.some(({ list }) => list.path.length <= highest))
    return {
      kind: 'verdicts',
      lists: [...withFailures(level(plain, filled), failing), ...leftOver(bad, plain)].toSorted(inOrder(root)),
    };
  if (bad.length > 0) {
    const others = good.length > 0 ? good : companions(root, bad, request);
    const taken = new PathTree(others.map(({ list }) => list.path));
    const told = plain.filter(({ list }) => !taken.hasAncestorOf(list.path) && !taken.hasAtOrBelow(list.path));
    return { kind: 'split', lists: outermost([...bad, ...others, ...told]).toSorted(inOrder(root)) };
  }
  if (plain.length > 0)
    return { kind: 'verdicts', lists: withFailures(level(plain, filled), failing).toSorted(inOrder(root)) };
  if (good.length > 0) return { kind: 'split', lists: outermost(good) };
  const listed = filled.filter(
    (found) =>
      found.list.role === 'plain' &&
      !found.list.isMap &&
      isConfirmedByRequest(found) &&
      (isResultName(found.list.name) || found.list.path.length === 0),
  );
  const first = listed.toSorted((a, b) => a.list.path.length - b.list.path.length)[0];
  return first ? { kind: 'listed', lists: [first] } : null;
}

/** Whether the lists of a body that has no operations are there but empty: a batch of nothing. */
export function isEmptyBatch(root: Json): boolean {
  if (isList(root)) return root.length === 0;
  if (!isObject(root)) return false;
  const entries = Object.entries(root);
  const isEmpty = entries.some(
    ([key, value]) =>
      isList(value) && value.length === 0 && (isResultName(key) || nameRole(key) === 'good' || nameRole(key) === 'bad'),
  );
  // An empty list of errors beside items that state nothing does not make them successes.
  return isEmpty && !entries.some(([key, value]) => nameRole(key) !== 'aside' && hasThings(value, 0));
}

const HOLDERS = 3;

/** Whether a value has a list, or a map by key, of objects. */
function hasThings(value: Json, depth: number): boolean {
  if (isList(value)) return value.some((inner) => isObject(inner));
  if (!isObject(value) || depth >= HOLDERS) return false;
  const inner = Object.values(value);
  return (inner.length > 1 && inner.every(isObject)) || inner.some((one) => hasThings(one, depth + 1));
}

export function correlateList(found: JudgedList, request: ParsedRequest): CorrelatedList {
  return {
    ...found,
    correlation: correlate(
      found.list,
      request,
      found.list.role !== 'plain' ? 'none' : stopsEarly(found) ? 'stopped' : 'all',
    ),
  };
}

/** Whether the last item, and no other, failed: then the rest of the request may not have been tried (Moodle). */
function stopsEarly({ list, verdicts, counts }: JudgedList): boolean {
  const size = list.values.length;
  return counts.failed === 1 && counts.flag + counts.code === size && verdicts.outcome(size - 1) === 'failure';
}

/** Whether the request has the same items: most are tied to one, and not by position alone where there is but one. */
export function isConfirmedByRequest({ correlation, list }: CorrelatedList): boolean {
  if (correlation.by === null || correlation.by === 'pointer') return false;
  const hits = correlation.items.filter((item) => item !== null).length;
  return hits * 2 >= list.values.length && hits > 0 && !areFields(correlation);
}

/** Whether what was tied by key are the fields of one thing: `{"user": {"name": "", "email": "x"}}` under `errors`. */
function areFields({ by, items, requested }: Correlation): boolean {
  return (
    by === 'key' &&
    requested?.isMap === true &&
    items.every((item) => item === null || (typeof item.value === 'string' && !/[/?.]/.test(item.value)))
  );
}

/** The lists of the highest level that has any, with those that are named alike after what was asked for. */
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

/** Lists without a failure, with deeper ones that have some: the highest level must not hide them. */
function withFailures(lists: readonly CorrelatedList[], failing: readonly CorrelatedList[]): readonly CorrelatedList[] {
  if (lists.some(({ counts }) => counts.failed > 0)) return lists;
  const paths = new PathTree(lists.map(({ list }) => list.path));
  const deeper = failing.filter(({ list }) => !paths.has(list.path) && !paths.hasAncestorOf(list.path));
  return outermost([...lists, ...deeper]);
}

/** What was not even tried (`unserviced_requests: ["3"]`), as opposed to errors told a second time in words. */
function leftOver(bad: readonly CorrelatedList[], plain: readonly CorrelatedList[]): readonly CorrelatedList[] {
  const answered = new Set(plain.flatMap(({ correlation }) => correlation.items));
  return bad.filter(({ list, correlation }) =>
    list.values.every(
      (value, i) => typeof value === 'string' && correlation.items[i] && !answered.has(correlation.items[i]),
    ),
  );
}

/**
 * The list of what went well, beside lists of what did not: the one of the same name (`parcels`, `failed_parcels`), one
 * that holds items of the request, one that is named like a list of results, or the only one that is there.
 */
function companions(root: Json, bad: readonly CorrelatedList[], request: ParsedRequest): readonly CorrelatedList[] {
  const [first] = bad;
  if (!first) return [];
  const parent: Path = first.list.top.slice(0, -1);
  const holder = valueAt(root, parent);
  if (!isObject(holder)) return [];
  const stems = new Set(bad.map(({ list }) => nameStem(String(list.top.at(-1) ?? ''))));
  const found: CorrelatedList[] = [];
  for (const [key, value] of Object.entries(holder)) {
    const isStem = stems.has(normalizeName(key));
    const list =
      nameRole(key) !== 'plain'
        ? null
        : isList(value)
          ? arrayList(value, [...parent, key], 'good')
          : isObject(value) && isStem
            ? mapList(value, [...parent, key], 'good')
            : null;
    if (!list || list.values.length === 0 || (!isStem && list.values.some((item) => !isObject(item)))) continue;
    const other = correlateList(judgeList(list), request);
    if (isStem) return [other];
    found.push(other);
  }
  const tiedOnes = found.filter((other) => other.correlation.by === 'echo');
  if (tiedOnes.length > 0) return tiedOnes;
  // What a GET lists is there anyway; beside it stand the errors of what could not be listed.
  if (request.method === 'GET' && request.lists.length === 0) return [];
  const results = found.filter(({ list }) => isResultName(list.name));
  return results.length > 0 ? results.slice(0, 1) : found.length === 1 ? found : [];
}

function outermost(found: readonly CorrelatedList[]): readonly CorrelatedList[] {
  const paths = new PathTree(found.map(({ list }) => list.path));
  return found.filter(({ list }) => !paths.hasAncestorOf(list.path));
}

/** The lowest of some numbers, however many; Infinity if there is none. */
function lowest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

/** The order of the body. */
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
