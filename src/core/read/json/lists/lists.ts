import { isStatusLine, parseStatusCode } from '../vocabulary/statusCode.ts';
import { statesError } from '../vocabulary/errorMembers.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isResultName, type NameRole, nameRole } from '../vocabulary/nameRoles.ts';
import { type Json, type JsonList, type JsonObject, isList, isObject, type Path } from '../syntax/value.ts';
import { areProblems } from './problems.ts';
import { rootMembers } from './rootMembers.ts';
import { oppositeRoles } from './oppositeLists.ts';
import { chartSeries } from './chartSeries.ts';
import { areFlagsOrTexts, flagOrError, parallelLists, tupleItems, tupleMap } from './composedRows.ts';
import { outcomeTexts } from './outcomeTexts.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** A list, or a map by key, whose items may be operations. */
export interface List {
  readonly path: Path;
  /** The key of the list; empty for the root. */
  readonly name: string;
  readonly role: NameRole;
  readonly isMap: boolean;
  readonly values: JsonList;
  /** The keys of a map, parallel to {@link values}; null for a list. */
  readonly keys: readonly string[] | null;
  /** Whether the only value is at `path` itself and not an item of a list: `{"error": {"status": 404}}`. */
  readonly isSingle: boolean;
  /** Whether the values are members of the root object that state outcomes. */
  readonly isRootMembers?: boolean;
  /** The parallel lists that the values are composed of, or an empty list for composed tuples. Omitted for values as sent. */
  readonly composed?: readonly string[];
  /** The path of the outermost object whose name gave the role: `/Faults` for `/Faults/Fault`. */
  readonly top: Path;
}

/** The key or index of an item. */
export function rowKey({ keys, name, isSingle }: List, row: number): string | number {
  return isSingle ? name : keys ? (keys[row] ?? '') : row;
}

/** The path of an item. */
export function rowPath(list: List, row: number): Path {
  return list.isSingle ? list.path : [...list.path, rowKey(list, row)];
}

/** The part of an item that may state an outcome: none for bare values under a name with a role, which are ids: `{"successes": [301, 302]}`. */
export function statedValue({ role, isMap, values }: List, row: number): Json {
  const item = values[row] ?? null;
  return role !== 'plain' && !isMap && (typeof item !== 'object' || item === null) ? null : item;
}

const DEEPEST = 6;
/** Objects visited. A body with more of them holds data, not results. */
const MOST_OBJECTS = 5000;

/** All lists and maps that may hold operations, in body order. Does not search inside their items. */
export function findLists(root: Json): readonly List[] {
  const lists: List[] = [];
  let objects = 0;
  const visit = (value: Json, path: Path, role: NameRole, top: Path): void => {
    const name = String(path.at(-1) ?? '');
    if (isList(value)) {
      if (isCandidate(value, name, role)) lists.push(composedList(value, path, role, top));
      return;
    }
    if (!isObject(value) || path.length > DEEPEST || (objects += 1) > MOST_OBJECTS) return;
    if (role === 'bad' || role === 'good') {
      const shape = shapeOf(value);
      if (shape === 'single' && path.length > 0 && top.length === path.length) {
        // `"error": {"code": 0, "message": ""}` states no error.
        if (role === 'bad' && !statesError(value)) return;
        lists.push({ path, name, role, isMap: false, values: [value], keys: null, isSingle: true, top });
        return;
      }
      if (shape === 'map') {
        lists.push(role === 'bad' ? errorMap(value, path, top) : mapList(value, path, role, top));
        return;
      }
    } else {
      const composed =
        path.length === 0 || isResultName(name) ? (tupleMap(value) ?? outcomeTexts(value, path.length > 0)) : null;
      if (composed) {
        lists.push({ ...mapList(value, path, role, top), values: composed });
        return;
      }
      const members = path.length === 0 ? rootMembers(value) : null;
      if (members) lists.push({ ...mapList(membersOf(value, members), path, role, top), isRootMembers: true });
      else if (mayBeMap(value, name)) lists.push(mapList(value, path, role, top));
      else if (path.length > 0 && isResultName(name) && areFlagsOrTexts(value))
        lists.push({ ...mapList(value, path, role, top), values: Object.values(value).map(flagOrError) });
    }
    const parallel = role === 'plain' ? parallelLists(value) : null;
    if (parallel)
      lists.push({ ...arrayList(parallel.values, [...path, parallel.key], 'plain'), composed: parallel.keys });
    const areData = hasDataKeys(value);
    const series = chartSeries(value);
    const opposite = oppositeRoles(value);
    for (const key of Object.keys(value)) {
      const inner = value[key] ?? null;
      if (parallel?.keys.includes(key) || series.has(key)) continue;
      if (!isList(inner) && (!isObject(inner) || objects > MOST_OBJECTS)) continue;
      const own =
        areData || key.includes('/') ? 'plain' : areProblems(key, inner) ? 'bad' : (opposite.get(key) ?? nameRole(key));
      if (own === 'aside') continue;
      const inherits = own === 'plain' && role !== 'plain';
      const below = [...path, key];
      visit(inner, below, inherits ? role : own, inherits ? top : below);
    }
  };
  visit(root, [], 'plain', []);
  return lists;
}

const MANY = 8;

/** Whether the keys of an object are data, so that a package called `http-errors` is not taken for a list of errors. */
function hasDataKeys(value: JsonObject): boolean {
  const keys = Object.keys(value);
  if (keys.length < MANY || !keys.every((key) => isObject(value[key]))) return false;
  return keys.filter((key) => nameRole(key) !== 'plain').length * 3 < keys.length;
}

/** A list over an array, whose tuples are composed to objects. */
function composedList(value: JsonList, path: Path, role: NameRole, top: Path): List {
  const isNamed = path.length === 0 || isResultName(String(path.at(-1)));
  const items = role === 'plain' && isList(value[0]) ? tupleItems(value, !isNamed) : null;
  return items ? { ...arrayList(items, path, role, top), composed: [] } : arrayList(value, path, role, top);
}

/** A list over an array. */
export function arrayList(values: JsonList, path: Path, role: NameRole, top: Path = path): List {
  return { path, name: String(path.at(-1) ?? ''), role, isMap: false, values, keys: null, isSingle: false, top };
}

function membersOf(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, value[key] ?? null]));
}

/** A list over the values of an object. */
export function mapList(value: JsonObject, path: Path, role: NameRole, top: Path = path): List {
  return {
    path,
    name: String(path.at(-1) ?? ''),
    role,
    isMap: true,
    values: Object.values(value),
    keys: Object.keys(value),
    isSingle: false,
    top,
  };
}

/** A map of errors, in which an empty value is a success: `{"errors": {"a": "", "b": "is locked"}}`. */
function errorMap(value: JsonObject, path: Path, top: Path): List {
  const list = mapList(value, path, 'bad', top);
  const isEmpty = (error: Json): boolean => error === null || error === '';
  if (!list.values.some(isEmpty) || list.values.every(isEmpty)) return list;
  return { ...list, values: list.values.map((error) => (isEmpty(error) ? { success: true } : error)) };
}

/** Whether a list may hold results: lists of objects; lists of strings and numbers only by their name or at the root. */
function isCandidate(value: readonly Json[], name: string, role: NameRole): boolean {
  if (role !== 'plain') return true;
  if (value.length === 0) return true;
  const sample = value.slice(0, 20);
  if (sample.some((item) => isObject(item))) return true;
  if (sample.every((item) => isList(item)))
    return sample.every((item) => isList(item) && item.length <= 5 && item.some((part) => typeof part === 'string'));
  return (name === '' || isResultName(name)) && sample.every(isBareVerdict);
}

function isBareVerdict(value: Json): boolean {
  return (
    (typeof value === 'string' && (outcomeOfWord(value) !== null || isStatusLine(value))) ||
    (typeof value === 'number' && parseStatusCode(value)?.status != null) ||
    typeof value === 'boolean' ||
    value === null
  );
}

/**
 * The kind of an object under a name like `errors` or `success`: one result (`{status, title}`), a map by key, or an object
 * that holds lists.
 */
function shapeOf(value: JsonObject): 'single' | 'map' | 'lists' | 'nothing' {
  const entries = Object.entries(value);
  if (entries.length === 0) return 'nothing';
  const isSingle = entries.some(
    ([key, inner]) =>
      !isList(inner) &&
      !isObject(inner) &&
      (memberTraits(key).code !== null || SINGLE_NAMES.has(memberTraits(key).name)),
  );
  if (isSingle) return 'single';
  if (entries.some(([, inner]) => typeof inner === 'number' || typeof inner === 'boolean')) return 'nothing';
  if (entries.some(([, inner]) => isList(inner) && inner.length > 0 && !isTexts(inner))) return 'lists';
  if (entries.every(([, inner]) => isList(inner) && inner.length === 0)) return 'lists';
  return 'map';
}

const SINGLE_NAMES = new Set('message title detail description type error id msg'.split(' '));

/** Whether a list holds sentences, as opposed to ids. */
function isTexts(value: readonly Json[]): boolean {
  return (
    value.every((item) => typeof item === 'string') && value.some((item) => typeof item === 'string' && /\s/.test(item))
  );
}

/** Whether all members of an object may be results: objects, null, status words, codes. */
function mayBeMap(value: JsonObject, name: string): boolean {
  const values = Object.values(value);
  if (values.length === 0) return false;
  const isRoot = name === '';
  if (areWordsById(value)) return true;
  return values.every(
    (inner) =>
      (isObject(inner) && !isSplit(inner)) ||
      inner === null ||
      (typeof inner === 'string' && inner.length <= 40 && (outcomeOfWord(inner) !== null || isRoot)) ||
      ((typeof inner === 'number' || typeof inner === 'boolean') && (isRoot || isResultName(name))),
  );
}

const LONGEST_WORD = 40;

/** Whether members with ids as names hold status words, one of them known: `{"C8TJ500": "SUCCESS", "C8TJ404": "NOT_ACCESSIBLE"}`. */
function areWordsById(value: JsonObject): boolean {
  let isKnown = false;
  for (const key in value) {
    const word = value[key];
    if (typeof word !== 'string' || word.length > LONGEST_WORD || !/^[A-Z_]+$/.test(word) || !/[\d/@.]/.test(key))
      return false;
    isKnown ||= outcomeOfWord(word) !== null;
  }
  return isKnown;
}

/** Whether an object holds lists of results, and so is not a result itself: `{success: [...], error: [...]}`. */
function isSplit(value: JsonObject): boolean {
  const listed = Object.keys(value).filter((key) => isList(value[key]));
  return (
    listed.length > 1 && listed.some((key) => nameRole(key) === 'bad') && listed.some((key) => nameRole(key) === 'good')
  );
}
