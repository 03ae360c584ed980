import { counterKind } from '../vocabulary/counterNames.ts';
import { isErrorName, statesFailure, statesSuccess } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { nameRole, nameWords, normalizeName } from '../vocabulary/nameRoles.ts';
import { OTHER_STATE_WORDS } from '../vocabulary/otherStates.ts';
import { statesFailedAction, statesUndone } from '../vocabulary/partialSentence.ts';
import { isResourceState } from '../vocabulary/resourceStates.ts';
import { meansNoError, outcomeOfWord } from '../vocabulary/statusWords.ts';
import { memoize } from '../syntax/memoize.ts';
import { isList, type Json } from '../syntax/value.ts';

/** What a member of an item with a stated success may state besides. */
type MemberKind = 'code' | 'word' | 'undone' | 'retry' | 'remark' | 'log' | 'count' | 'failures' | 'none';

/** Words before "code" that make it a result code; `countryCode` is none. */
const CODED = new Set(
  'result reason return response exit error err fault vendor internal sub decline reject rejection failure sql ret provider gateway backend'.split(
    ' ',
  ),
);
const CODES = new Set('rc retcode sqlcode sqlstate errno error err faultcode'.split(' '));
/** Flags of an operation that may have been accepted and not done. `updated: false` only means that nothing changed. */
const UNDONE =
  /^(?:is|was|been|hasbeen)?(?:delivered|persisted|committed|applied|acknowledged|processed|complete|completed|saved|stored|written|finished|executed|sent|uploaded|durable)$/;
const RETRY = /^(?:is|should|can|must|will)?(?:retry(?:able|needed|required)?|retriable|needsretry|retrylater)$/;
const REMARKS = new Set('note notes info comment remark detail hint description'.split(' '));
const NUMBERS = new Set(['error', 'err']);
const LOGS = new Set('log logs output stdout stderr messages notes remarks'.split(' '));
/** Names of words about the operation. An unknown `state` may be that of the resource, and contradicts nothing. */
const OUTCOMES = new Set(['outcome', 'result', 'verdict', 'conclusion']);
const OTHER_STATES = new Set([...OTHER_STATE_WORDS, 'requested', 'wanted', 'payment', 'order', 'billing', 'address']);

const kindOf = memoize((key: string): MemberKind => {
  const { name } = memberTraits(key);
  const words = nameWords(key);
  const last = words.at(-1) ?? '';
  if (CODES.has(name) || (last === 'code' && words.length > 1 && CODED.has(words.at(-2) ?? ''))) return 'code';
  if (counterKind(key) === 'failed') return 'count';
  if (OUTCOMES.has(last)) return words.some((word) => OTHER_STATES.has(word)) ? 'none' : 'word';
  if (UNDONE.test(name)) return 'undone';
  if (RETRY.test(name)) return 'retry';
  if (REMARKS.has(name)) return 'remark';
  if (LOGS.has(name)) return 'log';
  return nameRole(key) === 'bad' && !isErrorName(key) ? 'failures' : 'none';
});

/**
 * Whether a member of an item with a stated success states something else: a result code that other items do not have, an
 * unknown word, `persisted: false`, `retryable: true`, a note about a failure, failures that are counted or listed.
 *
 * @param isCommon whether all items of the list have the same value
 */
export function isDoubtfulMember(key: string, value: Json, isCommon: (key: string, value: Json) => boolean): boolean {
  if (value === null || value === '') return false;
  switch (kindOf(key)) {
    case 'code':
      return isDoubtfulCode(key, value) && !isCommon(key, value);
    case 'word':
      return typeof value === 'string' && isUnknownWord(value) && !isCommon(key, value);
    case 'undone':
      return value === false && !isCommon(key, value);
    case 'retry':
      return value === true && !isCommon(key, value);
    case 'remark':
      return typeof value === 'string' && reportsFailure(value);
    case 'log':
      return isList(value) && value.some((line) => typeof line === 'string' && LOGGED.test(line));
    case 'count':
    case 'failures':
      return typeof value === 'number' ? value > 0 : isList(value) && value.length > 0 && !isErrorName(key);
    case 'none':
      return false;
  }
}

const LONGEST_CODE = 40;

function isDoubtfulCode(key: string, value: Json): boolean {
  if (typeof value === 'number') return value !== 0 && !(value >= 200 && value < 300);
  // Other texts in `error` are error messages or flags.
  if (typeof value !== 'string' || NUMBERS.has(memberTraits(key).name) || value.length > LONGEST_CODE) return false;
  return !/^(?:0+|2\d\d)$/.test(value.trim()) && !meansNoError(value) && !statesSuccess(value);
}

/** One to four words of letters: `half-done`, `NEEDS_REVIEW`. */
const WORDS = /^\p{L}{4,20}(?:[ _-]\p{L}{2,20}){0,3}$|^\p{L}{2,20}(?:[ _-]\p{L}{2,20}){1,3}$/u;

function isUnknownWord(value: string): boolean {
  if (!WORDS.test(value) || outcomeOfWord(value) !== null) return false;
  const name = normalizeName(value);
  return !isResourceState(name) && !statesSuccess(value) && !name.startsWith('no');
}

/** `permission denied`, `not saved` */
const SHORT_FAILURE =
  /^(?:error|fatal|failed|failure)\b|^\S+(?: \S+){0,3} (?:denied|failed|refused|forbidden|exceeded|timed out)\.?$|^not (?:saved|stored|sent|created|updated|deleted|applied|processed|delivered|written)\b/i;
const LOGGED = /^\s*\[?(?:error|fatal|severe|critical)\b\]?:? +\S/i;
const LONGEST_REMARK = 200;

function reportsFailure(text: string): boolean {
  if (text.length > LONGEST_REMARK) return false;
  return SHORT_FAILURE.test(text.trim()) || statesFailedAction(text) || statesUndone(text) || isFailureWord(text);
}

function isFailureWord(text: string): boolean {
  return !text.includes(' ') && statesFailure(text);
}
