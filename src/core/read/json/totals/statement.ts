import { codeMemberKind, isRegisteredStatus, statusNumber } from '../vocabulary/statusCode.ts';
import { isFailureText } from './failureText.ts';
import { type CounterKind, counterKind, countValue, isPageMember } from '../vocabulary/counterNames.ts';
import { booleanValue, flagMeaning, isErrorValue, isErrorName, statesFailure } from '../vocabulary/failureWords.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import { statesFailedAction, statesPartialFailure, statesUndone } from '../vocabulary/partialSentence.ts';
import { derivedNumbers, type StatedNumbers } from './derivedNumbers.ts';
import { isSevere } from '../vocabulary/severity.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json, type JsonObject } from '../syntax/value.ts';

/** What one object states about the results below it. */
export interface Statement extends StatedNumbers {
  readonly isFlagged: boolean;
  /** The members that state it, as sent. */
  readonly source: readonly string[];
}

export const NOTHING_STATED: Statement = {
  total: null,
  failed: null,
  succeeded: null,
  done: null,
  open: 0,
  skipped: 0,
  uncounted: 0,
  claimed: 0,
  areProcessed: false,
  isFlagged: false,
  source: [],
};

const MOST_SOURCES = 4;

/** Merges two statements about the same results: the one with more failures wins. */
export function mergeStatements(a: Statement, b: Statement): Statement {
  const isFirst = (a.failed ?? -1) >= (b.failed ?? -1);
  const [more, less] = isFirst ? [a, b] : [b, a];
  return {
    total: more.total ?? less.total,
    failed: more.failed ?? less.failed,
    succeeded: more.succeeded ?? less.succeeded,
    done: more.done ?? less.done,
    open: Math.max(a.open, b.open),
    skipped: Math.max(a.skipped, b.skipped),
    claimed: Math.max(a.claimed, b.claimed),
    areProcessed: a.areProcessed || b.areProcessed,
    uncounted: a.failed === b.failed ? Math.max(a.uncounted, b.uncounted) : more.uncounted,
    isFlagged: a.isFlagged || b.isFlagged,
    source: [...new Set([...a.source, ...b.source])].slice(0, MOST_SOURCES),
  };
}

/** Adds up statements about different results. */
export function sumStatements(all: readonly Statement[]): Statement {
  const [only, second] = all;
  if (only && !second) return only;
  const sum = (of: (one: Statement) => number | null, isPart: boolean): number | null => {
    let result: number | null = null;
    for (const one of all) {
      const number = of(one);
      if (number !== null) result = (result ?? 0) + number;
      else if (!isPart) return null;
    }
    return result;
  };
  return {
    total: sum(({ total }) => total, false),
    failed: sum(({ failed }) => failed, true),
    succeeded: sum(({ succeeded }) => succeeded, false),
    done: sum(({ done }) => done, true),
    open: all.reduce((most, one) => most + one.open, 0),
    skipped: all.reduce((most, one) => most + one.skipped, 0),
    uncounted: all.reduce((most, one) => most + one.uncounted, 0),
    claimed: all.reduce((most, one) => most + one.claimed, 0),
    areProcessed: all.some(({ areProcessed }) => areProcessed),
    isFlagged: all.some(({ isFlagged }) => isFlagged),
    source: all.flatMap(({ source }) => source).slice(0, MOST_SOURCES),
  };
}

/**
 * The statement of one object.
 *
 * @param isCounts whether the object holds only counts
 * @param isLeftOut whether to ignore a member: a list of results, or a number that is cut
 */
export function statementOf(value: JsonObject, isCounts: boolean, isLeftOut?: (key: string) => boolean): Statement {
  const counts = new Map<CounterKind, number[]>();
  const flags: string[] = [];
  const numbers: string[] = [];
  let open = 0;
  let isPage = false;
  let isLimited = false;
  for (const key in value) {
    const inner = value[key] ?? null;
    isPage ||= typeof inner !== 'number' && isPageMember(key);
    isLimited ||= LIMITS.has(memberTraits(key).name);
    if (inner === null || isLeftOut?.(key) === true) continue;
    const number = countValue(inner);
    const count = number === null || (isFlagOnly(key, inner) && !isCounts) ? null : counterKind(key);
    if (number !== null && count !== null && (isCounts || !(count === 'failed' && isVendorCode(key)))) {
      const known = counts.get(count);
      if (known) known.push(number);
      else counts.set(count, [number]);
      if (count !== 'page') numbers.push(asSent(key, inner));
    } else if (isFlag(key, inner)) {
      flags.push(asSent(key, inner));
    } else if (typeof inner === 'object' && (counterKind(key) === 'open' || isUnattempted(key, inner))) {
      const size = Object.keys(inner).length;
      open += size;
      if (size > 0) numbers.push(asSent(key, inner));
    }
  }
  if (isSevere({ severity: value.severity ?? null, level: value.level ?? null }))
    flags.push(asSent('severity', value.severity ?? value.level ?? null));
  const numbersIn = derivedNumbers(counts);
  const { failed, done, skipped } = numbersIn;
  // `{"limit": 60, "remaining": 58}` are requests that are allowed.
  if (!isPage && !isLimited && !counts.has('page')) open += counts.get('remaining')?.reduce((a, b) => a + b) ?? 0;
  const claimed = isPage ? 0 : numbersIn.claimed;
  const isRelevant =
    failed !== null || done !== null || open + numbersIn.open + skipped + numbersIn.uncounted + claimed > 0;
  return {
    ...numbersIn,
    claimed,
    open: open + numbersIn.open,
    isFlagged: flags.length > 0,
    source: [...flags, ...(isRelevant ? numbers : [])].slice(0, MOST_SOURCES),
  };
}

const LIMITS = new Set('limit reset quota used credits balance ratelimit retryafter'.split(' '));

/** Whether 0 or 1 is a boolean and not a count: `success: 0`, `ok: 1`. */
function isFlagOnly(key: string, value: Json): boolean {
  return (value === 0 || value === 1) && nameWords(key).length === 1 && flagMeaning(key) === 'good';
}

/** Whether a number is an error code: `error: 3`, in the singular. */
function isVendorCode(key: string): boolean {
  const words = nameWords(key);
  return words.length === 1 && (words[0] === 'error' || words[0] === 'exception');
}

function isFlag(key: string, value: Json): boolean {
  const words = nameWords(key);
  const isPrefixed = words.length > 1;
  const meaning = flagMeaning(key);
  const bit = meaning === null ? null : booleanValue(value);
  // `error: 1` is an error code, `hasErrors: 1` a flag, and `errors: 1` a count.
  if (bit !== null && (typeof value === 'boolean' || typeof value === 'string' || meaning === 'good' || isPrefixed))
    return bit !== (meaning === 'good');
  if (isFailureText(key, value)) return true;
  const { holdsState, name } = memberTraits(key);
  if (holdsState && value === false) return true;
  if (value === true ? UNDONE.has(name) : booleanValue(value) === false && DONE.has(name)) return true;
  if (typeof value === 'number' && RETURN_CODES.has(name) && (value < 0 || (value > 0 && EXIT_CODES.has(name))))
    return true;
  if (isObject(value) && FAILED.has(name)) return holdsFailures(value);
  const code = codeMemberKind(key);
  if (code !== null && code !== 'error') {
    const status = statusNumber(value);
    if (status !== null) return status >= 400 && isRegisteredStatus(status);
  }
  if (typeof value === 'string' && (holdsState || STATES.has(name) || (code !== null && code !== 'error')))
    return statesFailure(value);
  if (typeof value === 'string' && MESSAGES.has(name) && statesPartialFailure(value)) return true;
  if (typeof value === 'string' && REMARKS.has(name) && (statesFailedAction(value) || statesUndone(value))) return true;
  if (isList(value) && PROBLEMS.has(words.at(-1) ?? '')) return value.some((one) => isProblem(one, words));
  return isErrorName(key) && typeof value !== 'boolean' && isErrorValue(value);
}

const UNATTEMPTED =
  /^(?:remaining|(?:retry|remaining)(?:able)?(?:items|records|requests|operations|entries|keys|ids))$/;

/** Whether a list holds items that were not attempted: `retryItems: ["b"]`. */
function isUnattempted(key: string, value: Json): boolean {
  return isList(value) && UNATTEMPTED.test(memberTraits(key).name);
}

/** Flags of a transaction that did not succeed as a whole. */
const UNDONE = new Set(['rolledback', 'rollback', 'aborted', 'halted']);

/** Flags of a response whose changes were stored. */
const DONE = new Set(['commit', 'committed', 'acknowledged', 'saved', 'persisted', 'stored', 'applied', 'written']);
/** Codes that are negative if the whole response failed. */
const RETURN_CODES = new Set('ret retcode rc code returncode resultcode exitcode exitstatus'.split(' '));
/** Codes of a process: any other number than 0 is a failure. */
const EXIT_CODES = new Set(['exitcode', 'exitstatus']);
const FAILED = new Set(['failed', 'failures', 'rejected', 'unprocessed']);

/** Whether an object with failures, which is not a list of results, has any: `{"count": 1}`, `{"b": 409}`. */
function holdsFailures(value: JsonObject): boolean {
  let isCounted = false;
  for (const key in value) {
    const kind = counterKind(key);
    const number = countValue(value[key] ?? null);
    if (kind === null || kind === 'page' || number === null) continue;
    if (number > 0) return true;
    isCounted = true;
  }
  return !isCounted && Object.values(value).some((one) => isFilled(one));
}

function isFilled(value: Json): boolean {
  if (isList(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value) && value !== '0';
}

const PROBLEMS = new Set(['problem', 'problems', 'issue', 'issues']);

/** Whether an issue or problem is an error. Issues may be those of a tracker, so they need a severity. */
function isProblem(value: Json, words: readonly string[]): boolean {
  if (!isObject(value)) return false;
  const severity = ['severity', 'level'].map((key) => value[key]).find((text) => typeof text === 'string');
  if (typeof severity === 'string') return /^(?:error|fatal|critical)$/i.test(severity);
  return words.some((word) => word.startsWith('problem')) && isErrorValue(value);
}

const MESSAGES = new Set(
  'message msg note notice remark comment detail details title description summary statusmessage statustext statusdescription resultmessage responsemessage'.split(
    ' ',
  ),
);

/** Those that state what was done. */
const REMARKS = new Set(
  'message msg note notice remark comment statusmessage resultmessage responsemessage'.split(' '),
);

const STATES = new Set(
  'ack transaction resultcode returncode responsecode completioncode completion verdict conclusion overall'.split(' '),
);

const LONGEST = 60;

/** `"errors": true` */
function asSent(key: string, value: Json): string {
  const text = isList(value) ? '[…]' : isObject(value) ? '{…}' : JSON.stringify(shortened(value));
  return `${JSON.stringify(shortened(key))}: ${text}`;
}

function shortened<Value extends Json>(value: Value): Value | string {
  return typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
