import * as words from '../messages.ts';
import { isStatusLine } from '../vocabulary/statusCode.ts';
import { commonColumns } from './commonColumns.ts';
import { rowScalars } from '../lists/rowScalars.ts';
import type { Correlation } from '../request/correlate.ts';
import {
  bestIdentity,
  constantColumns,
  isFieldName,
  isLocationName,
  identityRank,
  columnRank,
} from '../vocabulary/identityNames.ts';
import { rowKey, type List, rowPath, statedValue } from '../lists/lists.ts';
import { statedIndex } from '../request/statedIndex.ts';
import type { RequestItem, RequestList } from '../request/requestLists.ts';
import { ownScalar, type Scalar, scalarsOf } from '../syntax/scalars.ts';
import { itemSignals } from '../lists/itemSignals.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json, type Path } from '../syntax/value.ts';

/**
 * Makes a function that names a row of a list: by what it calls itself, by the value that it shares with the request, by
 * its key, by the request item that it answers, and by its number where nothing else is known.
 *
 * A bare number that only repeats the number of a sub-request gives way to where that sub-request went to.
 *
 * @param written the digits of a number as the body has them, since JavaScript rounds those of 64 bits
 */
export function rowLabels(
  list: List,
  correlation: Correlation,
  written: (path: Path) => string | null,
): (row: number) => string {
  const { sharedColumns, items, named, requested } = correlation;
  const isCommon = commonColumns(list);
  const labelOfItem = requested ? requestItemLabels(requested, sharedColumns?.request) : null;
  return (row) => {
    if (list.isMap) return String(rowKey(list, row));
    const value = list.values[row] ?? null;
    const item = items[row] ?? null;
    const place = item ? placeOf(item.value) : null;
    if (typeof value === 'string' || typeof value === 'number')
      return place ?? (list.role === 'plain' ? words.number(row) : partOf(String(value)));
    const own = ownName(list, row, isCommon);
    const isOwn = own !== null && !(place !== null && isBareTie(own, sharedColumns?.answer));
    if (isOwn && !own.isNumber && !FRIENDLY.has(own.column)) return own.text;
    const text = ({ isNumber, text: digits, depth, column }: Scalar): string =>
      isNumber && depth === 0 && !Number.isSafeInteger(Number(digits))
        ? (written([...rowPath(list, row), column]) ?? digits)
        : digits;
    if (isOwn) return withId(text(own), own, value, text);
    if (place !== null) return place;
    const found = rowScalars(list, row);
    const shared = found.find(({ column }) => column === sharedColumns?.answer);
    const best = shared ?? nestedName(found, isCommon);
    if (best) return text(best);
    // What stands first in a tuple is what it is about.
    const head = isList(value) && typeof value[0] === 'string' && !isStatusLine(value[0]) ? value[0] : null;
    if (head !== null) return head;
    const field = found.find(({ column, depth }) => depth === 0 && isFieldName(column));
    if (field) return text(field);
    const inList = named.get(row);
    if (inList !== undefined) return words.numbered(inList, item?.index ?? row);
    return (
      (item && labelOfItem?.(item)) ?? severalNames(value) ?? words.number(item?.index ?? statedIndex(list, row) ?? row)
    );
  };
}

/** The member that names an item best. */
function ownName(list: List, row: number, isCommon: (column: string) => boolean): Scalar | null {
  const value = list.values[row] ?? null;
  if (!isObject(value)) return null;
  let best: Scalar | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const key in value) {
    const rank = columnRank(key);
    if (rank === null || rank >= bestRank) continue;
    const scalar = ownScalar(value, key);
    if (!scalar || scalar.text.trim() === '' || scalar.text.includes('\n')) continue;
    // A name tells more than a running number.
    const total = rank + (scalar.isNumber && rank >= 3 ? 0.6 : 0);
    if (total >= bestRank || isCommon(scalar.column)) continue;
    // The title of a problem (RFC 9457) names the problem, and an id of 0 nothing.
    if ((scalar.column === 'title' || scalar.text === '0') && isProblem(list, row)) continue;
    [best, bestRank] = [scalar, total];
  }
  return best;
}

function isProblem(list: List, row: number): boolean {
  if (list.role === 'bad') return true;
  const { hasError, codes } = itemSignals(statedValue(list, row));
  return hasError || codes.some(({ status }) => status !== null && status >= 400);
}

/** What people call things, which several may be called. */
const FRIENDLY = new Set(['name', 'title', 'displayName']);

/** `Fedex (se-28529731)`: names are not unique, ids say nothing to people. */
function withId(name: string, { column }: Scalar, value: Json, text: (scalar: Scalar) => string): string {
  if (!FRIENDLY.has(column) || !isObject(value)) return name;
  for (const key in value) {
    const id = identityRank(key) === 2 ? ownScalar(value, key) : null;
    if (id && id.column === key && id.text !== name) return words.nameAndId(name, text(id));
  }
  return name;
}

/** `inv-2: insufficient stock` -> `inv-2` */
function partOf(text: string): string {
  return /^([^\s:]{1,80}):\s+\S/.exec(text)?.[1] ?? text;
}

/** Whether a name is but a running number that the request gave. */
function isBareTie(own: Scalar, echo: string | undefined): boolean {
  return own.column === echo && /^\d+$/.test(own.text);
}

/** Where a sub-request goes to. */
function placeOf(item: Json): string | null {
  if (typeof item === 'string') return /^(?:\/|https?:)/.test(item) ? item : null;
  if (!isObject(item)) return null;
  for (const [key, value] of Object.entries(item)) {
    if (typeof value === 'string' && value !== '' && isLocationName(key)) return value;
  }
  return null;
}

/** A name inside the thing that was answered or is talked about: never inside errors, headers and the like. */
function nestedName(found: readonly Scalar[], isCommon: (column: string) => boolean): Scalar | null {
  return bestIdentity(
    found.filter(({ column, depth }) => {
      const way = column.split(/[.[]/).slice(0, -1);
      return (
        depth > 0 &&
        !way.some(
          (key) =>
            memberTraits(key).error !== null ||
            ['status', 'sstatus', 'headers', 'links', '_links', 'meta'].includes(key),
        )
      );
    }),
    isCommon,
  );
}

/** The names of several things that one row speaks of: `{"context": {"ids": ["999", "1000"]}}`. */
function severalNames(row: Json): string | null {
  const seen = [row, ...(isObject(row) ? Object.values(row) : [])];
  for (const value of seen) {
    if (!isObject(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (
        isList(inner) &&
        inner.length > 1 &&
        identityRank(key) !== null &&
        inner.every((item) => typeof item === 'string' || typeof item === 'number')
      )
        return inner.slice(0, 10).join(', ');
    }
  }
  return null;
}

/**
 * Makes a function that says what a request item is called: where it goes, what the answer calls it, its name, its id;
 * else its first text that no other item has.
 */
export function requestItemLabels({ items }: RequestList, column?: string): (item: RequestItem) => string | null {
  const common = constantColumns(items.slice(0, 100).map(({ value }) => scalarsOf(value, 2)));
  const isCommon = (name: string): boolean => common.has(name);
  return (item) => {
    if (item.key !== null) return item.key;
    const place = placeOf(item.value);
    if (place !== null) return place;
    const scalars = scalarsOf(item.value, 2);
    const name =
      scalars.find((scalar) => scalar.column === column) ??
      bestIdentity(scalars, isCommon) ??
      scalars.find((scalar) => !isCommon(scalar.column) && !scalar.isNumber && scalar.text.length <= 100);
    return name?.text ?? null;
  };
}
