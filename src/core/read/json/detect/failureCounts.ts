import type { CodeSystem } from './codeSystem.ts';
import { cell, everyCell, type ItemTable } from './itemTable.ts';
import { counterKind, countValue } from '../vocabulary/counterNames.ts';
import { isObject, type Json } from '../syntax/value.ts';

/** Members of one item. */
const MOST_MEMBERS = 50;

/**
 * Counts of failures and successes in each item: `{"web": {"ok": 3, "failures": 0}, "db": {"ok": 1, "failures": 1}}`. All items
 * must have the same counters, and one of them must have failed. Null if there is none.
 */
export function failureCounts(list: ItemTable): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  const keys = Object.keys(first);
  if (keys.length > MOST_MEMBERS) return null;
  const failed = keys.filter((key) => counterKind(key) === 'failed' && isCount(first[key]));
  const done = keys.filter((key) => isDone(key) && isCount(first[key]));
  const [column] = failed;
  if (column === undefined || done.length === 0) return null;
  if (![...failed, ...done].every((key) => everyCell(list, key, isCount))) return null;
  const sum = (row: number, of: readonly string[]): number =>
    of.reduce((all, key) => all + (countValue(cell(list, row, key) ?? null) ?? 0), 0);
  if (!list.values.some((_, row) => sum(row, failed) > 0)) return null;
  return {
    column,
    areRemarks: false,
    isFlag: true,
    outcomeAt: (row) => (sum(row, failed) > 0 ? 'failure' : sum(row, done) > 0 ? 'success' : null),
  };
}

function isDone(key: string): boolean {
  const kind = counterKind(key);
  return kind === 'succeeded' || kind === 'done';
}

function isCount(value: Json | undefined): boolean {
  return typeof value === 'number' && countValue(value) !== null;
}
