import { isRegisteredStatus, parseStatusCode } from '../vocabulary/statusCode.ts';
import { itemVerdict } from './itemVerdict.ts';
import { type List, statedValue } from '../lists/lists.ts';
import { isEnvelopeName, isResultName } from '../vocabulary/nameRoles.ts';
import { hasMessage, itemSignals, type Signals } from '../lists/itemSignals.ts';
import type { CodeSystem } from './codeSystem.ts';
import { findCodeSystem } from './findCodeSystem.ts';
import { CodeColumns } from './codeColumns.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isPlainResult } from '../vocabulary/resource.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';
import { VerdictColumn } from './verdictColumn.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

/** A list with the verdicts of its items. */
export interface JudgedList {
  readonly list: List;
  readonly counts: VerdictCounts;
  readonly verdicts: VerdictColumn;
  readonly system: CodeSystem | null;
}

/** The number of items that state their outcome, by the kind of signal. */
export interface VerdictCounts {
  readonly code: number;
  readonly flag: number;
  readonly error: number;
  /** Items that state that they have no error, and nothing else. */
  readonly denied: number;
  readonly word: number;
  readonly system: number;
  readonly failed: number;
  /** Failed items with an error or a message. */
  readonly explained: number;
  /** Items with a code and headers or a body. */
  readonly responses: number;
  /** Whether the code is in a member with HTTP in its name, or in a status line. */
  readonly isHttp: boolean;
  /** The column of the first code; null without codes. */
  readonly column: string | null;
}

const NONE: ReadonlySet<string> = new Set();
/** Items that decide which columns of codes are trusted at first. */
const SAMPLE = 200;

/**
 * Judges all items of a list by their signals.
 *
 * @param echoed columns of codes that repeat the request, and so are not statuses
 */
export function judgeList(list: List, echoed: ReadonlySet<string> = NONE): JudgedList {
  const arePlain = list.values.slice(0, SAMPLE).every((value) => isObject(value) && isPlainResult(value));
  const columns = new CodeColumns(arePlain);
  const sample: Signals[] = [];
  for (let row = 0; row < list.values.length && row < SAMPLE; row += 1)
    sample.push(addCodes(list, row, columns, echoed));
  const system = findCodeSystem(list);
  let trusted = columns.trusted();
  for (;;) {
    const { all, ...found } = judgedBy(list, trusted, system, { arePlain, echoed, sample });
    // Items after the sample may change which columns are trusted: then all are judged again.
    if (all.size === trusted.size && [...all].every((column) => trusted.has(column))) return found;
    trusted = all;
  }
}

/** @returns the signals of the row */
function addCodes(list: List, row: number, columns: CodeColumns, echoed: ReadonlySet<string>): Signals {
  const signals = itemSignals(statedValue(list, row));
  for (const code of signals.codes) if (!echoed.has(code.column)) columns.add(code);
  return signals;
}

interface JudgeOptions {
  /** Whether the items have nothing but names, codes and messages. */
  readonly arePlain: boolean;
  readonly echoed: ReadonlySet<string>;
  /** The signals of the first rows. */
  readonly sample: readonly Signals[];
}

/** @returns also the columns that are trusted after all items */
function judgedBy(
  list: List,
  trusted: ReadonlySet<string>,
  system: CodeSystem | null,
  { arePlain, echoed, sample }: JudgeOptions,
): JudgedList & { readonly all: ReadonlySet<string> } {
  const { role, values } = list;
  const columns = new CodeColumns(arePlain);
  const verdicts = new VerdictColumn(list, trusted, system);
  const counts = {
    code: 0,
    flag: 0,
    error: 0,
    denied: 0,
    word: 0,
    system: 0,
    failed: 0,
    explained: 0,
    responses: 0,
    isHttp: false,
  };
  let column: string | null = null;
  for (let row = 0; row < values.length; row += 1) {
    const signals = sample[row] ?? itemSignals(statedValue(list, row));
    for (const code of signals.codes) {
      if (!echoed.has(code.column)) columns.add(code);
      counts.isHttp ||=
        trusted.has(code.column) && (code.name === 'http' || (isList(values[row]) && / /.test(code.text)));
    }
    // Whether this is a list of successes is decided by these counts, so its name must not affect them.
    const verdict = itemVerdict(signals, trusted, role === 'good' ? 'plain' : role, system?.outcomeAt(row));
    verdicts.set(row, role === 'good' ? itemVerdict(signals, trusted, role, system?.outcomeAt(row)) : verdict, signals);
    const { by, outcome } = verdict;
    if (by === 'code') {
      column ??= verdict.column;
      if (verdict.status !== null) counts.code += 1;
      if (signals.isResponse) counts.responses += 1;
    } else if (by === 'flag') {
      counts.flag += 1;
    } else if (by === 'system') {
      counts.system += 1;
    }
    if (signals.hasError) counts.error += 1;
    else if (by === 'error') counts.denied += 1;
    if (verdict.word !== null) counts.word += 1;
    if (outcome !== 'failure' && outcome !== 'dependent') continue;
    counts.failed += 1;
    if (signals.hasError || hasMessage(values[row] ?? null)) counts.explained += 1;
  }
  verdicts.doubt(columns.doubtful());
  return { list, verdicts, counts: { ...counts, column }, system, all: columns.trusted() };
}

/**
 * Whether a list whose name has no role holds results, by the outcomes that its items state.
 *
 * @param isConfirmed whether the request has the same items
 */
export function isVerdictList({ list, counts }: JudgedList, isConfirmed: boolean): boolean {
  const { values, name, path } = list;
  const size = values.length;
  if (size === 0) return false;
  if (values.every((value) => !isObject(value) && !isList(value))) return isBareList(list, counts, isConfirmed);
  if (list.isMap) return isVerdictMap(list, counts, isConfirmed);
  if (counts.code > 0 || counts.error > 0 || counts.system > 0) return true;
  if (counts.flag > 0 && (counts.flag * 2 >= size || (counts.failed > 0 && (isConfirmed || isResultName(name)))))
    return true;
  // Orders and jobs have status words too, so words alone are not enough.
  const isNamed = path.length === 0 || isResultName(name);
  // One item failed, and the others state something else: `skipped`.
  if (isNamed && counts.failed > 0 && counts.explained > 0 && values.every(hasState)) return true;
  if (counts.word * 2 < size) return false;
  return isConfirmed || (counts.failed > 0 ? isNamed || counts.explained > 0 : isNamed && counts.word === size);
}

/**
 * Whether a list of any name may hold results, since most of its items have a known status word, and one of them states a
 * failure: `{"parcels": [{"state": "FAILED"}]}`. Counts only if no list in the body has better evidence.
 */
export function isWordedList({ list, counts }: JudgedList): boolean {
  return (
    list.role === 'plain' && !list.isMap && counts.failed > 0 && (counts.word + counts.flag) * 2 >= list.values.length
  );
}

/** The same for strings, numbers and flags: `[201, 409]`, `{"a": 200}`, `{"001": "enrolled", "002": "internal-error"}`. */
function isBareList(list: List, counts: VerdictCounts, isConfirmed: boolean): boolean {
  const { values, path, name } = list;
  if (path.length > 0 && !isResultName(name) && !(list.isMap && (isConfirmed || list.role === 'good'))) return false;
  if (isEnvelope(list)) return false;
  const words = values.filter((value) => typeof value === 'string' && outcomeOfWord(value) !== null).length;
  if (counts.code === values.length)
    return (
      values.every((value) => isRegisteredStatus(parseStatusCode(value)?.status ?? 0)) &&
      (values.length > 1 || isConfirmed)
    );
  if (counts.code > 0) return false;
  if (counts.flag > 0) return counts.flag === values.length && isConfirmed;
  return words === values.length ? values.length > 1 || isConfirmed : words > 0 && isConfirmed;
}

function isVerdictMap(list: List, counts: VerdictCounts, isConfirmed: boolean): boolean {
  const { name, path } = list;
  if (isEnvelope(list)) return false;
  if (list.isRootMembers === true) return true;
  const isNamed = isResultName(name);
  const size = list.values.length;
  if (size === 1 && !isNamed && !isConfirmed) return false;
  // `{"detection": {...}, "audio": {...}}` is one resource; keys that are data have digits or punctuation.
  const isKeyed =
    isConfirmed ||
    (path.length > 0 && isNamed) ||
    list.keys?.some((key) => /[\d\-:/.@#]/.test(key)) === true ||
    (path.length > 0 && counts.failed > 0 && list.values.every(hasState)) ||
    counts.flag === size;
  if (counts.code * 2 >= size && counts.code > 0) return true;
  return (
    isKeyed &&
    (counts.code > 0 || counts.error > 0 || counts.system > 0 || counts.flag * 2 >= size || counts.word * 2 >= size)
  );
}

/** Whether a value is an object with a state: `{"db": {"state": "failed"}, "web": {"state": "deployed"}}`. */
function hasState(value: Json): boolean {
  return (
    isObject(value) && Object.keys(value).some((key) => memberTraits(key).holdsState && typeof value[key] === 'string')
  );
}

function isEnvelope({ keys }: List): boolean {
  return keys?.some((key) => isEnvelopeName(key)) === true;
}
