import { rowScalars, cellText } from '../lists/rowScalars.ts';
import type { SharedColumns } from './sharedColumns.ts';
import type { List } from '../lists/lists.ts';
import { type RequestLookup, requestLookup } from './requestLookup.ts';
import { normalizeName, isResultName, nameRole } from '../vocabulary/nameRoles.ts';
import { KEY_COLUMN, type ParsedRequest, type RequestItem, type RequestList } from './requestLists.ts';
import type { Scalar } from '../syntax/scalars.ts';
import { isObject, member } from '../syntax/value.ts';

/** How the items of a list were matched to those of the request, most reliable first. */
export type CorrelationMethod = 'key' | 'echo' | 'index' | 'pointer' | 'position';

/** The request items that the rows of a list belong to. */
export interface Correlation {
  /** The request list that the rows match; null if there is none. */
  readonly requested: RequestList | null;
  readonly by: CorrelationMethod | null;
  /** The request item of each row; empty if the request has no lists. */
  readonly items: readonly (RequestItem | null)[];
  /** The name of the request list, for each row that contains it. */
  readonly named: ReadonlyMap<number, string>;
  /** The matching columns, if rows were matched by a shared value. */
  readonly sharedColumns: { readonly response: string; readonly request: string } | null;
}

const NO_CORRELATION: Correlation = { requested: null, by: null, items: [], named: new Map(), sharedColumns: null };

/**
 * Matches the rows of a list to the items of the request: by a shared value, by a member that holds an index, by a pointer
 * into the request, and by position if both lists are equally long.
 *
 * @param order `all`: the list has one result per request item, so that positions are meaningful; `stopped`: the same up to
 * the first failure; `none`: positions are not meaningful
 */
export function correlate(list: List, request: ParsedRequest, order: 'all' | 'stopped' | 'none'): Correlation {
  if (request.lists.length === 0) return NO_CORRELATION;
  const lookup = requestLookup(request);
  const size = list.values.length;
  const items: (RequestItem | null)[] = list.values.map(() => null);
  const named = new Map<number, string>();
  const shared = lookup.sharedColumns.find(list);
  let by: CorrelationMethod | null = null;
  let requested: RequestList | null = null;
  if (shared) {
    ({ list: requested } = shared);
    by = shared.responseColumn === KEY_COLUMN ? 'key' : 'echo';
    for (let row = 0; row < size; row += 1) items[row] = requestItemByValue(list, row, shared);
  }
  if (items.includes(null)) {
    const counted = indexMatcher(list, lookup, requested);
    for (let row = 0; row < size; row += 1) {
      const hit = items[row] ? null : counted?.(row);
      if (!hit) continue;
      items[row] = hit.item;
      if (hit.named !== null) named.set(row, hit.named);
      requested ??= hit.list;
      by ??= 'index';
    }
  }
  if (items.includes(null)) {
    for (let row = 0; row < size; row += 1) {
      const hit = items[row] ? null : pointedAt(rowScalars(list, row), lookup);
      if (!hit) continue;
      items[row] = hit.item;
      requested ??= hit.list;
      by ??= 'pointer';
    }
  }
  if (by === null && list.role === 'bad' && /(?:indices|indexes|positions)$/i.test(list.name)) {
    // `"failed_indices": [1, 4]`
    const most = list.values.reduce((a: number, value) => Math.max(a, Number(value)), -1);
    const candidate = lookup.longerThan(most, []);
    for (let row = 0; row < size; row += 1) items[row] = candidate?.items[Number(list.values[row])] ?? null;
    if (candidate && !items.includes(null)) [requested, by] = [candidate, 'index'];
    else items.fill(null);
  }
  if (by === null && list.path.some((step) => nameRole(String(step)) === 'bad')) {
    // `"UnprocessedItems": {"Forum": [{"PutRequest": {...}}]}` repeats the items of the request.
    for (let row = 0; row < size; row += 1) {
      const value = list.values[row] ?? null;
      const hit = isObject(value) ? lookup.equal(value) : undefined;
      if (!hit || (requested && hit.list !== requested)) continue;
      items[row] = hit.item;
      requested = hit.list;
      by = 'echo';
    }
  }
  if (order !== 'none' && items.includes(null)) {
    const other = requested ?? sameLength(list, lookup, order === 'stopped');
    // If rows matched in another way are out of order, positions are not meaningful.
    const fits =
      other &&
      isAsLong(other, list, order === 'stopped') &&
      items.every((item, row) => item === null || item.index === row);
    if (other && fits) {
      requested = other;
      by ??= 'position';
      for (const row of items.keys()) items[row] ??= other.items[row] ?? null;
    }
  }
  return {
    requested,
    by,
    items,
    named,
    sharedColumns: shared && { response: shared.responseColumn, request: shared.requestColumn },
  };
}

function requestItemByValue(list: List, row: number, shared: SharedColumns): RequestItem | null {
  const text = cellText(list, row, shared.responseColumn);
  const index = text === undefined ? undefined : shared.values.get(text);
  return index === undefined ? null : (shared.list.items[index] ?? null);
}

/** Normalized names of members that hold the index of a request item, counted from 0. */
export const INDEX_NAMES = new Set(
  'index idx pos position batchindex itemindex requestindex recordindex rowindex inputindex arrayindex elementindex entryindex operationindex opindex failedelementnumber'.split(
    ' ',
  ),
);
/** Normalized names of members that hold a line or row number. */
export const LINES = new Set('line row linenumber rownumber lineno rowno'.split(' '));

interface Hit {
  readonly list: RequestList;
  readonly item: RequestItem;
  readonly named: string | null;
}

/** Creates a function that matches rows by an index (`index` from 0, `line` from 1). Null if there is no such column. */
function indexMatcher(
  list: List,
  lookup: RequestLookup,
  known: RequestList | null,
): ((row: number) => Hit | null) | null {
  const column = rowScalars(list, 0).find(
    ({ column: name, depth }) =>
      depth === 0 && (INDEX_NAMES.has(normalizeName(name)) || (LINES.has(normalizeName(name)) && list.role !== 'good')),
  )?.column;
  if (column === undefined) return null;
  const numbers = list.values.map((_, row) => Number(cellText(list, row, column) ?? Number.NaN));
  const whole = numbers.filter((number) => Number.isInteger(number) && number >= 0);
  if (whole.length === 0) return null;
  const isLine = LINES.has(normalizeName(column));
  const from = isLine && !whole.includes(0) ? 1 : 0;
  const most = whole.reduce((a, b) => Math.max(a, b)) - from;
  // A line number may refer to a source text and not to a list in the request.
  const candidate = known ?? listFor(list, lookup, most);
  const fallback = isLine && candidate && !holdsLines(candidate) ? null : candidate;
  return (row) => {
    const sibling = lookup.hasInner ? siblingIn(rowScalars(list, row), lookup) : undefined;
    const chosen = sibling ?? fallback;
    const item = chosen?.items[(numbers[row] ?? Number.NaN) - from];
    return chosen && item ? { list: chosen, item, named: sibling?.name ?? null } : null;
  };
}

/** The request list whose name is a value in a row. */
function siblingIn(row: readonly Scalar[], lookup: RequestLookup): RequestList | undefined {
  for (const { text } of row) {
    const sibling = lookup.inner(text);
    if (sibling) return sibling;
  }
  return undefined;
}

function holdsLines({ path, name }: RequestList): boolean {
  return path.length === 0 || isResultName(name) || /^(?:row|line)s?$/i.test(name);
}

/** The request list with the name of a response list or of one of its ancestors, otherwise the longest. */
function listFor(list: List, lookup: RequestLookup, most: number): RequestList | null {
  return lookup.longerThan(most, new Set(list.path.map((step) => normalizeName(String(step)))));
}

/** Matches a pointer into the request: `/data/1/name`, `$.campaigns[1].name`, `@data/1`, `items.1.price`. */
function pointedAt(row: readonly Scalar[], lookup: RequestLookup): Hit | null {
  for (const { text } of row) {
    if (/\s/.test(text) || text.length > 120 || !/[./[]\d+/.test(text)) continue;
    for (const [, name = '', digits] of text.matchAll(/([\p{L}\p{N}_:-]*)[./[]+(\d+)(?=[\]./]|$)/gu)) {
      const list = lookup.named(name);
      const item = list?.items[Number(digits)];
      if (list && item) return { list, item, named: null };
    }
  }
  return null;
}

function isAsLong({ items }: RequestList, { values }: List, isStopped: boolean): boolean {
  return items.length === values.length || (isStopped && items.length > values.length);
}

/** Whether a request list names the members of each row: `{"columns": ["method", "status"]}`. */
function namesColumns({ items }: RequestList, { values }: List): boolean {
  const [row] = values;
  return items.every(({ value }) => typeof value === 'string' && member(row, value) !== undefined);
}

function sameLength(list: List, lookup: RequestLookup, isStopped: boolean): RequestList | null {
  if (list.isMap) return null;
  return lookup.asLong(list.values.length, isStopped, list.name, (candidate) => !namesColumns(candidate, list));
}
