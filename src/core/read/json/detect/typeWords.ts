import type { CodeSystem } from './codeSystem.ts';
import { everyCell, type ItemTable, textIn } from './itemTable.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { normalizeName, nameWords } from '../vocabulary/nameRoles.ts';

/** Members that name the variant of an item. */
const NAMES = new Set(['type', 'kind', 'tag', 'case', 'variant', 'typename', 'discriminator']);
const GOOD = new Set(['success', 'succeeded', 'ok']);
const BAD = new Set(['failure', 'failed', 'error', 'err']);
/** Kinds of messages to users and of log lines. */
const MESSAGES = new Set(['info', 'information', 'warning', 'warn', 'notice', 'debug', 'hint', 'primary', 'secondary']);

/**
 * The variants of a sum type, which its last word states: `"type": "Success"`, `"__typename": "NameTakenError"`. Some items must be
 * successes and others failures. Null if there is none.
 */
export function typeWords(list: ItemTable): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  for (const key in first) {
    if (typeof first[key] !== 'string' || !NAMES.has(normalizeName(key))) continue;
    if (!everyCell(list, key, isVariant)) return null;
    const outcomes = new Set(list.values.map((_, row) => outcomeOfVariant(textIn(list, row, key))));
    if (!outcomes.has('success') || !outcomes.has('failure')) return null;
    return {
      column: key,
      // Messages to users have such types as well.
      areRemarks: !list.values.some((_, row) => holdsError(list.row(row))),
      isFlag: false,
      outcomeAt: (row) => outcomeOfVariant(textIn(list, row, key)),
    };
  }
  return null;
}

function holdsError(item: Json): boolean {
  return isObject(item) && Object.keys(item).some((key) => memberTraits(key).error === 'whole' && isObject(item[key]));
}

function isVariant(value: Json | undefined): boolean {
  return typeof value === 'string' && !/\s/.test(value) && !MESSAGES.has(normalizeName(value));
}

function outcomeOfVariant(text: string): 'success' | 'failure' | null {
  const last = nameWords(text).at(-1) ?? '';
  return GOOD.has(last) ? 'success' : BAD.has(last) ? 'failure' : null;
}
