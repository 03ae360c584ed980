import type { CodeSystem } from './codeSystem.ts';
import { cell, everyCell, type ItemTable, textIn } from './itemTable.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** Not attempted if another item of the list failed; elsewhere the states of machines and services. */
const STOPPED = new Set('stopped notinserted notwritten notsaved notapplied untouched'.split(' '));

/**
 * Status words of a list in which the failure of some rows stopped the others: `{"state": "invalid"}`,
 * `{"state": "stopped"}`. All other words must be known. Null if there is none.
 */
export function stoppedRows(list: ItemTable): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  for (const key in first) {
    if (typeof first[key] !== 'string' || !memberTraits(key).holdsState) continue;
    const hasFailed = list.values.some((_, row) => outcomeOfWord(textIn(list, row, key)) === 'failure');
    if (!hasFailed || !everyCell(list, key, isKnown)) return null;
    return {
      column: key,
      areRemarks: false,
      isFlag: true,
      outcomeAt: (row) => (isStopped(cell(list, row, key)) ? 'dependent' : null),
    };
  }
  return null;
}

function isKnown(value: Json | undefined): boolean {
  return typeof value === 'string' && (isStopped(value) || outcomeOfWord(value) !== null);
}

function isStopped(value: Json | undefined): boolean {
  return typeof value === 'string' && STOPPED.has(normalizeName(value));
}
