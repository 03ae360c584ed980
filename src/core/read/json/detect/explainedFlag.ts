import type { CodeSystem } from './codeSystem.ts';
import { cell, type ItemTable } from './itemTable.ts';
import { booleanValue } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { normalizeName, nameWords } from '../vocabulary/nameRoles.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

const REASONS = new Set(
  'reason message msg detail details description explanation hint note info remark comment cause because why text problem issue objection'.split(
    ' ',
  ),
);
/** Settings and properties of a resource. */
const SETTINGS = new Set(
  'enabled disabled active inactive visible hidden public private required optional default selected checked editable deletable deleted locked archived available online open closed draft readonly primary subscribed read new free paid premium installed running connected'.split(
    ' ',
  ),
);
/** Members of one item. */
const MOST_CANDIDATES = 4;
/** Different names of members with a reason, so that the time stays linear. */
const MOST_REASONS = 4;

/**
 * A boolean of any name that means success or failure, since exactly the items with one of its values have a reason:
 * `{"booked": true}`, `{"booked": false, "reason": "is occupied"}`. Null if there is none.
 */
export function explainedFlag(list: ItemTable): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  let candidates = 0;
  for (const key in first) {
    if (flagIn(first[key]) === null) continue;
    if ((candidates += 1) > MOST_CANDIDATES) return null;
    if (isSetting(key)) continue;
    const bad = outcomeOfWord(key) === 'failure';
    if (isExplained(list, key, bad))
      return {
        column: key,
        areRemarks: false,
        isFlag: true,
        outcomeAt: (row) => (flagIn(cell(list, row, key)) === bad ? 'failure' : 'success'),
      };
  }
  return null;
}

/** A boolean, or one written as a text: `"Y"`. */
function flagIn(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' || typeof value === 'string' ? booleanValue(value) : null;
}

function isSetting(key: string): boolean {
  const words = nameWords(key);
  return SETTINGS.has(words.at(-1) ?? '') || words[0] === 'require' || words[0] === 'dry' || words[0] === 'allow';
}

/** Whether all items with a value have a reason, and all others have none. */
function isExplained(list: ItemTable, key: string, value: boolean): boolean {
  const reasons = new Set<string>();
  let others = 0;
  for (let row = 0; row < list.values.length; row += 1) {
    const own = flagIn(cell(list, row, key));
    if (own === null) return false;
    if (own !== value) {
      others += 1;
      continue;
    }
    const reason = reasonKey(list.row(row));
    if (reason === null) return false;
    reasons.add(reason);
    if (reasons.size > MOST_REASONS) return false;
  }
  if (reasons.size === 0 || others === 0) return false;
  for (let row = 0; row < list.values.length; row += 1)
    if (flagIn(cell(list, row, key)) !== value && [...reasons].some((reason) => isText(cell(list, row, reason))))
      return false;
  return true;
}

function reasonKey(item: Json): string | null {
  if (!isObject(item)) return null;
  for (const key in item) if (isText(item[key]) && (isReasonName(key) || memberTraits(key).error !== null)) return key;
  return null;
}

function isReasonName(key: string): boolean {
  const name = normalizeName(key);
  return REASONS.has(name) || name.endsWith('reason');
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}
