import {
  type CodeMemberKind,
  type CodeSignal,
  isStatusLine,
  parseStatusCode,
  type StatusCode,
} from '../vocabulary/statusCode.ts';
import { statusOfName } from '../vocabulary/statusNames.ts';
import { describesStatus } from '../vocabulary/statusObject.ts';
import { statesError, statesErrorPart } from '../vocabulary/errorMembers.ts';
import { hasFailureCount } from '../vocabulary/counterNames.ts';
import { reportsErrors } from '../vocabulary/resource.ts';
import { booleanValue } from '../vocabulary/failureWords.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { type Json, type JsonObject, isList, isMemberless, isObject, onlyMember } from '../syntax/value.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** A status word, and its path in the item. */
export interface WordSignal {
  readonly column: string;
  readonly text: string;
}

/** Everything in an item that may state its outcome. The outcome itself depends on all items of the list. */
export interface Signals {
  /** Nearest first. */
  codes: CodeSignal[];
  /** The worst of all flags: true for success; null without flags. */
  flag: boolean | null;
  hasError: boolean;
  /** Whether it states that there is no error: `"errors": []`. */
  deniesError: boolean;
  words: WordSignal[];
  /** The reason phrase beside a code. */
  phrase: string | null;
  /** Whether it holds a body, headers or the like, as a sub-response does. */
  isResponse: boolean;
  /** Whether it is an object without members. */
  isEmpty: boolean;
}

const PHRASES = new Set(['title', 'reasonphrase', 'reason']);
const STATE_PARTS = new Set(['name', 'groupname', 'value', 'state', 'status', 'code', 'statuscode']);
/** The same for known words only. */
const PERHAPS_STATE_PARTS = new Set(['phase', 'type', 'kind', 'outcome', 'result', 'label', 'text']);
const INSIDE_ERRORS = new Set([
  'data',
  'json',
  'details',
  'detail',
  'response',
  'extensions',
  'http',
  'status',
  'error',
]);
const DEEPEST = 4;
/** An object with more members is a map whose keys are data. */
const MOST_MEMBERS = 2000;
// Shared empty arrays, never modified: most items have at most one of each.
const NO_CODES: CodeSignal[] = [];
const NO_WORDS: WordSignal[] = [];
const NO_KEYS: string[] = [];

/** The signals of one item of a list. */
export function itemSignals(item: Json): Signals {
  const signals: Signals = {
    codes: NO_CODES,
    flag: null,
    hasError: false,
    deniesError: false,
    words: NO_WORDS,
    phrase: null,
    isResponse: false,
    isEmpty: false,
  };
  if (typeof item === 'string' || typeof item === 'number') bare(item, '', signals);
  else if (typeof item === 'boolean') signals.flag = item;
  else if (isList(item)) tuple(item, signals);
  else if (isObject(item)) {
    const only = onlyMember(item);
    signals.isEmpty = only === null && isMemberless(item);
    if (!only || !wrapped(only[0], only[1], signals)) members(item, signals, '');
  }
  return signals;
}

/** `["ok", 404, "409 Conflict"]` */
function bare(item: string | number, column: string, signals: Signals): void {
  const code = parseStatusCode(item);
  if (code) addCode(signals, sign(code, 'status', column, false));
  else if (typeof item === 'string') addWord(signals, column, item);
}

function sign({ status, text }: StatusCode, name: CodeMemberKind, column: string, accompanied: boolean): CodeSignal {
  return { status, text, name, column, accompanied };
}

/** `["/c/a.txt", "401 Unauthorized"]`, `["a", 404]` */
function tuple(item: readonly Json[], signals: Signals): void {
  for (const [i, value] of item.entries()) {
    const isNumber = typeof value === 'number' && typeof item[0] === 'string';
    if (isNumber || (typeof value === 'string' && isStatusLine(value))) bare(value, String(i), signals);
  }
}

/** An item with one member, whose key is an action, a status word or a status code. */
function wrapped(key: string, value: Json, signals: Signals): boolean {
  const code = key.length === 3 && /^[2-5]\d\d$/.test(key) ? parseStatusCode(key) : null;
  if (code) {
    addCode(signals, sign(code, 'http', '{}', true));
    return true;
  }
  const traits = memberTraits(key);
  if (!isObject(value) || traits.error !== null) return false;
  const word = outcomeOfWord(key);
  if (word) addWord(signals, '{}', key);
  else members(value, signals, '*.');
  return true;
}

function members(item: JsonObject, signals: Signals, prefix: string): void {
  const first = signals.codes.length;
  let accompanied = false;
  let deeper = NO_KEYS;
  let fallback = NO_KEYS;
  let visited = 0;
  for (const key in item) {
    if ((visited += 1) > MOST_MEMBERS) return;
    const value = item[key] ?? null;
    const traits = memberTraits(key);
    if (isList(value) && value.length === 1) addWrappedOutcome(value[0], signals);
    if (traits.isNeutral) continue;
    accompanied ||= traits.marksResponse;
    if ((traits.isWrapper || traits.error !== null) && typeof value === 'object' && value !== null)
      deeper = withKey(deeper, key);
    if (traits.holdsResponse) signals.isResponse = true;
    if (traits.flag !== null && !(value === 1 && hasFailureCount(item))) flag(traits.flag, traits.name, value, signals);
    if (traits.error !== null && !isFlagValue(value, traits.flag)) addError(traits.error, value, signals);
    if (traits.mayHoldState || traits.holdsPhrase) fallback = withKey(fallback, key);
    if (!traits.holdsState && traits.code === null) continue;
    const code = traits.code && !isObject(value) && !isList(value) ? codeIn(value, traits.code) : null;
    if (traits.code && code) addCode(signals, sign(code, traits.code, prefix + key, false));
    else if (traits.holdsState && typeof value === 'string') addWord(signals, prefix + key, value);
    if (traits.holdsState && isObject(value)) addStates(value, prefix + key, signals);
  }
  if (fallback.length > 0 && signals.codes.length + signals.words.length === 0 && signals.flag === null)
    for (const key of fallback) addFallback(item[key] ?? null, key, prefix, signals);
  if (accompanied) accompany(signals, first);
  for (const key of deeper) {
    const inner = item[key] ?? null;
    // `result: {"errors": [{"message": "..."}]}`
    if (RESULTS.has(memberTraits(key).name) && isObject(inner) && reportsErrors(inner)) signals.hasError = true;
  }
  for (const key of deeper) nested(item[key] ?? null, prefix + key, memberTraits(key).error !== null, 1, signals);
}

const RESULTS = new Set(['result', 'outcome', 'response']);

/** The state of an item without any other: `statusText: "Not Found"`, `action: "updated"`, `validation: {"status": "passed"}`. */
function addFallback(value: Json, key: string, prefix: string, signals: Signals): void {
  if (isObject(value)) addStates(value, prefix + key, signals);
  if (typeof value !== 'string') return;
  const code = memberTraits(key).holdsPhrase ? statusOfName(value) : null;
  if (code) addCode(signals, sign(code, 'status', prefix + key, false));
  else if (outcomeOfWord(value) !== null) addWord(signals, prefix + key, value);
}

// Creating an array with its first element is several times as fast as pushing to an empty one.
function withKey(keys: string[], key: string): string[] {
  if (keys.length === 0) return [key];
  keys.push(key);
  return keys;
}

function addCode(signals: Signals, code: CodeSignal): void {
  if (signals.codes.length === 0) signals.codes = [code];
  else signals.codes.push(code);
}

function addWord(signals: Signals, column: string, text: string): void {
  if (signals.words.length === 0) signals.words = [{ column, text }];
  else signals.words.push({ column, text });
}

/** A status in any spelling; a member with HTTP in its name may hold its name: `httpStatus: "NOT_FOUND"`. */
function codeIn(value: Json, kind: CodeMemberKind): StatusCode | null {
  const code = parseStatusCode(value);
  return code === null && kind === 'http' && typeof value === 'string' ? statusOfName(value) : code;
}

function accompany({ codes }: Signals, from: number): void {
  for (let i = from; i < codes.length; i += 1) {
    const code = codes[i];
    if (code) code.accompanied = true;
  }
}

/** Adds the codes in `status`, `response`, `error`, `errors[0]`, `headers.status[0]` and in objects inside them. */
function nested(value: Json, path: string, inError: boolean, depth: number, signals: Signals): void {
  const object = isList(value) ? value[0] : value;
  if (!isObject(object) || depth > DEEPEST) return;
  const first = signals.codes.length;
  const inStatus = /status$/i.test(path);
  let accompanied = inError;
  let later = NO_KEYS;
  for (const key in object) {
    const inner = object[key] ?? null;
    const traits = memberTraits(key);
    accompanied ||= traits.marksResponse || (inStatus && describesStatus(traits.name, inner, object));
    if (traits.code) {
      const one = isList(inner) && inner.length === 1 ? inner[0] : inner;
      const code = isObject(one) ? null : parseStatusCode(one);
      if (code) {
        addCode(signals, sign(code, nameWithin(traits.code, inError, path), `${path}.${key}`, false));
        continue;
      }
    }
    if (
      typeof inner === 'object' &&
      inner !== null &&
      (traits.isWrapper || (inError && INSIDE_ERRORS.has(traits.name)))
    )
      later = withKey(later, key);
  }
  if (accompanied) accompany(signals, first);
  for (const key of later)
    nested(object[key] ?? null, `${path}.${key}`, inError || memberTraits(key).error !== null, depth + 1, signals);
}

/** A `code` in an error is an error code; a `code` in a status object is the status, and so is one in `http`. */
function nameWithin(name: CodeMemberKind, inError: boolean, path: string): CodeMemberKind {
  if (/(?:^|\.)http$/i.test(path)) return 'http';
  return name === 'code' && inError ? 'error' : name;
}

/** Whether the value of a member named like an error is a flag: `true`, `error: "N"`. */
function isFlagValue(value: Json, meaning: 'good' | 'bad' | null): boolean {
  return typeof value === 'boolean' || (meaning !== null && typeof value === 'string' && booleanValue(value) !== null);
}

/** Flags whose values may be 0 and 1. */
const NUMBER_FLAGS = /^(?:success$|ok$|is|was|has)/;

function flag(meaning: 'good' | 'bad', name: string, value: Json, signals: Signals): void {
  // `failed: 1` and `accepted: 1` are counts, and the "0" of `result` is a code.
  const isOther =
    name === 'result' ? typeof value !== 'boolean' : typeof value === 'number' && !NUMBER_FLAGS.test(name);
  const bit = isOther ? null : booleanValue(value);
  if (bit === null) return;
  const good = bit === (meaning === 'good');
  signals.flag = signals.flag === false ? false : good;
}

function addError(kind: 'whole' | 'part', value: Json, signals: Signals): void {
  if (kind === 'whole' ? statesError(value) : statesErrorPart(value)) signals.hasError = true;
  else if (typeof value !== 'number' || kind === 'part') signals.deniesError = true;
}

function addStates(value: JsonObject, column: string, signals: Signals): void {
  for (const key in value) {
    const inner = value[key];
    const { name, flag: meaning } = memberTraits(key);
    if (typeof inner === 'boolean' && meaning !== null) flag(meaning, name, inner, signals);
    if (typeof inner !== 'string') continue;
    if (PHRASES.has(name)) signals.phrase = inner;
    else if (
      (STATE_PARTS.has(name) && parseStatusCode(inner) === null) ||
      (PERHAPS_STATE_PARTS.has(name) && outcomeOfWord(inner) !== null)
    )
      addWord(signals, `${column}.${key}`, inner);
  }
}

/** Adds the outcome that wraps the only item of a list: `{"id": "a", "docs": [{"error": {...}}]}`. */
function addWrappedOutcome(value: Json | undefined, signals: Signals): void {
  const only = onlyMember(value);
  if (!only || !isObject(only[1])) return;
  if (memberTraits(only[0]).error === 'whole') addError('whole', only[1], signals);
  else if (outcomeOfWord(only[0]) === 'success') addWord(signals, '[{}]', only[0]);
}

const MESSAGES = new Set(['message', 'detail', 'description', 'msg', 'reason', 'because']);
const LISTED_MESSAGES = new Set(['messages', 'details', 'reasons']);

/** Whether an item has a message. */
export function hasMessage(item: Json): boolean {
  if (!isObject(item)) return false;
  for (const key in item) {
    const value = item[key];
    const { name } = memberTraits(key);
    if (
      typeof value === 'string'
        ? MESSAGES.has(name)
        : isList(value) && typeof value[0] === 'string' && LISTED_MESSAGES.has(name)
    )
      return true;
  }
  return false;
}
