import { memoize } from './memoize.ts';
import { type Json, type JsonObject, isList, isObject } from './value.ts';

/** A text or number in an item, and its path there: `sku`, `order.reference`, `ids[0]`. */
export interface Scalar {
  readonly column: string;
  readonly text: string;
  readonly isNumber: boolean;
  /** Number of objects between it and the item. */
  readonly depth: number;
}

/** Longest text of a scalar; longer texts are ignored. */
const LONGEST = 300;
/** Most scalars per item. */
const MOST = 60;

/** The texts and numbers of an item down to a depth, in body order. Lists with several items are ignored, except tuples. */
export function scalarsOf(item: Json, deepest: number): readonly Scalar[] {
  const found: Scalar[] = [];
  const visit = (value: Json, column: string, depth: number): void => {
    if (found.length >= MOST) return;
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      if (text.length <= LONGEST) found.push({ column, text, isNumber: typeof value === 'number', depth });
    } else if (isList(value) && depth < 0) {
      // A tuple: `["/c/a.txt", "401 Unauthorized"]`.
      for (const [i, inner] of value.slice(0, 5).entries()) if (!isList(inner)) visit(inner, `[${i}]`, 0);
    } else if (isList(value)) {
      const [only] = value;
      if (value.length === 1 && only !== undefined) visit(only, `${column}[0]`, depth);
    } else if (isObject(value) && depth < deepest) {
      for (const [key, inner] of Object.entries(value)) visit(inner, depth < 0 ? key : `${column}.${key}`, depth + 1);
    }
  };
  visit(item, '', -1);
  return found;
}

/** The text or number in a member of an item, or in the only item of a list there: `sku`, `ids[0]`. */
export function ownScalar(item: JsonObject, key: string): Scalar | null {
  let value = item[key];
  let column = key;
  while (isList(value) && value.length === 1) {
    [value] = value;
    column += '[0]';
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  return text.length > LONGEST ? null : { column, text, isNumber: typeof value === 'number', depth: 0 };
}

/**
 * The first text or number of an item in a column. Does not visit the whole item if the column is one of its own members.
 */
export function scalarIn(item: Json, column: string, deepest: number): string | undefined {
  const own = isObject(item) && Object.hasOwn(item, column) ? item[column] : undefined;
  if ((typeof own === 'string' && own.length <= LONGEST) || typeof own === 'number') return String(own);
  if (own !== undefined && !isObject(own) && !isList(own)) return undefined;
  return NESTED.test(column) || column === ''
    ? scalarsOf(item, deepest).find((scalar) => scalar.column === column)?.text
    : undefined;
}

/** Every column of an item, with the value that {@link scalarIn} returns for it. */
export function scalarColumns(item: Json, deepest: number): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const { column, text } of scalarsOf(item, deepest)) if (!columns.has(column)) columns.set(column, text);
  if (!isObject(item)) return columns;
  for (const [key, own] of Object.entries(item)) {
    if ((typeof own === 'string' && own.length <= LONGEST) || typeof own === 'number') columns.set(key, String(own));
    else if (!isObject(own) && !isList(own)) columns.delete(key);
  }
  return columns;
}

const NESTED = /[.[]/;

/** The last name in the path of a scalar: `name` for `device.name`, `ids` for `context.ids[0]`. */
export const lastSegment = memoize(
  (column) =>
    column
      .replaceAll(/\[\d*\]/g, '')
      .split('.')
      .at(-1) ?? '',
);
