import { rowScalars, cellText } from '../lists/rowScalars.ts';
import type { SharedColumns } from './sharedColumns.ts';
import type { List } from '../lists/lists.ts';
import { type RequestLookup, requestLookup } from './requestLookup.ts';
import { normalizeName, isResultName } from '../vocabulary/nameRoles.ts';
import { KEY_COLUMN, type ParsedRequest, type RequestItem, type RequestList } from './requestLists.ts';
import type { Scalar } from '../syntax/scalars.ts';
import { member } from '../syntax/value.ts';

/** How the items of a list were tied to those of the request, surest first. */
export type CorrelationMethod = 'key' | 'echo' | 'index' | 'pointer' | 'position';

export interface Correlation {
  readonly requested: RequestList | null;
  readonly by: CorrelationMethod | null;
  /** For each row the request item that it answers; empty where there is nothing to answer. */
  readonly items: readonly (RequestItem | null)[];
  /** Where the list that a row names is another one than `requested`: its name, by the row. */
  readonly named: ReadonlyMap<number, string>;
  /** The columns on both sides that hold the same values. */
  readonly sharedColumns: { readonly answer: string; readonly request: string } | null;
}

const UNTIED: Correlation = { requested: null, by: null, items: [], named: new Map(), sharedColumns: null };

/**
 * Ties the rows of a list to the items of the request: by a value that both hold, by a field that counts, by a pointer
 * into the request, and by position where the list is as long as the request's.
 *
 * @param order `all`: the list answers all items of the request one by one, so that positions mean something; `stopped`:
 * it does so up to the first failure; `none`: it does not
 */
export function correlate(list: List, request: ParsedRequest, order: 'all' | 'stopped' | 'none'): Correlation {
  if (request.lists.length === 0) return UNTIED;
  const lookup = requestLookup(request);
  const size = list.values.length;
  const items: (RequestItem | null)[] = list.values.map(() => null);
  const named = new Map<number, string>();
  const echo = lookup.echoes.find(list);
  let by: CorrelationMethod | null = null;
  let requested: RequestList | null = null;
  if (echo) {
    ({ list: requested } = echo);
    by = echo.responseColumn === KEY_COLUMN ? 'key' : 'echo';
    for (let row = 0; row < size; row += 1) items[row] = echoed(list, row, echo);
  }
  if (items.includes(null)) {
    const counted = countedIn(list, lookup, requested);
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
  if (order !== 'none' && items.includes(null)) {
    const other = requested ?? sameLength(list, lookup, order === 'stopped');
    // Where some are tied otherwise and out of order, positions mean nothing.
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
    sharedColumns: echo && { answer: echo.responseColumn, request: echo.requestColumn },
  };
}

function echoed(list: List, row: number, echo: SharedColumns): RequestItem | null {
  const index = echo.values.get(cellText(list, row, echo.responseColumn) ?? '');
  return index === undefined ? null : (echo.list.items[index] ?? null);
}

/** Names of members that hold the number of a request item, from 0. */
export const INDEX_NAMES = new Set(
  'index idx pos position batchindex itemindex requestindex recordindex rowindex inputindex arrayindex elementindex entryindex operationindex failedelementnumber'.split(
    ' ',
  ),
);
const LINES = new Set('line row linenumber rownumber lineno rowno'.split(' '));

interface Hit {
  readonly list: RequestList;
  readonly item: RequestItem;
  readonly named: string | null;
}

/** Rows that hold the number of their item: `index` from 0, `line` from 1. Null where there is no such column. */
function countedIn(list: List, lookup: RequestLookup, known: RequestList | null): ((row: number) => Hit | null) | null {
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
  // Line 3 of a source text is no item of whatever else the request holds.
  const candidate = known ?? listFor(list, lookup, most);
  const fallback = isLine && candidate && !holdsLines(candidate) ? null : candidate;
  return (row) => {
    const sibling = lookup.hasInner ? siblingIn(rowScalars(list, row), lookup) : undefined;
    const chosen = sibling ?? fallback;
    const item = chosen?.items[(numbers[row] ?? Number.NaN) - from];
    return chosen && item ? { list: chosen, item, named: sibling?.name ?? null } : null;
  };
}

/** The list of the request that a row names. */
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

/** The request's list that a list of the answer is about: the one of its name or of a name above it, else the longest. */
function listFor(list: List, lookup: RequestLookup, most: number): RequestList | null {
  return lookup.longerThan(most, new Set(list.path.map((step) => normalizeName(String(step)))));
}

/** A pointer into the request: `/data/1/name`, `$.campaigns[1].name`, `@data/1`, `items.1.price`. */
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

/** Whether a list names what each row is to have: `{"columns": ["method", "status"]}`. */
function namesColumns({ items }: RequestList, { values }: List): boolean {
  const [row] = values;
  return items.every(({ value }) => typeof value === 'string' && member(row, value) !== undefined);
}

function sameLength(list: List, lookup: RequestLookup, isStopped: boolean): RequestList | null {
  if (list.isMap) return null;
  return lookup.asLong(list.values.length, isStopped, list.name, (candidate) => !namesColumns(candidate, list));
}
