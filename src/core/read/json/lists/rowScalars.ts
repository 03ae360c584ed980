import { rowKey, type List } from './lists.ts';
import { KEY_COLUMN } from '../request/requestLists.ts';
import { type Scalar, scalarColumns, scalarIn, scalarsOf } from '../syntax/scalars.ts';

const DEEPEST = 2;

/** The texts and numbers of a row, its key among them. */
export function rowScalars(list: List, row: number): readonly Scalar[] {
  const own = scalarsOf(list.values[row] ?? null, DEEPEST);
  return list.isMap ? [{ column: KEY_COLUMN, text: keyText(list, row), isNumber: false, depth: 0 }, ...own] : own;
}

/** What a row has in a column. */
export function cellText(list: List, row: number, column: string): string | undefined {
  return column === KEY_COLUMN && list.isMap ? keyText(list, row) : scalarIn(list.values[row] ?? null, column, DEEPEST);
}

/** What a row has in each of its columns, as {@link cellText} finds it. */
export function rowTexts(list: List, row: number): ReadonlyMap<string, string> {
  const own = scalarColumns(list.values[row] ?? null, DEEPEST);
  return list.isMap ? new Map([...own, [KEY_COLUMN, keyText(list, row)]]) : own;
}

/** Drupal answers one request several times: `req-2#uri{0}`. */
function keyText(list: List, row: number): string {
  return String(rowKey(list, row)).replace(/#.*$/, '');
}
