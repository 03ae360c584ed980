import { isRegistered } from './code.ts';
import { columnsOf, judge, type Columns, type Verdict } from './judge.ts';
import type { List } from './lists.ts';
import { isEnvelopeName, isResultName } from './names.ts';
import { saysSomething } from './signals.ts';
import { isList, isObject } from './value.ts';
import { outcomeOfWord } from './words.ts';

/** A list with the verdicts of its items, each by what the item says itself. */
export interface Judged {
  readonly list: List;
  readonly columns: Columns;
  readonly verdicts: readonly Verdict[];
  readonly told: Told;
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
}

export function judged(list: List): Judged {
  const columns = columnsOf(list.rows.map(({ signals }) => signals));
  const verdicts = list.rows.map(({ signals }) => judge(signals, columns, list.role === 'good' ? 'plain' : list.role));
  const count = (is: (verdict: Verdict, i: number) => boolean): number => verdicts.filter(is).length;
  const row = (i: number): List['rows'][number] | undefined => list.rows[i];
  const told: Told = {
    code: count(({ by, status }) => by === 'code' && status !== null),
    flag: count(({ by }) => by === 'flag'),
    error: count((_, i) => row(i)?.signals.hasError === true),
    word: count(({ word }) => word !== null),
    failed: count(({ outcome }) => outcome === 'failure' || outcome === 'dependent'),
    explained: count(
      ({ outcome }, i) =>
        (outcome === 'failure' || outcome === 'dependent') &&
        (row(i)?.signals.hasError === true || saysSomething(row(i)?.value ?? null)),
    ),
    answers: count(({ by }, i) => by === 'code' && row(i)?.signals.isAnswer === true),
    isHttp: list.rows.some(({ signals, value }) =>
      signals.codes.some(
        (sign) => columns.trusted.has(sign.column) && (sign.name === 'http' || (isList(value) && / /.test(sign.text))),
      ),
    ),
  };
  return { list, columns, verdicts, told };
}

/** Whether a list with no telling name is one of results, by what its items say. `isConfirmed`: the request has the same items. */
export function isVerdictList({ list, told, verdicts }: Judged, isConfirmed: boolean): boolean {
  const size = list.rows.length;
  if (size === 0) return false;
  const { rows, name, path } = list;
  if (rows.every(({ value }) => !isObject(value) && !isList(value))) return isBareList(list, told, isConfirmed);
  if (list.isMap) return isVerdictMap(list, told, isConfirmed);
  if (told.code > 0 || told.error > 0) return true;
  if (told.flag > 0 && (told.flag * 2 >= size || (told.failed > 0 && isConfirmed))) return true;
  // Words alone are also how orders and jobs speak of themselves, so something else has to speak for a result.
  const known = verdicts.filter(({ word }) => word !== null).length;
  if (known * 2 < size) return false;
  const isNamed = path.length === 0 || isResultName(name);
  return isConfirmed || (told.failed > 0 ? isNamed || told.explained > 0 : isNamed && known === size);
}

/** Strings, numbers, flags: `[201, 409]`, `{"a": 200}`, `{"001": "enrolled", "002": "internal-error"}`. */
function isBareList({ rows, isMap, path, name }: List, told: Told, isConfirmed: boolean): boolean {
  if (path.length > 0 && !isResultName(name)) return false;
  if (isMap && rows.some(({ key }) => isEnvelopeName(String(key)))) return false;
  const words = rows.filter(({ value }) => typeof value === 'string' && outcomeOfWord(value) !== null).length;
  if (told.code === rows.length)
    return (
      rows.every(({ signals }) => signals.codes.every(({ status }) => status !== null && isRegistered(status))) &&
      (rows.length > 1 || isConfirmed)
    );
  if (told.code > 0) return false;
  if (told.flag > 0) return told.flag === rows.length && isConfirmed;
  return words === rows.length ? rows.length > 1 || isConfirmed : words > 0 && isConfirmed;
}

function isVerdictMap({ rows, name, path }: List, told: Told, isConfirmed: boolean): boolean {
  if (rows.some(({ key }) => isEnvelopeName(String(key)))) return false;
  const isNamed = isResultName(name);
  const size = rows.length;
  if (size === 1 && !isNamed && !isConfirmed) return false;
  // `{"detection": {...}, "audio": {...}}` is one thing with parts; keys that are data have digits or punctuation.
  const isKeyed =
    isConfirmed ||
    (path.length > 0 && isNamed) ||
    rows.some(({ key }) => /[\d\-:/.@#]/.test(String(key))) ||
    told.flag === size;
  if (told.code * 2 >= size && told.code > 0) return true;
  return isKeyed && (told.code > 0 || told.error > 0 || told.flag * 2 >= size || told.word * 2 >= size);
}
