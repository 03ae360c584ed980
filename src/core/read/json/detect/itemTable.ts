import { type List, statedValue } from '../lists/lists.ts';
import { isObject, type Json, member } from '../syntax/value.ts';

/** The items of a list, or the value of one member in each of them: `status: {"code": 0}`. */
export class ItemTable {
  readonly #list: List;
  readonly #key: string | null;

  constructor(list: List, key: string | null) {
    this.#list = list;
    this.#key = key;
  }

  get values(): readonly Json[] {
    return this.#list.values;
  }

  row(at: number): Json {
    const value = statedValue(this.#list, at);
    return this.#key === null ? value : (member(value, this.#key) ?? null);
  }
}

/** The value of a member in a row; undefined if it has none. */
export function cell(list: ItemTable, row: number, key: string): Json | undefined {
  const value = list.row(row);
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The text of a member in a row; empty if it has none. */
export function textIn(list: ItemTable, row: number, key: string): string {
  const value = cell(list, row, key);
  return typeof value === 'string' ? value : '';
}

/** Whether all values of a member pass a test. */
export function everyCell(list: ItemTable, key: string, test: (value: Json | undefined) => boolean): boolean {
  return list.values.every((_, row) => test(cell(list, row, key)));
}
