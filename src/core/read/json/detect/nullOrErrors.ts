import type { CodeSystem } from './codeSystem.ts';
import type { ItemTable } from './itemTable.ts';
import { hasMessage, itemSignals } from '../lists/itemSignals.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';

const PARTS = new Set(
  'message msg code errorcode type detail details description reason field path location loc title'.split(' '),
);

/** A list with null for each success and an error for each failure: `[null, {"message": "must be odd"}]`. Null unless there are both. */
export function nullOrErrors(list: ItemTable): CodeSystem | null {
  let failed = 0;
  for (let row = 0; row < list.values.length; row += 1) {
    const item = list.row(row);
    if (item === null) continue;
    if (!isError(item)) return null;
    failed += 1;
  }
  if (failed === 0 || failed === list.values.length) return null;
  return {
    column: 'message',
    areRemarks: false,
    isFlag: true,
    outcomeAt: (row) => (list.row(row) === null ? 'success' : 'failure'),
  };
}

function isError(item: Json): boolean {
  if (!isObject(item) || !hasMessage(item) || !Object.keys(item).every((key) => PARTS.has(normalizeName(key))))
    return false;
  const { codes, flag, words } = itemSignals(item);
  return codes.every(({ status }) => status === null) && flag === null && words.length === 0;
}
