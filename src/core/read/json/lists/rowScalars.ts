import { rowKey, type List } from './lists.ts';
import { KEY_COLUMN } from '../request/requestLists.ts';
import { type Scalar, scalarColumns, scalarIn, scalarsOf } from '../syntax/scalars.ts';

const DEEPEST = 2;

/** The texts and numbers of a row, including its key. */
export function rowScalars(list: List, row: number): readonly Scalar[] {
  const own = scalarsOf(list.values[row] ?? null, DEEPEST);
  return list.isMap ? [{ column: KEY_COLUMN, text: keyText(list, row), isNumber: false, depth: 0 }, ...own] : own;
}

/** The value of a row in a column; undefined if it has none. */
export function cellText(list: List, row: number, column: string): string | undefined {
  return column === KEY_COLUMN && list.isMap ? keyText(list, row) : scalarIn(list.values[row] ?? null, column, DEEPEST);
}

/** The values of a row by column, as {@link cellText} returns them. */
export function rowTexts(list: List, row: number): ReadonlyMap<string, string> {
  const own = scalarColumns(list.values[row] ?? null, DEEPEST);
  return list.isMap ? new Map([...own, [KEY_COLUMN, keyText(list, row)]]) : own;
}

/** The key without the suffix by which Drupal distinguishes several responses to one request: `req-2#uri{0}`. */
function keyText(list: List, row: number): string {
  return String(rowKey(list, row)).replace(/#.*$/, '');
}
