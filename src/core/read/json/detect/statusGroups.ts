import type { Exchange } from '../../../har/exchange.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';
import { evidenceMessages } from '../evidenceMessages.ts';
import { type Item, itemArray, itemsFromArray, type RecognizedBatch } from '../items/item.ts';
import { itemsOfList } from '../items/itemsAt.ts';
import { coverageByCount, type RequestCoverage } from '../items/requestCoverage.ts';
import { requestItemLabels } from '../items/rowLabels.ts';
import { arrayList, type List, mapList } from '../lists/lists.ts';
import * as words from '../messages.ts';
import { type Correlation, correlate } from '../request/correlate.ts';
import type { ParsedRequest } from '../request/requestLists.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';
import { isRegisteredStatus } from '../vocabulary/statusCode.ts';
import { judgeList } from './judgeList.ts';
import { isConfirmedByRequest } from './chooseLists.ts';

/**
 * Results grouped by status code, at the root or in a member: `{"201": ["a", "c"], "409": ["b"]}`. The values are lists of ids
 * or objects, or maps by id. Other objects have such keys too (rooms, prices, the `responses` of OpenAPI), so at a status other
 * than 207, and for a single key, the request must have the same items. Null for any other body.
 */
export function readStatusGroups(
  document: JsonDocument,
  request: ParsedRequest,
  { response }: Exchange,
): RecognizedBatch | null {
  const place = placeOfGroups(document.value);
  if (!place) return null;
  const { path, groups } = place;
  const codes = document.keys(path).filter((code) => Object.hasOwn(groups, code));
  if (hasItems(request, codes)) return null;
  const lists = codes.map((code) => groupList(groups[code] ?? null, [...path, code]));
  const whole = wholeList(lists, path);
  if (whole.values.length === 0) return null;
  const correlation = correlate(whole, request, 'none');
  const isConfirmed = isConfirmedByRequest({ ...judgeList(whole), correlation });
  const isBatch = response.status === 207;
  const areRegistered = codes.every((code) => isRegisteredStatus(Number(code)));
  if (isBatch ? !isConfirmed && !(areRegistered && isClearAlone(lists)) : !(isConfirmed && areRegistered)) return null;
  if (codes.length < 2 && !(isBatch && isConfirmed)) return null;
  let start = 0;
  const items = lists.flatMap((list) => {
    const end = start + list.values.length;
    const own = { ...correlation, items: correlation.items.slice(start, end), named: new Map<number, string>() };
    start = end;
    return itemsOf(list, own, document);
  });
  return {
    dialect: null,
    confidence: isBatch && isConfirmed ? 'certain' : 'likely',
    evidence: evidenceMessages.joined([
      evidenceMessages.byStatus(words.place(path, true), items.length),
      ...(isConfirmed && correlation.by !== null
        ? [evidenceMessages.correlated(correlation.by, correlation.sharedColumns)]
        : []),
    ]),
    items: itemsFromArray(items),
    ...coverageOf(correlation, request, items.length),
  };
}

const CODE = /^[1-5]\d\d$/;
/** A body with more members at a level holds data. */
const MOST_MEMBERS = 500;
/** Levels of objects above the groups. */
const DEEPEST = 2;

interface Place {
  readonly path: Path;
  readonly groups: JsonObject;
}

/** The only object of groups in a body. Null if lists of objects are beside it, which may be the results. */
function placeOfGroups(root: Json): Place | null {
  let value = root;
  const path: string[] = [];
  while (isObject(value)) {
    const keys = Object.keys(value);
    if (keys.length === 0 || keys.length > MOST_MEMBERS) return null;
    if (keys.every((key) => CODE.test(key))) return areGroups(Object.values(value)) ? { path, groups: value } : null;
    const holder = value;
    const inner = keys.filter((key) => holdsGroups(holder[key] ?? null, DEEPEST - path.length));
    const [only, second] = inner;
    if (only === undefined || second !== undefined || path.length > DEEPEST) return null;
    const others = keys.filter((key) => key !== only).map((key) => holder[key] ?? null);
    if (others.some((other) => isList(other) && other.length > 0)) return null;
    path.push(only);
    value = holder[only] ?? null;
  }
  return null;
}

/** Whether a value, or an object in it, has only status codes as keys. */
function holdsGroups(value: Json, depth: number): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  if (keys.length === 0 || keys.length > MOST_MEMBERS) return false;
  if (keys.every((key) => CODE.test(key))) return true;
  return depth > 0 && keys.some((key) => holdsGroups(value[key] ?? null, depth - 1));
}

/** Whether all values are lists of ids or objects, or all are maps of objects or texts. */
function areGroups(values: readonly Json[]): boolean {
  return (
    values.every((value) => isList(value) && value.every(isElement)) ||
    values.every(
      (value) => isObject(value) && Object.values(value).every((inner) => isElement(inner) || inner === null),
    )
  );
}

function isElement(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number' || isObject(value);
}

/** Whether the lists are results without a request that has the same items: numbers may be measurements, and maps resources. */
function isClearAlone(lists: readonly List[]): boolean {
  return lists.every(({ isMap, keys, values }) =>
    isMap
      ? values.every(isObject) && keys?.every((key) => /[\d\-:/.@#]/.test(key)) === true
      : values.every((value) => typeof value !== 'number'),
  );
}

/** Whether the request has all codes as items: then they are ids, such as the numbers of rooms. */
function hasItems({ lists }: ParsedRequest, codes: readonly string[]): boolean {
  return lists.some((list) => [...list.columns().values()].some((column) => codes.every((code) => column.has(code))));
}

function groupList(value: Json, path: Path): List {
  const role = Number(path.at(-1)) < 400 ? 'good' : 'bad';
  return isList(value) ? arrayList(value, path, role) : mapList(isObject(value) ? value : {}, path, role);
}

/** All groups as one list, which is matched to the request as a whole. */
function wholeList(lists: readonly List[], path: Path): List {
  const values = lists.flatMap((list) => list.values);
  const isMap = lists.every((list) => list.isMap);
  const list = arrayList(values, path, 'plain');
  return isMap ? { ...list, isMap, keys: lists.flatMap(({ keys }) => keys ?? []) } : list;
}

function itemsOf(list: List, correlation: Correlation, document: JsonDocument): readonly Item[] {
  const status = Number(list.name);
  const stated = status === 207 ? 'unknown' : outcomeOfStatus(status);
  return itemArray(itemsOfList({ ...judgeList(list), correlation }, document)).map((item) => ({
    ...item,
    status,
    statusText: null,
    outcome: status < 400 ? worse(stated, item.outcome) : stated,
    group: null,
  }));
}

function coverageOf({ requested, items }: Correlation, request: ParsedRequest, size: number): RequestCoverage {
  if (!requested) return coverageByCount(request, [], size);
  const withResult = new Set(items);
  const label = requestItemLabels(requested);
  const missing = requested.items.filter((item) => !withResult.has(item));
  return {
    unanswered: missing.map((item) => ({ index: item.index, label: label(item) })),
    requestItems: requested.items.length,
  };
}
