import { textIn } from './correlate.ts';
import type { List } from './lists.ts';

/**
 * Makes a function that says whether a column holds the same in all of several rows that have it: then it says nothing
 * about one of them. Most columns that name things differ in the first two rows, so rows are looked at when a column is
 * asked for, and no further than that.
 */
export function commonIn(list: List): (column: string) => boolean {
  const known = new Map<string, boolean>();
  return (column) => {
    let common = known.get(column);
    if (common === undefined) {
      common = isCommon(list, column);
      known.set(column, common);
    }
    return common;
  };
}

function isCommon(list: List, column: string): boolean {
  let first: string | null = null;
  let times = 0;
  for (let row = 0; row < list.values.length; row += 1) {
    const text = textIn(list, row, column);
    if (text === undefined) continue;
    if (first !== null && text !== first) return false;
    first = text;
    times += 1;
  }
  return times > 1;
}
