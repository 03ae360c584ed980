import { type Contradiction, memberContradiction, partContradiction } from './contradiction.ts';
import { isDoubtfulMember } from './doubtfulMembers.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { nameRole, nameWords, normalizeName } from '../vocabulary/nameRoles.ts';
import { OTHER_STATE_WORDS } from '../vocabulary/otherStates.ts';
import { countMembers, isPlainResult } from '../vocabulary/resource.ts';
import { memoize } from '../syntax/memoize.ts';
import { isList, isObject, type Json, type JsonObject, onlyMember } from '../syntax/value.ts';

/** Flags of an operation that did not end. */
const INTERRUPTED = new Set('aborted halted killed crashed interrupted incomplete'.split(' '));
/** Flags that are never requested, but may also describe a resource. */
const RESOURCE_STATES = 'truncated partial degraded expired'.split(' ');
/** Flags that may have been requested: `cancelled: true` may be the result of a cancellation. */
const REQUESTABLE =
  'canceled cancelled stopped terminated revoked blocked suspended voided suppressed quarantined skipped ignored omitted excluded dropped discarded deferred postponed withheld'.split(
    ' ',
  );
const RESOURCE_FLAGS = new Set(RESOURCE_STATES);
const REQUESTABLE_FLAGS = new Set(REQUESTABLE);
const STATES = new Set([
  ...INTERRUPTED,
  ...RESOURCE_STATES,
  ...'gone lost dead stalled hung corrupt corrupted unknown undetermined'.split(' '),
]);
/** Beside a stated success, `skipped` only means that the operation was not necessary. */
const REQUESTABLE_STATES = new Set(REQUESTABLE.filter((word) => word !== 'skipped' && word !== 'ignored'));

const OTHER_STATES = new Set([...OTHER_STATE_WORDS, 'requested', 'wanted']);

type IsCommon = (key: string, value: Json) => boolean;

/** What a member may be: a flag of an interrupted operation, another flag, one that may have been requested, or a state. */
type MemberKind = 'interrupted' | 'flag' | 'common-flag' | 'state' | 'none';

const kindOf = memoize((key: string): MemberKind => {
  const { name, holdsState } = memberTraits(key);
  const flag = name.replace(/^(?:is|was|has|hasbeen)(?=[a-z])/, '');
  if (INTERRUPTED.has(flag)) return 'interrupted';
  if (RESOURCE_FLAGS.has(flag)) return 'flag';
  if (REQUESTABLE_FLAGS.has(flag)) return 'common-flag';
  return holdsState && !nameWords(key).some((word) => OTHER_STATES.has(word)) ? 'state' : 'none';
});

/**
 * The member that leaves the stated success of an item in doubt: `"status": 200, "aborted": true`, `"success": true,
 * "state": "revoked"`. What all items of a list have in common may have been requested, and a resource has a state of its
 * own. Null if there is none.
 *
 * @param isCommon whether all items of the list have the same value in a member
 * @param isOwn whether the item itself states the success, with a status, a flag or a word
 */
export function itemDoubt(item: Json, isCommon: IsCommon, isOwn = false): Contradiction | null {
  const only = onlyMember(item);
  const inner = only && isObject(only[1]) ? only[1] : item;
  return isObject(inner) ? (doubtIn(inner, isCommon) ?? (isOwn ? otherDoubtIn(inner, isCommon) : null)) : null;
}

/** The same for a flag in a map of results: `{"a": {"status": 200}, "aborted": true}`. */
export function flagDoubt(key: string): Contradiction | null {
  return memberContradiction({}, key, true) ?? doubtIn({ [key]: true }, () => false);
}

/** The members of a result besides its code, names and messages; a resource has more. */
const MOST_OTHERS = 1;

function otherDoubtIn(item: JsonObject, isCommon: IsCommon): Contradiction | null {
  let isResult: boolean | null = null;
  for (const key in item) {
    const value = item[key] ?? null;
    // For speed: an object states nothing that is looked for here, and most results have one.
    if (isObject(value)) continue;
    const isDoubtful = isDoubtfulMember(key, value, isCommon);
    const part = isDoubtful || !isList(value) || nameRole(key) === 'aside' ? null : partContradiction(key, value);
    if (!isDoubtful && part === null) continue;
    isResult ??= countMembers(item).others <= MOST_OTHERS;
    if (isResult) return part ?? { outcome: 'unknown', member: key, value, messageSource: item };
  }
  return null;
}

function doubtIn(item: JsonObject, isCommon: IsCommon): Contradiction | null {
  for (const key in item) {
    const value = item[key] ?? null;
    if (value !== true && typeof value !== 'string') continue;
    const kind = kindOf(key);
    const isDoubtful =
      value === true
        ? kind === 'interrupted' ||
          ((kind === 'flag' || (kind === 'common-flag' && !isCommon(key, value))) && countMembers(item).others < 2)
        : kind === 'state' && isDoubtfulState(value, key, isCommon) && isPlainResult(item);
    if (isDoubtful) return { outcome: 'unknown', member: key, value, messageSource: item };
  }
  return null;
}

function isDoubtfulState(word: string, key: string, isCommon: IsCommon): boolean {
  const name = normalizeName(word);
  return STATES.has(name) || (REQUESTABLE_STATES.has(name) && !isCommon(key, word));
}

/** The status whose results are in the body. */
export const MULTI_STATUS = 207;

/** The doubt about an item with the status 207 whose body has no results. */
export function statusDoubt(item: Json): Contradiction {
  return { outcome: 'unknown', member: 'status', value: MULTI_STATUS, messageSource: item };
}
