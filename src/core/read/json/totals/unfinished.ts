import { counterKind } from '../vocabulary/counterNames.ts';
import { booleanValue } from '../vocabulary/failureWords.ts';
import { normalizeName, nameWords } from '../vocabulary/nameRoles.ts';
import { isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Flags of a finished response. `false` in them means that results are missing. */
const FINISHED = /^(?:is|all)?(?:done|complete|completed|finished|final|eof|completednormally|consistent|healthy)$/;
/** Flags of an unfinished response. */
const UNFINISHED =
  /^(?:is|was|has|hasbeen|been|results?)?(?:truncated|incomplete|partialresults?|incompleteresults?|killed|terminated|crashed|interrupted|cancell?ed|stopped(?:early)?|expired|degraded)$/;
/** Flags of a response with further pages; \`true\` and \`false\` in them mean that results are missing. */
const MORE = /^(?:has|is)?more(?:results|items|records|available|data)?$/;
const LAST = /^(?:is)?last(?:page|batch|chunk)?$/;
/** Members that state why a response was interrupted. */
const REASONS = /^(?:abort(?:ed|ion)?|terminat(?:ed|ion)|interrupt(?:ed|ion)?)reason$/;
/** Members with the state of the whole response. */
const STATES =
  /^(?:job|batch|bulk|request|operation|task|overall|processing|import|transaction|commit|execution|run)?(?:status|state)$|^(?:transaction|outcome|result|overall|verdict|conclusion|termination|completion|ended|quality)$/;
/** States of a response whose results are not final. */
const OPEN = new Set(
  'canceled cancelled canceling cancelling cancelrequested running pending queued enqueued inprogress processing working started starting notstarted scheduled waiting initiated ongoing killed terminated crashed interrupted notcommitted uncommitted suspended paused stopped stalled hung expired deferred delayed retrying incomplete unfinished unknown undetermined truncated degraded early abnormal abnormally premature prematurely inconclusive'.split(
    ' ',
  ),
);
/** Objects beside a list that describe it, by the last word of their name. */
const ASIDE = new Set('summary meta metadata status info header progress batch bulk job report'.split(' '));

/**
 * The member of the root, of an object above the lists of results, or of a summary beside them, that states that results are
 * missing or not final, as sent: `"truncated": true`, `"status": "CANCELED"`. Null if there is none.
 *
 * @param places the paths of the lists
 * @param isReading whether the request reads a list, which may have further pages
 */
export function unfinishedMember(root: Json, places: readonly Path[], isReading = false): string | null {
  const holders = new Set<JsonObject>(isObject(root) ? [root] : []);
  for (const place of places) {
    let value: Json = root;
    for (const step of place.slice(0, -1)) {
      value = isObject(value) && Object.hasOwn(value, step) ? (value[step] ?? null) : null;
      if (isObject(value)) holders.add(value);
    }
  }
  for (const holder of holders) {
    const own = memberOf(holder, isReading);
    if (own !== null) return own;
    for (const key in holder) {
      const beside = holder[key] ?? null;
      const inner = isObject(beside) && ASIDE.has(nameWords(key).at(-1) ?? '') ? memberOf(beside, isReading) : null;
      if (inner !== null) return inner;
    }
  }
  return null;
}

function memberOf(holder: JsonObject, isReading: boolean): string | null {
  const isPage = isReading || isPaged(holder);
  for (const key in holder) {
    const value = holder[key] ?? null;
    if (typeof value === 'object') continue;
    const name = normalizeName(key);
    if (isShare(name, value) || (typeof value === 'number' && value > 0 && MORE.test(name) && !isPage))
      return asSent(key, value);
    if (typeof value === 'number') continue;
    const bit = booleanValue(value);
    if (bit === (MORE.test(name) ? true : LAST.test(name) ? false : null) && bit !== null && !isPage)
      return asSent(key, value);
    if (typeof value === 'string' && value.trim() !== '' && REASONS.test(name)) return asSent(key, value);
    const isOpen = typeof value === 'string' && STATES.test(name) && OPEN.has(normalizeName(value));
    if (!isOpen && (bit === null || !(bit ? UNFINISHED : FINISHED).test(name))) continue;
    return asSent(key, value);
  }
  return null;
}

/** Members with the completed or succeeded share of the results. */
const SHARES =
  /^(?:(?:success|completion|completed)(?:rate|ratio|share|percent(?:age)?)|percent(?:age)?complete(?:d)?|completeness|progress)$/;

/** Whether a member states that a share of the results is missing: `0.66`, `66`, `"66%"`. 1 and 100 are all of them. */
function isShare(name: string, value: Json): boolean {
  if (typeof value === 'boolean' || !SHARES.test(name)) return false;
  const number = typeof value === 'string' ? Number(/^(\d+(?:\.\d+)?) ?%$/.exec(value)?.[1] ?? 100) : Number(value);
  return number >= 0 && number < 100 && number !== 1;
}

function asSent(key: string, value: Json): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

/** Whether an object describes a page of a larger list, which is complete. */
function isPaged(holder: JsonObject): boolean {
  return Object.keys(holder).some((key) => counterKind(key) === 'page' && !MORE.test(normalizeName(key)));
}
