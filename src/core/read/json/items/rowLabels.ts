import * as words from '../messages.ts';
import { isStatusLine } from '../vocabulary/statusCode.ts';
import { commonColumns } from './commonColumns.ts';
import { rowScalars } from '../lists/rowScalars.ts';
import type { Correlation } from '../request/correlate.ts';
import {
  bestIdentity,
  constantColumns,
  isBlankName,
  isFieldName,
  isLocationName,
  identityRank,
  columnRank,
} from '../vocabulary/identityNames.ts';
import { rowKey, type List, rowPath, statedValue } from '../lists/lists.ts';
import { isSentence } from './itemMessage.ts';
import { isIndexName, ownNumber } from '../request/statedIndex.ts';
import type { RequestItem, RequestList } from '../request/requestLists.ts';
import { distinctNames } from './distinctNames.ts';
import { ownScalar, type Scalar, scalarsOf } from '../syntax/scalars.ts';
import { itemSignals } from '../lists/itemSignals.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json, onlyMember, type Path } from '../syntax/value.ts';

/**
 * Creates a function that labels a row of a list: by its own identifying member, the value shared with the request, its key,
 * the matching request item, or its index. A number that only repeats the id of a sub-request is replaced by the target of
 * that sub-request.
 *
 * @param written the source text of a number, since JavaScript rounds 64-bit numbers
 */
export function rowLabels(
  list: List,
  correlation: Correlation,
  written: (path: Path) => string | null,
): (row: number) => string {
  const { sharedColumns, items, named, requested } = correlation;
  const isCommon = commonColumns(list);
  const otherName = distinctNames(list);
  const labelOfItem = requested ? requestItemLabels(requested, sharedColumns?.request) : null;
  return (row) => {
    const item = items[row] ?? null;
    if (list.isMap) {
      const key = rowKey(list, row);
      // The keys are positions in the request.
      return correlation.by === 'position' && item
        ? (labelOfItem?.(item, false) ?? words.number(Number(key)))
        : String(key);
    }
    const value = list.values[row] ?? null;
    const target = item ? targetOf(item.value) : null;
    if (typeof value === 'number' && correlation.by === 'index')
      return (item && labelOfItem?.(item, false)) ?? words.number(value);
    if (typeof value === 'string' || typeof value === 'number')
      return target ?? (list.role === 'plain' ? words.number(row) : partOf(String(value)));
    const own = ownName(list, row, isCommon, sharedColumns?.response);
    const isOwn = own !== null && !(target !== null && isBareTie(own, sharedColumns?.response));
    if (isOwn && !own.isNumber && !FRIENDLY.has(own.column)) return own.text;
    const text = ({ isNumber, text: digits, depth, column }: Scalar): string =>
      isNumber && depth === 0 && isIndexName(column)
        ? words.number(Number(digits))
        : isNumber && depth === 0 && !Number.isSafeInteger(Number(digits))
          ? (written([...rowPath(list, row), column]) ?? digits)
          : digits;
    if (isOwn) return withId(text(own), own, value, text);
    if (target !== null) return target;
    const found = rowScalars(list, row);
    const shared = found.find((scalar) => scalar.column === sharedColumns?.response && !isBlankName(scalar.text));
    const best = shared ?? nestedName(found, isCommon);
    if (best) return text(best);
    // The first element of a tuple is its subject.
    const head = isList(value) && typeof value[0] === 'string' && !isStatusLine(value[0]) ? value[0] : null;
    if (head !== null) return head;
    const field = found.find(({ column, depth }) => depth === 0 && isFieldName(column));
    if (field) return text(field);
    const inList = named.get(row);
    if (inList !== undefined) return words.numbered(inList, item?.index ?? row);
    const number = ownNumber(value);
    return (
      (item && labelOfItem?.(item, number === null)) ??
      addressIn(value) ??
      severalNames(value) ??
      (number === null ? otherName(row) : null) ??
      words.number(number ?? item?.index ?? row)
    );
  };
}

/**
 * The member that identifies an item best.
 *
 * @param shared the column whose values the request has too
 */
function ownName(
  list: List,
  row: number,
  isCommon: (column: string) => boolean,
  shared: string | undefined,
): Scalar | null {
  const value = list.values[row] ?? null;
  if (!isObject(value)) return null;
  let best: Scalar | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const key in value) {
    const rank = columnRank(key);
    if (rank === null || rank >= bestRank) continue;
    const scalar = ownScalar(value, key);
    if (!scalar || isBlankName(scalar.text) || scalar.text.includes('\n')) continue;
    // `"name": ["must not be blank"]`
    if (isList(value[key]) && isSentence(scalar.text)) continue;
    // A name is preferred to a sequence number.
    const total = rank + (scalar.isNumber && rank >= 3 ? 0.6 : 0);
    if (total >= bestRank || isCommon(scalar.column)) continue;
    // In a problem (RFC 9457), the title names the problem, like the name of an exception, and an id of 0 is a placeholder.
    if (namesProblem(scalar, shared) && isProblem(list, row)) continue;
    [best, bestRank] = [scalar, total];
  }
  return best;
}

function namesProblem({ column, text }: Scalar, shared: string | undefined): boolean {
  if (text === '0' || (column === 'title' && shared !== 'title')) return true;
  return column === 'name' && /[a-z](?:Error|Exception)$/.test(text);
}

function isProblem(list: List, row: number): boolean {
  if (list.role === 'bad') return true;
  const { hasError, codes } = itemSignals(statedValue(list, row));
  return hasError || codes.some(({ status }) => status !== null && status >= 400);
}

/** Names that need not be unique. */
const FRIENDLY = new Set(['name', 'title', 'displayName']);

/** A name with the id: `Fedex (se-28529731)`. Names are not unique, ids are not readable. */
function withId(name: string, { column }: Scalar, value: Json, text: (scalar: Scalar) => string): string {
  if (!FRIENDLY.has(column) || !isObject(value)) return name;
  for (const key in value) {
    const id = identityRank(key) === 2 ? ownScalar(value, key) : null;
    if (id && id.column === key && id.text !== name) return words.nameAndId(name, text(id));
  }
  return name;
}

/** `inv-2: insufficient stock` -> `inv-2`; `row 3: too many columns` -> `row 3` */
function partOf(text: string): string {
  return /^([^\s:]{1,80}|\p{L}{1,20} #?\d{1,9}):\s+\S/u.exec(text)?.[1] ?? text;
}

/** Whether an identifying member only repeats a number of the request. */
function isBareTie(own: Scalar, echo: string | undefined): boolean {
  return own.column === echo && /^\d+$/.test(own.text);
}

/** The target of a sub-request. */
function targetOf(item: Json): string | null {
  if (typeof item === 'string') return /^(?:\/|https?:)/.test(item) ? item : null;
  if (!isObject(item)) return null;
  for (const [key, value] of Object.entries(item)) {
    if (typeof value === 'string' && value !== '' && isLocationName(key)) return value;
  }
  return null;
}

/** The best identifying member inside nested objects other than errors, headers and the like. */
function nestedName(found: readonly Scalar[], isCommon: (column: string) => boolean): Scalar | null {
  return bestIdentity(
    found.filter(({ column, depth, text }) => {
      if (/[a-z](?:Error|Exception)$/.test(text)) return false;
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

/** The address in an outcome: `{"success": {"/lights/1/on": true}}`, `{"error": {"address": "/lights/1/bri"}}`. */
function addressIn(row: Json): string | null {
  const inner = onlyMember(row)?.[1];
  if (!isObject(inner)) return null;
  const key = onlyMember(inner)?.[0];
  if (key?.startsWith('/') === true) return key;
  const { address } = inner;
  return typeof address === 'string' && address.startsWith('/') ? address : null;
}

/** The ids of several objects in one row: `{"context": {"ids": ["999", "1000"]}}`. */
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
 * Creates a function that labels a request item: by its target, the column shared with the response, its name or its id;
 * otherwise by its first text that differs between the items, unless `anyText` is false.
 */
export function requestItemLabels(
  { items }: RequestList,
  column?: string,
): (item: RequestItem, anyText?: boolean) => string | null {
  const common = constantColumns(items.slice(0, 100).map(({ value }) => scalarsOf(value, 2)));
  const isCommon = (name: string): boolean => common.has(name);
  return (item, anyText = true) => {
    if (item.key !== null) return item.key;
    const target = targetOf(item.value);
    if (target !== null) return target;
    const scalars = scalarsOf(item.value, 2);
    const name =
      scalars.find((scalar) => scalar.column === column && !isBlankName(scalar.text)) ??
      bestIdentity(scalars, isCommon) ??
      (anyText ? scalars.find((scalar) => !isCommon(scalar.column) && isOtherName(scalar)) : undefined);
    return name?.text ?? null;
  };
}

function isOtherName({ isNumber, text }: Scalar): boolean {
  return !isNumber && text.length <= 100 && !isBlankName(text);
}
