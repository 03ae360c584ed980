import { cellText, rowTexts } from '../lists/rowScalars.ts';
import type { List } from '../lists/lists.ts';

/** Rows that may be looked at, as a multiple of the list's rows, before all columns are gone through at once. */
const SCANS = 8;

/** What the rows of a list have in one column. */
interface Column {
  readonly text: string;
  /** How many rows have it. */
  times: number;
  isSame: boolean;
}

/**
 * Makes a function that says whether a column holds the same in all of several rows that have it: then it says nothing
 * about one of them. Most columns that name things differ in the first two rows, so rows are looked at when a column is
 * asked for, and no further than that. If the rows have many different columns, all of them are gone through once.
 */
export function commonColumns(list: List): (column: string) => boolean {
  const known = new Map<string, boolean>();
  let left = SCANS * list.values.length;
  let all: ReadonlyMap<string, Column> | null = null;
  const isCommon = (column: string): boolean => {
    let first: string | null = null;
    let times = 0;
    for (let row = 0; row < list.values.length; row += 1) {
      left -= 1;
      const text = cellText(list, row, column);
      if (text === undefined) continue;
      if (first !== null && text !== first) return false;
      first = text;
      times += 1;
    }
    return times > 1;
  };
  const isCommonAmong = (columns: ReadonlyMap<string, Column>, column: string): boolean => {
    const found = columns.get(column);
    return found !== undefined && found.isSame && found.times > 1;
  };
  return (column) => {
    let common = known.get(column);
    if (common === undefined) {
      if (left < 0) all ??= columnsOf(list);
      common = all ? isCommonAmong(all, column) : isCommon(column);
      known.set(column, common);
    }
    return common;
  };
}

/** All columns of a list, with what {@link cellText} finds in them. */
function columnsOf(list: List): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (let row = 0; row < list.values.length; row += 1) {
    for (const [name, text] of rowTexts(list, row)) {
      const column = columns.get(name);
      if (!column) columns.set(name, { text, times: 1, isSame: true });
      else {
        column.times += 1;
        column.isSame &&= column.text === text;
      }
    }
  }
  return columns;
}
