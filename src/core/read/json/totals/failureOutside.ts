import { memberContradiction } from '../detect/contradiction.ts';
import { counterKind, countValue } from '../vocabulary/counterNames.ts';
import { isCertainlyLeftOut, isLeftOutName } from '../vocabulary/doneNames.ts';
import { isErrorValue, statesFailure } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { nameRole, nameWords, normalizeName } from '../vocabulary/nameRoles.ts';
import { OTHER_STATE_WORDS } from '../vocabulary/otherStates.ts';
import { statesFailedAction, statesPartialFailure, statesUndone } from '../vocabulary/partialSentence.ts';
import { isErrorReport, isPlainResult } from '../vocabulary/resource.ts';
import { codeMemberKind, isRegisteredStatus, statusNumber } from '../vocabulary/statusCode.ts';
import { isSevere } from '../vocabulary/severity.ts';
import { isFailureText } from './failureText.ts';
import { memoize } from '../syntax/memoize.ts';
import { PathTree } from '../syntax/pathTree.ts';
import { isList, isObject, type Json, type JsonObject, type Path } from '../syntax/value.ts';

/** Members that repeat the request, describe the API or configure something. */
const NO_RESULTS = new Set(
  'request requests input inputs query params parameters config configuration settings options schema schemas example examples docs template templates policy policies filter filters previous original before'.split(
    ' ',
  ),
);
const OTHER_STATES = new Set(OTHER_STATE_WORDS);
/** Objects that describe the results beside them, by the last word of their name. */
const SUMMARIES = new Set(
  'summary meta metadata status stats statistics counts totals report info batch bulk job'.split(' '),
);
const REMARKS = new Set('message msg statusmessage resultmessage responsemessage'.split(' '));
const DEEPEST = 30;
/** A line of a log: `ERROR: the disk is full`. */
const LOGGED = /^\s*\[?(?:ERROR|FATAL|SEVERE|CRITICAL|Error|Fatal)\b\]?:? +\S/;
const STATUS = /^[1-5](?:\d\d|xx)$/i;
/** Words in the names of members whose values are not results: `mode: "fail"`, `onError: "abort"`. */
const NO_STATES = new Set(
  'name title type kind label mode on if event events action strategy policy trigger filter key id category level severity text description subject topic tag color icon title default option value'.split(
    ' ',
  ),
);
const FAILED = new Set(
  'failed failure rejected aborted unsuccessful timedout unreachable undelivered bounced rolledback'.split(' '),
);

/** Whether an object or list with this name, and all that is in it, states nothing about results. */
const isAside = memoize((key: string): boolean => {
  const name = normalizeName(key);
  return NO_RESULTS.has(name) || (nameRole(key) === 'aside' && name !== 'meta' && name !== 'metadata');
});

/**
 * The member outside of the lists of results that states a failure, or what was left out: `payments.p.status`. For bodies
 * whose results are all successes. Null if there is none.
 *
 * @param places the paths of the lists
 */
export function failureOutside(root: Json, places: readonly Path[]): string | null {
  const taken = new PathTree(places);
  const visit = (value: Json, path: Path, isBeside: boolean): Path | null => {
    if (typeof value !== 'object' || value === null || taken.has(path) || path.length > DEEPEST) return null;
    if (isList(value)) {
      for (const [index, item] of value.entries()) {
        const isLogged = typeof item === 'string' ? LOGGED.test(item) : isSevereMessage(item);
        const found = isLogged ? [...path, index] : visit(item, [...path, index], false);
        if (found) return found;
      }
      return null;
    }
    if (!isObject(value)) return null;
    const isHolder = isBeside || path.length === 0 || taken.hasAtOrBelow(path);
    for (const key in value) {
      const inner = value[key] ?? null;
      const below = [...path, key];
      const counted = isObject(inner) ? countedFailure(inner) : null;
      if (counted !== null) return [...below, counted];
      if (inner === null || (typeof inner === 'object' && isAside(key))) continue;
      if (!taken.hasAtOrBelow(below) && statesAny(value, key, inner, isHolder)) return below;
      const found = visit(inner, below, isHolder && SUMMARIES.has(nameWords(key).at(-1) ?? ''));
      if (found) return found;
    }
    return null;
  };
  const found = visit(root, [], true);
  return found && found.join('.');
}

/** `{"level": "error", "text": "row 9 was dropped"}` */
function isSevereMessage(item: Json): boolean {
  return (
    isObject(item) &&
    (typeof item['level'] === 'string' || typeof item['severity'] === 'string') &&
    isSevere({ level: item['level'] ?? null, severity: item['severity'] ?? null })
  );
}

/** The status of a failure in an object that counts by status: `{"200": 2, "503": 1}`. Null if it is none or counts no failure. */
function countedFailure(value: JsonObject): string | null {
  let found: string | null = null;
  for (const key in value) {
    if (!STATUS.test(key)) return null;
    const count = countValue(value[key] ?? null);
    if (count === null) return null;
    if (count > 0 && /^[45]/.test(key)) found ??= key;
  }
  return found;
}

/** `sideEffects: {"email": "failed"}` */
function isFailedPart(key: string, value: string): boolean {
  return (
    FAILED.has(normalizeName(value)) && !nameWords(key).some((word) => NO_STATES.has(word) || OTHER_STATES.has(word))
  );
}

/**
 * Whether a member states a failure, or what was left out.
 *
 * @param isHolder whether it is above or beside the lists of results
 */
function statesAny(holder: JsonObject, key: string, value: Json, isHolder: boolean): boolean {
  if (typeof value === 'object') return statesFilled(key, value, isHolder);
  if (typeof value === 'string' && isFailedPart(key, value)) return true;
  if (value === false && memberTraits(key).name === 'committed') return true;
  if (memberContradiction(holder, key, value) || isFailureText(key, value)) return true;
  if (typeof value === 'string') {
    if (isCertainlyLeftOut(key) && isErrorValue(value) && !/^0(?!\d)/.test(value)) return true;
    const { holdsState, name } = memberTraits(key);
    if (holdsState) return statesFailure(value) && !nameWords(key).some((word) => OTHER_STATES.has(word));
    return REMARKS.has(name) && (statesFailedAction(value) || statesUndone(value) || statesPartialFailure(value));
  }
  if (typeof value !== 'number') return false;
  const code = codeMemberKind(key);
  const status = code === 'status' || code === 'http' ? statusNumber(value) : null;
  if (status !== null && status >= 400 && isRegisteredStatus(status)) return code === 'http' || isPlainResult(holder);
  return counterKind(key) === 'failed' && (countValue(value) ?? 0) > 0 && isErrorReport(holder);
}

/** Whether a list or map is named after failures or what was left out, and has any. */
function statesFilled(key: string, value: Json, isHolder: boolean): boolean {
  return isCertainlyLeftOut(key) || (isHolder && isList(value) && isLeftOutName(key))
    ? isFilled(value)
    : nameRole(key) === 'bad' && isErrorValue(value);
}

/** Whether a list or map has any item; `{"count": 0}` has none. */
function isFilled(value: Json): boolean {
  if (isList(value)) return value.length > 0;
  return (
    isObject(value) &&
    Object.values(value).some((one) =>
      typeof one === 'number' ? one > 0 : one !== null && one !== false && one !== '',
    )
  );
}
