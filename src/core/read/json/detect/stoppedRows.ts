import type { CodeSystem } from './codeSystem.ts';
import { cell, everyCell, type ItemTable, textIn } from './itemTable.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { statesEarlierFailure } from '../vocabulary/earlierFailure.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** Not attempted if another item of the list failed; elsewhere the states of machines and services. */
const STOPPED = new Set('stopped notinserted notwritten notsaved notapplied untouched'.split(' '));
/** Not attempted because another item failed, if a reason states so. */
const SKIPPED = new Set('skipped skip canceled cancelled notstarted'.split(' '));
const REASONS = new Set('reason message msg detail details description note cause skipreason statusreason'.split(' '));

/**
 * Status words of a list in which the failure of some rows stopped the others: `{"state": "invalid"}`,
 * `{"state": "stopped"}`, where all other words must be known, or `{"state": "skipped", "reason": "previous step failed"}`.
 * Null if there is none.
 */
export function stoppedRows(list: ItemTable): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  for (const key in first) {
    if (typeof first[key] !== 'string' || !memberTraits(key).holdsState) continue;
    if (!list.values.some((_, row) => outcomeOfWord(textIn(list, row, key)) === 'failure')) return null;
    const areKnown = everyCell(list, key, isKnown);
    const isSkipped = (row: number): boolean =>
      SKIPPED.has(normalizeName(textIn(list, row, key))) && hasReason(list.row(row));
    const hasSkipped = list.values.some((_, row) => isSkipped(row));
    if (!areKnown && !hasSkipped) return null;
    return {
      column: key,
      areRemarks: false,
      isFlag: !hasSkipped,
      outcomeAt: (row) => ((areKnown && isStopped(cell(list, row, key))) || isSkipped(row) ? 'dependent' : null),
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

/** Whether an item has a reason that refers to the failure of another one. */
function hasReason(item: Json): boolean {
  if (!isObject(item)) return false;
  for (const key in item) {
    const text = item[key];
    if (typeof text === 'string' && REASONS.has(memberTraits(key).name) && statesEarlierFailure(text)) return true;
  }
  return false;
}
