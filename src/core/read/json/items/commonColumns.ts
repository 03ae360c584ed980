import { cellText, rowTexts } from '../lists/rowScalars.ts';
import type { List } from '../lists/lists.ts';

/** Most rows visited for single columns, as a multiple of the rows, before all columns are indexed at once. */
const SCANS = 8;

/** The values of one column. */
interface Column {
  readonly text: string;
  /** Number of rows with a value. */
  times: number;
  isSame: boolean;
}

/**
 * Creates a test of whether a column has the same value in all of several rows, so that it does not identify one of them.
 * Most identifying columns differ in the first two rows, so a test stops at the first difference. If the rows have many
 * different columns, all columns are indexed in one pass, which keeps the time linear.
 */
export function commonColumns(list: List): (column: string) => boolean {
  const known = new Map<string, boolean>();
  let budget = SCANS * list.values.length;
  let all: ReadonlyMap<string, Column> | null = null;
  const isCommon = (column: string): boolean => {
    let first: string | null = null;
    let times = 0;
    for (let row = 0; row < list.values.length; row += 1) {
      budget -= 1;
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
      if (budget < 0) all ??= columnsOf(list);
      common = all ? isCommonAmong(all, column) : isCommon(column);
      known.set(column, common);
    }
    return common;
  };
}

/** All columns of a list, with the values that {@link cellText} returns. */
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
