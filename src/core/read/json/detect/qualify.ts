import { isRegistered, readCode } from '../vocabulary/statusCode.ts';
import { judge } from './itemVerdict.ts';
import { type List, telling } from '../lists/lists.ts';
import { isEnvelopeName, isResultName } from '../vocabulary/nameRoles.ts';
import { saysSomething, signalsOf } from '../lists/signals.ts';
import { Columns } from './codeColumns.ts';
import { isList, isObject } from '../syntax/value.ts';
import { Verdicts } from './verdictColumn.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** A list with the verdicts of its items, each by what the item says itself. */
export interface Judged {
  readonly list: List;
  readonly told: Told;
  readonly verdicts: Verdicts;
}

/** How many items tell how they went, and by what. */
export interface Told {
  readonly code: number;
  readonly flag: number;
  readonly error: number;
  readonly word: number;
  readonly failed: number;
  /** Failing ones that also say why. */
  readonly explained: number;
  /** Items with a code that also hold headers or a body. */
  readonly answers: number;
  /** Whether the code stands in a member that says "HTTP", or in a status line. */
  readonly isHttp: boolean;
  /** The column of the first code; null where there is none. */
  readonly column: string | null;
}

// So many items show which codes can be trusted, nearly always.
const SAMPLE = 200;

export function judged(list: List): Judged {
  const columns = new Columns();
  for (let row = 0; row < list.values.length && row < SAMPLE; row += 1) addCodes(list, row, columns);
  let trusted = columns.trusted();
  for (;;) {
    const { all, ...found } = judgedBy(list, trusted);
    // Later items may say otherwise of a column: then all are judged again.
    if (all.size === trusted.size && [...all].every((column) => trusted.has(column))) return found;
    trusted = all;
  }
}

function addCodes(list: List, row: number, columns: Columns): void {
  for (const code of signalsOf(telling(list, row)).codes) columns.add(code);
}

/** @returns with it the columns that can be trusted by what all items say */
function judgedBy(list: List, trusted: ReadonlySet<string>): Judged & { readonly all: ReadonlySet<string> } {
  const { role, values } = list;
  const columns = new Columns();
  const verdicts = new Verdicts(list, trusted, role);
  const told = { code: 0, flag: 0, error: 0, word: 0, failed: 0, explained: 0, answers: 0, isHttp: false };
  let column: string | null = null;
  for (let row = 0; row < values.length; row += 1) {
    const signals = signalsOf(telling(list, row));
    for (const code of signals.codes) {
      columns.add(code);
      told.isHttp ||=
        trusted.has(code.column) && (code.name === 'http' || (isList(values[row]) && / /.test(code.text)));
    }
    // What a list of successes says by its name must not speak for it while it is not known to be one.
    const verdict = judge(signals, trusted, role === 'good' ? 'plain' : role);
    verdicts.set(row, role === 'good' ? judge(signals, trusted, role) : verdict, signals);
    const { by, outcome } = verdict;
    if (by === 'code') {
      column ??= verdict.column;
      if (verdict.status !== null) told.code += 1;
      if (signals.isAnswer) told.answers += 1;
    } else if (by === 'flag') {
      told.flag += 1;
    }
    if (signals.hasError) told.error += 1;
    if (verdict.word !== null) told.word += 1;
    if (outcome !== 'failure' && outcome !== 'dependent') continue;
    told.failed += 1;
    if (signals.hasError || saysSomething(values[row] ?? null)) told.explained += 1;
  }
  verdicts.doubt(columns.doubtful());
  return { list, verdicts, told: { ...told, column }, all: columns.trusted() };
}

/** Whether a list with no telling name is one of results, by what its items say. `isConfirmed`: the request has the same items. */
export function isVerdictList({ list, told }: Judged, isConfirmed: boolean): boolean {
  const { values, name, path } = list;
  const size = values.length;
  if (size === 0) return false;
  if (values.every((value) => !isObject(value) && !isList(value))) return isBareList(list, told, isConfirmed);
  if (list.isMap) return isVerdictMap(list, told, isConfirmed);
  if (told.code > 0 || told.error > 0) return true;
  if (told.flag > 0 && (told.flag * 2 >= size || (told.failed > 0 && isConfirmed))) return true;
  // Words alone are also how orders and jobs speak of themselves, so something else has to speak for a result.
  if (told.word * 2 < size) return false;
  const isNamed = path.length === 0 || isResultName(name);
  return isConfirmed || (told.failed > 0 ? isNamed || told.explained > 0 : isNamed && told.word === size);
}

/** Strings, numbers, flags: `[201, 409]`, `{"a": 200}`, `{"001": "enrolled", "002": "internal-error"}`. */
function isBareList(list: List, told: Told, isConfirmed: boolean): boolean {
  const { values, path, name } = list;
  if (path.length > 0 && !isResultName(name)) return false;
  if (isEnvelope(list)) return false;
  const words = values.filter((value) => typeof value === 'string' && outcomeOfWord(value) !== null).length;
  if (told.code === values.length)
    return values.every((value) => isRegistered(readCode(value)?.status ?? 0)) && (values.length > 1 || isConfirmed);
  if (told.code > 0) return false;
  if (told.flag > 0) return told.flag === values.length && isConfirmed;
  return words === values.length ? values.length > 1 || isConfirmed : words > 0 && isConfirmed;
}

function isVerdictMap(list: List, told: Told, isConfirmed: boolean): boolean {
  const { name, path } = list;
  if (isEnvelope(list)) return false;
  const isNamed = isResultName(name);
  const size = list.values.length;
  if (size === 1 && !isNamed && !isConfirmed) return false;
  // `{"detection": {...}, "audio": {...}}` is one thing with parts; keys that are data have digits or punctuation.
  const isKeyed =
    isConfirmed ||
    (path.length > 0 && isNamed) ||
    list.keys?.some((key) => /[\d\-:/.@#]/.test(key)) === true ||
    told.flag === size;
  if (told.code * 2 >= size && told.code > 0) return true;
  return isKeyed && (told.code > 0 || told.error > 0 || told.flag * 2 >= size || told.word * 2 >= size);
}

function isEnvelope({ keys }: List): boolean {
  return keys?.some((key) => isEnvelopeName(key)) === true;
}
