import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { booleanValue, statesSuccess } from '../vocabulary/failureWords.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { countMembers } from '../vocabulary/resource.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

const IN_PROGRESS = new Set(
  'pending queued enqueued processing inprogress running scheduled waiting awaiting deferred delayed retry retrying started starting notstarted initiated ongoing working inqueue unknown undetermined partial'.split(
    ' ',
  ),
);

/**
 * Whether an item without an error states something other than success: unfinished work, an unknown word, or a flag that is
 * not a boolean. Does not apply to the state of a resource: a created user may be `ACTIVE`.
 */
export function isUndecided(item: Json): boolean {
  if (!isObject(item)) return false;
  let hasWord = false;
  let isOpen = false;
  for (const key in item) {
    const value = item[key];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const { holdsState, flag } = memberTraits(key);
    if (flag !== null && booleanValue(value) === null && flag === 'good') return true;
    if (!holdsState || parseStatusCode(value) !== null || outcomeOfWord(value) !== null) continue;
    if (IN_PROGRESS.has(normalizeName(value))) isOpen = true;
    hasWord = true;
  }
  if (!hasWord) return false;
  const { names, others } = countMembers(item);
  return others === 0 ? isOpen || names < 2 : isOpen && others < 2;
}

const REMARKS = new Set(
  'message msg reason reasons detail details description statusmessage resultmessage responsemessage note notes comment remark remarks warning warnings hint info explanation cause'.split(
    ' ',
  ),
);
const PHASES = new Set(['phase', 'stage', 'step', 'condition', 'verdict', 'decision', 'action', 'progress']);
const NOT_DONE = new Set(
  'skipped ignored pending queued deferred delayed cancelled canceled held onhold blocked suspended duplicate dropped excluded retry retryable'.split(
    ' ',
  ),
);
const IDS = new Set(['id', 'uuid', 'guid', 'key', 'resourceid', 'recordid']);

/**
 * Whether an item without an error has a member that may state a failure: a reason or message, a flag, a state word, or an
 * empty id. Such an item is not a success merely because the body counts no failures.
 */
export function mayStateFailure(item: Json): boolean {
  if (!isObject(item)) return false;
  for (const key in item) {
    const value = item[key] ?? null;
    const { name, holdsState } = memberTraits(key);
    if (value === false || (value === true && NOT_DONE.has(name)) || (value === null && IDS.has(name))) return true;
    if (value === null || value === true || typeof value === 'number') continue;
    if (typeof value === 'object') {
      if (REMARKS.has(name) && Object.keys(value).length > 0) return true;
    } else if (value.trim() !== '') {
      if (holdsState || PHASES.has(name)) {
        if (outcomeOfWord(value) !== 'success') return true;
      } else if (REMARKS.has(name) && !statesSuccess(value)) {
        return true;
      }
    }
  }
  return false;
}
