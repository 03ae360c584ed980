import { type CodeName, type CodeSign, codeNameOf, isStatusLine, readCode } from './code.ts';
import { isFault, isFaultPart } from './fault.ts';
import { traitsOf } from './traits.ts';
import { type Json, type JsonObject, isList, isObject, member, onlyMember } from './value.ts';
import { outcomeOfWord } from './words.ts';

/** A word about how it went, and where it stands in the item. */
export interface WordSign {
  readonly column: string;
  readonly text: string;
}

/** Everything in an item that may tell how it went. What it comes to is decided with all items of the list in view. */
export interface Signals {
  /** Nearest first. */
  readonly codes: CodeSign[];
  /** Of all flags the worst: true for success. */
  flag: boolean | null;
  hasError: boolean;
  /** Whether it says that there is no error: `"errors": []`. */
  deniesError: boolean;
  readonly words: WordSign[];
  /** The phrase that stands with a code. */
  phrase: string | null;
  /** Whether it holds a body, headers or the like. */
  isAnswer: boolean;
}

const PHRASES = new Set(['title', 'reasonphrase', 'reason']);
const STATE_PARTS = new Set(['name', 'groupname', 'value', 'state', 'status', 'code', 'statuscode']);
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

export function signalsOf(item: Json): Signals {
  const signals: Signals = {
    codes: [],
    flag: null,
    hasError: false,
    deniesError: false,
    words: [],
    phrase: null,
    isAnswer: false,
  };
  if (typeof item === 'string' || typeof item === 'number') bare(item, '', signals);
  else if (typeof item === 'boolean') signals.flag = item;
  else if (isList(item)) tuple(item, signals);
  else if (isObject(item)) {
    const only = onlyMember(item);
    if (only && wrapped(only[0], only[1], signals)) return signals;
    members(item, signals);
  }
  return signals;
}

/** `["ok", 404, "409 Conflict"]` */
function bare(item: string | number, column: string, signals: Signals): void {
  const code = readCode(item);
  if (code) signals.codes.push({ ...code, name: 'status', column, accompanied: false });
  else if (typeof item === 'string') signals.words.push({ column, text: item });
}

/** `["/c/a.txt", "401 Unauthorized"]`, `["a", 404]` */
function tuple(item: readonly Json[], signals: Signals): void {
  for (const [i, value] of item.entries()) {
    const isNumber = typeof value === 'number' && typeof item[0] === 'string';
    if (isNumber || (typeof value === 'string' && isStatusLine(value))) bare(value, String(i), signals);
  }
}

/** An item of one member: its name is the action, the verdict, or even the code. */
function wrapped(key: string, value: Json, signals: Signals): boolean {
  const code = /^[2-5]\d\d$/.test(key) ? readCode(key) : null;
  if (code) {
    signals.codes.push({ ...code, name: 'http', column: '{}', accompanied: true });
    return true;
  }
  const traits = traitsOf(key);
  if (!isObject(value) || traits.error !== null) return false;
  const word = outcomeOfWord(key);
  if (word) signals.words.push({ column: '{}', text: key });
  else members(value, signals, '*.');
  return true;
}

function members(item: JsonObject, signals: Signals, prefix = ''): void {
  const accompanied = isAccompanied(item);
  const deeper: { readonly key: string; readonly value: Json; readonly inError: boolean }[] = [];
  for (const [key, value] of Object.entries(item)) {
    const traits = traitsOf(key);
    const column = prefix + key;
    signals.isAnswer ||= traits.answer;
    if (traits.flag !== null) flag(traits.flag, traits.name, value, signals);
    if (traits.error !== null && typeof value !== 'boolean') fault(traits.error, value, signals);
    const code = traits.code && !isObject(value) && !isList(value) ? readCode(value) : null;
    if (traits.code && code) signals.codes.push({ ...code, name: traits.code, column, accompanied });
    else if (traits.state && typeof value === 'string') signals.words.push({ column, text: value });
    if (isObject(value) && traits.state) states(value, column, signals);
    if (traits.wrapper || traits.error) deeper.push({ key: column, value, inError: traits.error !== null });
    if (isList(value) && value.length === 1) verdictOfOne(value[0], signals);
  }
  for (const { key, value, inError } of deeper) nested(value, key, inError, 1, signals);
}

/** Codes in `status`, `response`, `error`, `errors[0]`, `headers.status[0]` and what those wrap. */
function nested(value: Json, path: string, inError: boolean, depth: number, signals: Signals): void {
  const object = isList(value) ? value[0] : value;
  if (!isObject(object) || depth > DEEPEST) return;
  const accompanied = inError || isAccompanied(object);
  const later: (readonly [string, Json])[] = [];
  for (const [key, inner] of Object.entries(object)) {
    const traits = traitsOf(key);
    const one = isList(inner) && inner.length === 1 ? inner[0] : inner;
    const code = traits.code && !isObject(one) ? readCode(one) : null;
    if (code) signals.codes.push({ ...code, name: nameWithin(key, inError), column: `${path}.${key}`, accompanied });
    else if (traits.wrapper || (inError && INSIDE_ERRORS.has(traits.name))) later.push([key, inner]);
  }
  for (const [key, inner] of later)
    nested(inner, `${path}.${key}`, inError || traitsOf(key).error !== null, depth + 1, signals);
}

/** `code` in an error is the error's; `code` in a status object is the status. */
function nameWithin(key: string, inError: boolean): CodeName {
  const name = codeNameOf(key) ?? 'code';
  if (name !== 'code') return name;
  return inError ? 'error' : 'code';
}

function flag(meaning: 'good' | 'bad', name: string, value: Json, signals: Signals): void {
  const bit =
    value === true || value === 'true'
      ? true
      : value === false || value === 'false'
        ? false
        : (name === 'success' || name === 'ok') && (value === 0 || value === 1)
          ? value === 1
          : null;
  if (bit === null) return;
  const good = bit === (meaning === 'good');
  signals.flag = signals.flag === false ? false : good;
}

function fault(kind: 'thing' | 'part', value: Json, signals: Signals): void {
  if (kind === 'thing' ? isFault(value) : isFaultPart(value)) signals.hasError = true;
  else if (typeof value !== 'number' || kind === 'part') signals.deniesError = true;
}

function states(value: JsonObject, column: string, signals: Signals): void {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') continue;
    const name = traitsOf(key).name;
    if (PHRASES.has(name)) signals.phrase = inner;
    else if (STATE_PARTS.has(name) && readCode(inner) === null)
      signals.words.push({ column: `${column}.${key}`, text: inner });
  }
}

/** `{"id": "a", "docs": [{"error": {...}}]}`: the verdict wraps the only thing in a list. */
function verdictOfOne(value: Json | undefined, signals: Signals): void {
  const only = onlyMember(value);
  if (!only || !isObject(only[1])) return;
  if (traitsOf(only[0]).error === 'thing') fault('thing', only[1], signals);
  else if (outcomeOfWord(only[0]) === 'success') signals.words.push({ column: '[{}]', text: only[0] });
}

/** Whether what stands beside a code makes its holder an answer rather than a thing. */
function isAccompanied(item: JsonObject): boolean {
  return Object.keys(item).some((key) => {
    const traits = traitsOf(key);
    return traits.answer || traits.error !== null || traits.name === 'message' || traits.name === 'detail';
  });
}

/** Whether the item says in words what went wrong, apart from any code. */
export function saysSomething(item: Json): boolean {
  return ['message', 'Message', 'detail', 'description', 'msg', 'reason'].some(
    (key) => typeof member(item, key) === 'string',
  );
}
