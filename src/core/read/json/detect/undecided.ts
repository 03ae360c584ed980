import { parseStatusCode } from '../vocabulary/statusCode.ts';
import { booleanValue } from '../vocabulary/failureWords.ts';
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
