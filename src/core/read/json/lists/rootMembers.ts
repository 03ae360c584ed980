import { itemSignals } from './itemSignals.ts';
import { isEnvelopeName, isResultName, nameRole } from '../vocabulary/nameRoles.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';
import { isList, isObject, type Json, type JsonObject } from '../syntax/value.ts';

const MOST_MEMBERS = 50;

/**
 * The members of a root object that are results: `{"requestId": "7", "email": {"ok": true}, "sms": {"ok": false}}`. Null unless
 * there are several, most of them state an outcome, and the other members are texts, numbers, flags and lists of them.
 */
export function rootMembers(root: JsonObject): readonly string[] | null {
  const keys: string[] = [];
  let known = 0;
  let visited = 0;
  for (const key in root) {
    if ((visited += 1) > MOST_MEMBERS) return null;
    const value = root[key] ?? null;
    if (isList(value)) {
      if (nameRole(key) !== 'plain' || isResultName(key) || value.some((item) => typeof item === 'object')) return null;
      continue;
    }
    if (value === null && nameRole(key) === 'plain' && !isEnvelopeName(key)) keys.push(key);
    if (!isObject(value) || nameRole(key) === 'aside') continue;
    const state = isEnvelopeName(key) || nameRole(key) !== 'plain' ? 'none' : stateOf(value);
    if (state === 'none') return null;
    keys.push(key);
    if (state === 'known') known += 1;
  }
  return known > 1 && known * 2 > keys.length ? keys : null;
}

/** Whether an object states its outcome, or a state that is not in the vocabulary. */
function stateOf(value: Json): 'known' | 'open' | 'none' {
  const { flag, hasError, words, codes } = itemSignals(value);
  const isKnown = flag !== null || hasError || words.some(({ text }) => outcomeOfWord(text) !== null);
  if (isKnown || codes.some(({ status }) => status !== null)) return 'known';
  return words.length > 0 ? 'open' : 'none';
}
