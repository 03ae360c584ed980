import { nameWords } from './nameRoles.ts';
import { memoize } from '../syntax/memoize.ts';
import { memberTraits } from './memberTraits.ts';
import { isList, isObject, type Json, type JsonObject } from '../syntax/value.ts';
import { successDoubt } from './successPhrase.ts';
import { meansNoError, outcomeOfWord } from './statusWords.ts';

// Members that state a failure beside a stated success. Stricter than `errorMembers.ts`, which finds results among data:
// a false positive here turns a success into a failure.

const ERRORS = new Set('error errors err errs exception fault failure failures'.split(' '));
/** `lastError`, `maxErrors`, `ignoreErrors`: earlier errors, limits and settings. */
const ASIDE = new Set(
  'last previous prev prior recent latest max min maximum minimum allow allowed ignore ignored skip handled suppressed expected known possible retryable on stop fail continue default throw raise show log debug if without no non'.split(
    ' ',
  ),
);
const SEVERITIES = ['severity', 'Severity', 'level', 'type', 'kind', 'category'];
const MILD = /^(?:warn(?:ing)?s?|info(?:rmation(?:al)?)?|notice|hint|deprecat\w*|debug|success|ok)$/i;
const NOTHING =
  /^(?:no|nil|null|n\/a|na|false|undefined|-|0+|2\d\d(?: .*)?|multi[\s_-]?status|no[\s_-]?(?:errors?|failures?|exceptions?|problems?))\.?$/i;
const DEEPEST = 5;

/** Whether a member with this name holds errors, or a part of one, of the object that it belongs to. */
export const isErrorName = memoize((key: string): boolean => {
  const words = nameWords(key);
  if (memberTraits(key).error === null || words.some((word, i) => ASIDE.has(word) && i < words.length - 1))
    return false;
  return memberTraits(key).error === 'part' || words.some((word) => ERRORS.has(word));
});

/** Whether the value of such a member is an error: not empty, not a warning, not a denial such as "none". */
export function isErrorValue(value: Json | undefined, depth = 0): boolean {
  if (typeof value === 'string')
    return value.trim() !== '' && !NOTHING.test(value.trim()) && booleanValue(value) !== false && !meansNoError(value);
  if (typeof value === 'number') return isErrorCode(value);
  if (isList(value)) return depth < DEEPEST && value.some((inner) => isErrorValue(inner, depth + 1));
  if (!isObject(value)) return value === true;
  return !isMild(value) && !deniesError(value) && !isEmpty(value, 0);
}

/** Whether a value is the default of an enumeration that is named after its member: `failure_reason: "UNKNOWN_FAILURE_REASON"`. */
export function isDefaultError(key: string, value: Json): boolean {
  if (typeof value !== 'string' || !/^[A-Z][A-Z_]*$/.test(value)) return false;
  const words = nameWords(value);
  const own = nameWords(key);
  return (
    [words[0], words.at(-1)].some((word) => word === 'unknown' || word === 'unspecified') &&
    own.length > 1 &&
    own.every((word) => words.includes(word))
  );
}

/** Whether a numeric error code states an error: 0 and the 2xx of HTTP do not. */
function isErrorCode(code: number): boolean {
  return code !== 0 && !(code >= 200 && code < 300);
}

function isMild(error: JsonObject): boolean {
  return SEVERITIES.some((key) => {
    const severity = Object.hasOwn(error, key) ? error[key] : undefined;
    return typeof severity === 'string' && MILD.test(severity);
  });
}

function deniesError(error: JsonObject): boolean {
  for (const key in error) {
    if (memberTraits(key).code === null) continue;
    const code = error[key] ?? null;
    if (typeof code === 'number' ? !isErrorCode(code) : typeof code === 'string' && code !== '' && !isErrorValue(code))
      return true;
  }
  return false;
}

function isEmpty(value: Json, depth: number): boolean {
  if (value === null || value === '' || value === false || value === 0) return true;
  if (depth > DEEPEST || typeof value !== 'object') return false;
  const inner: Iterable<Json> = isList(value) ? value : Object.values(value);
  for (const one of inner) if (!isEmpty(one, depth + 1)) return false;
  return true;
}

const DENYING = new Set('no not without non none zero never nothing'.split(' '));
const FAILED = new Set(
  'fail failed failing failure failures error errors errored exception exceptions rejected aborted unsuccessful partial partially partly incomplete'.split(
    ' ',
  ),
);
const LONGEST = 60;
const MOST_WORDS = 6;

/** Whether a status word states a complete or partial failure: `PARTIAL_SUCCESS`, `completed_with_errors`, `failed`. */
export function statesFailure(text: string): boolean {
  return text.length <= LONGEST && isFailing(text);
}

const isFailing = memoize((text: string): boolean => {
  if (/\d/.test(text)) return false;
  const words = nameWords(text);
  // `NO_SUCCESS`
  if (words[0] === 'no' && words.length === 2 && SUCCEEDED.has(words[1] ?? '')) return true;
  if (words.length > MOST_WORDS || words.some((word) => DENYING.has(word))) return false;
  if (words.some((word) => FAILED.has(word))) return true;
  const outcome = outcomeOfWord(text);
  return outcome === 'failure' || outcome === 'dependent';
});

const SUCCEEDED = new Set('success successful successfully succeeded ok'.split(' '));

/** Whether a short message states success and no failure: `ok`, `Success.`, `request processed successfully`. */
export function statesSuccess(message: string): boolean {
  if (message.length > LONGEST) return false;
  if (outcomeOfWord(message) === 'success') return true;
  const words = nameWords(message);
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => SUCCEEDED.has(word)) &&
    !words.some((word) => DENYING.has(word) || /^un|^in(?:valid|correct|complete)/.test(word)) &&
    !/n['’]t\b/i.test(message) &&
    successDoubt(words) === null &&
    !statesFailure(message)
  );
}

const YES = new Set('true yes y t 1 ja oui si sí sì sim tak да 是 はい'.split(' '));
const NO = new Set('false no n f 0 nein non não nao nie нет 否 いいえ'.split(' '));
const LONGEST_FLAG = 5;

/** A boolean written as `true`, `"yes"`, `"nein"`, `"1"`, `0` and the like; null for any other value. */
export function booleanValue(value: Json): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  if (typeof value !== 'string' || value.length > LONGEST_FLAG) return null;
  const word = value.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

const GOOD_WORDS = new Set('success successful succeeded successfully ok passed valid accepted'.split(' '));
const BAD_WORDS = new Set('error errors errored failed failure failures rejected invalid aborted partial'.split(' '));
const FILLERS = new Set(
  'is was are were has have had all any some contains contained with flag overall completed'.split(' '),
);

/** What `true` means in a flag with this name: `isSuccess`, `hasErrors`, `partialFailure`; null if it is not such a flag. */
export const flagMeaning = memoize((name: string): 'good' | 'bad' | null => {
  const words = nameWords(name).filter((word) => !FILLERS.has(word));
  if (words.length === 0 || words.length > 2) return null;
  if (words.every((word) => GOOD_WORDS.has(word))) return 'good';
  // `partialSuccess`
  return words.every((word, i) => BAD_WORDS.has(word) || (i > 0 && words[0] === 'partial' && GOOD_WORDS.has(word)))
    ? 'bad'
    : null;
});
