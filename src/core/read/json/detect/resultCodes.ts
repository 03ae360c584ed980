import type { CodeSystem } from './codeSystem.ts';
import { cell, type ItemTable, textIn } from './itemTable.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { statesSuccess, statesFailure } from '../vocabulary/failureWords.ts';
import { countMembers } from '../vocabulary/resource.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { statusNumber } from '../vocabulary/statusCode.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** Names of members with a result code of the vendor. */
export const RESULT_CODES = new Set([
  'code',
  'errorcode',
  'resultcode',
  'statuscode',
  'status',
  'reasoncode',
  'sqlstate',
]);
const MESSAGE =
  /^(?:(?:error|result|status|response|code|sub|return)?(?:message|msg|text)|(?:error|result)desc(?:ription)?)$/;
/** Names that hold nothing but result codes, so that 0 alone means success. */
const SURE = new Set(['resultcode', 'errorcode']);
const LONGEST_CODE = 20;

/** Whether a member holds the message beside a code. */
export function isMessageName(key: string): boolean {
  return MESSAGE.test(memberTraits(key).name);
}

/**
 * `code: 0 / 10023` with messages. A code means success only if the message beside it states success in every item, or if it is 0
 * without a message: some APIs use 1 or 10000 for success. Other codes are failures if there is a code of success. Without any
 * message, the items must have nothing but names and codes, and 0 must be unambiguous.
 */
export function resultCodes(list: ItemTable, key: string): CodeSystem | null {
  const { name } = memberTraits(key);
  // Most statuses are words or those of HTTP.
  if (name === 'status' && !isVendorNumber(cell(list, 0, key))) return null;
  const messageMember = messageKey(list);
  if (messageMember === null && (name === 'status' || !areCodesOnly(list))) return null;
  const good = new Map<string, boolean>();
  for (let row = 0; row < list.values.length; row += 1) {
    const value = cell(list, row, key);
    const message = (messageMember === null ? null : cell(list, row, messageMember)) ?? '';
    const code = codeText(value) ?? (name === 'status' || message === '' ? null : symbolIn(value));
    if (code === null || typeof message !== 'string') return null;
    if (good.get(code) === false) continue;
    const isGood = message === '' ? name !== 'status' && isZero(code) : statesSuccess(message);
    good.set(code, isGood);
  }
  if (![...good.values()].includes(true) || (messageMember === null && !isUnambiguous(name, [...good.keys()])))
    return null;
  return {
    column: key,
    areRemarks: false,
    isFlag: false,
    outcomeAt: (row) => {
      const value = cell(list, row, key);
      const code = codeText(value) ?? symbolIn(value) ?? '';
      if (good.get(code)) return 'success';
      const message = messageMember === null ? '' : textIn(list, row, messageMember);
      return statesSuccess(message) || isOpen(message) || isOpen(code) ? null : 'failure';
    },
  };
}

function isVendorNumber(value: Json | undefined): boolean {
  return (
    statusNumber(value) === null && (typeof value === 'number' || (typeof value === 'string' && /^\d/.test(value)))
  );
}

/** 0 and 1 may be false and true, and 0 alone may be anything. */
function isUnambiguous(name: string, codes: readonly string[]): boolean {
  return SURE.has(name) || codes.some((code) => !isZero(code) && code !== '1') || codes.some((code) => code.length > 1);
}

function isZero(code: string): boolean {
  return /^0+$/.test(code) || outcomeOfWord(code) === 'success';
}

/** Work that is not finished is neither a success nor a failure. */
function isOpen(message: string): boolean {
  return (
    !statesFailure(message) && /^(?:pending|processing|queued|in progress|running|waiting|accepted)\b/i.test(message)
  );
}

function codeText(value: Json | undefined): string | null {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : null;
  if (typeof value !== 'string' || value.length > LONGEST_CODE) return null;
  return /^[\w.-]*\d[\w.-]*$/.test(value) || outcomeOfWord(value) === 'success' ? value : null;
}

/** A code without digits: `isv.LIMIT`. */
function symbolIn(value: Json | undefined): string | null {
  return typeof value === 'string' && /^[a-z][\w.:-]{1,59}$/i.test(value) ? value : null;
}

/** The member with a message in the first item that has one. */
function messageKey(list: ItemTable): string | null {
  for (let row = 0; row < list.values.length; row += 1) {
    const item = list.row(row);
    if (!isObject(item)) return null;
    for (const key in item) if (typeof item[key] === 'string' && item[key] !== '' && isMessageName(key)) return key;
  }
  return null;
}

/** Whether the items have only codes, names and the like, and at most one other member, which may be a name as well. */
function areCodesOnly(list: ItemTable): boolean {
  return list.values.every((_, row) => {
    const item = list.row(row);
    return isObject(item) && countMembers(item).others <= 1;
  });
}
