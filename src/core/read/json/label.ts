import * as words from '../../words/json.ts';
import { isStatusLine } from './code.ts';
import type { Correlation } from './correlate.ts';
import { bestName, commonColumns, isFieldName, isPlaceName, nameRank } from './identity.ts';
import type { List } from './lists.ts';
import { KEY, type RequestItem, type RequestList } from './request.ts';
import { type Scalar, scalarsOf } from './scalars.ts';
import { traitsOf } from './traits.ts';
import { isList, isObject, type Json, type Path } from './value.ts';

/**
 * Names each row of a list: by what it calls itself, by the value that it shares with the request, by its key, by the
 * request item that it answers, and by its number where nothing else is known.
 *
 * A bare number that only repeats the number of a sub-request gives way to where that sub-request went to.
 *
 * @param written the digits of a number as the body has them, since JavaScript rounds those of 64 bits
 */
export function labelsOf(
  list: List,
  correlation: Correlation,
  written: (path: Path) => string | null,
): readonly string[] {
  const { scalars, echo, items, named, requested } = correlation;
  const common = commonColumns(scalars);
  const isCommon = (column: string): boolean => common.has(column);
  const labelOfItem = requested ? itemLabels(requested, echo?.request) : null;
  return list.rows.map((row, i) => {
    const text = ({ isNumber, text: digits, depth, column }: Scalar): string =>
      isNumber && depth === 0 && !Number.isSafeInteger(Number(digits))
        ? (written([...row.path, column]) ?? digits)
        : digits;
    const found = scalars[i] ?? [];
    const item = items[i] ?? null;
    const place = item ? placeOf(item.value) : null;
    if (!list.isMap && (typeof row.value === 'string' || typeof row.value === 'number')) {
      return place ?? (list.role === 'plain' ? words.number(i) : partOf(String(row.value)));
    }
    if (list.isMap) return String(row.key);
    // The title of a problem (RFC 9457) names the problem, and an id of 0 nothing.
    const isProblem =
      list.role === 'bad' ||
      row.signals.hasError ||
      row.signals.codes.some(({ status }) => status !== null && status >= 400);
    const own = bestName(
      found.filter(
        ({ depth, column, text: value }) =>
          depth === 0 && column !== KEY && !(isProblem && (column === 'title' || value === '0')),
      ),
      isCommon,
    );
    if (own && !(place !== null && isBareTie(own, echo?.answer))) return withId(text(own), own, found, text);
    if (place !== null) return place;
    const shared = found.find(({ column }) => column === echo?.answer);
    const elsewhere = nestedName(found, isCommon);
    const best = shared ?? elsewhere;
    if (best) return text(best);
    // What stands first in a tuple is what it is about.
    const head =
      isList(row.value) && typeof row.value[0] === 'string' && !isStatusLine(row.value[0]) ? row.value[0] : null;
    if (head !== null) return head;
    const field = found.find(({ column, depth }) => depth === 0 && isFieldName(column));
    if (field) return text(field);
    const inList = named[i];
    if (inList) return words.numbered(inList, item?.index ?? i);
    return (item && labelOfItem?.(item)) ?? severalNames(row.value) ?? words.number(item?.index ?? i);
  });
}

/** `Fedex (se-28529731)`: names are not unique, ids say nothing to people. */
function withId(name: string, scalar: Scalar, found: readonly Scalar[], text: (scalar: Scalar) => string): string {
  if (!['name', 'title', 'displayName'].includes(scalar.column)) return name;
  const id = found.find(({ column, depth, text: value }) => depth === 0 && nameRank(column) === 2 && value !== name);
  return id ? words.nameAndId(name, text(id)) : name;
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
    if (typeof value === 'string' && value !== '' && isPlaceName(key)) return value;
  }
  return null;
}

/** A name inside the thing that was answered or is talked about: never inside errors, headers and the like. */
function nestedName(found: readonly Scalar[], isCommon: (column: string) => boolean): Scalar | null {
  return bestName(
    found.filter(({ column, depth }) => {
      const way = column.split(/[.[]/).slice(0, -1);
      return (
        depth > 0 &&
        !way.some(
          (key) =>
            traitsOf(key).error !== null || ['status', 'sstatus', 'headers', 'links', '_links', 'meta'].includes(key),
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
        nameRank(key) !== null &&
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
export function itemLabels({ items }: RequestList, column?: string): (item: RequestItem) => string | null {
  const common = commonColumns(items.slice(0, 100).map(({ value }) => scalarsOf(value, 2)));
  const isCommon = (name: string): boolean => common.has(name);
  return (item) => {
    if (item.key !== null) return item.key;
    const place = placeOf(item.value);
    if (place !== null) return place;
    const scalars = scalarsOf(item.value, 2);
    const name =
      scalars.find((scalar) => scalar.column === column) ??
      bestName(scalars, isCommon) ??
      scalars.find((scalar) => !isCommon(scalar.column) && !scalar.isNumber && scalar.text.length <= 100);
    return name?.text ?? null;
  };
}
