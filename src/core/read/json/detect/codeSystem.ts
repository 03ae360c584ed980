import type { Outcome } from '../../../model/operation.ts';
import { type List, statedValue } from '../lists/lists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { saysSuccess, statesFailure } from '../vocabulary/failureWords.ts';
import { isObject, type Json, type JsonObject, member } from '../syntax/value.ts';

/**
 * A member whose values in all items of a list are codes of one system other than HTTP: the vendor's result codes, exit codes,
 * severities, or the message types of SAP.
 */
export interface CodeSystem {
  readonly column: string;
  /** Whether the items are remarks about results, which may stand beside a list of results. */
  readonly areRemarks: boolean;
  /** What an item states; null for nothing. */
  readonly outcomeAt: (row: number) => Stated | null;
}

type Stated = Extract<Outcome, 'success' | 'failure'>;

const EXIT_CODES = new Set(['exitcode', 'exitstatus', 'returncode', 'rc']);
const RESULT_CODES = new Set(['code', 'errorcode', 'resultcode', 'statuscode']);
const MESSAGES = new Set(['message', 'msg', 'errormessage', 'resultmessage', 'statusmessage', 'codemessage']);
const SEVERITIES = new Set(['severity', 'severitylevel', 'level']);
const SEVERE = /^(?:error|fatal|critical|emergency)$/i;
const MILD = /^(?:warn(?:ing)?|info(?:rmation(?:al)?)?|notice|success|ok|none|hint|debug)$/i;
/** BAPIRET2: success, information, warning, error, abort, exit. */
const SAP_TYPES = new Set(['type', 'msgty', 'msgtyp', 'msgtype', 'messagetype']);
const SAP_NUMBERS = new Set(['number', 'msgno', 'msgnr', 'messagenumber']);
const LONGEST_CODE = 20;
/** Members of one item with such a name. */
const MOST_CANDIDATES = 4;

const NAMES = new Set([...EXIT_CODES, ...RESULT_CODES, ...SEVERITIES, ...SAP_TYPES]);

/** The code system of a list; null if its items have none. */
export function codeSystem(list: List): CodeSystem | null {
  const first = statedValue(list, 0);
  if (!isObject(first)) return null;
  const found = systemOf(new Table(list, null));
  if (found) return found;
  let candidates = 0;
  for (const key in first) {
    if (!isObject(first[key]) || !memberTraits(key).isWrapper) continue;
    if ((candidates += 1) > MOST_CANDIDATES) return null;
    const inner = systemOf(new Table(list, key));
    if (inner) return { ...inner, column: `${key}.${inner.column}` };
  }
  return null;
}

function systemOf(list: Table): CodeSystem | null {
  const first = list.row(0);
  if (!isObject(first)) return null;
  let candidates = 0;
  for (const key in first) {
    const { name } = memberTraits(key);
    if (!NAMES.has(name)) continue;
    if ((candidates += 1) > MOST_CANDIDATES) return null;
    const system = EXIT_CODES.has(name)
      ? exitCodes(list, key)
      : RESULT_CODES.has(name)
        ? resultCodes(list, key)
        : SEVERITIES.has(name)
          ? severities(list, key)
          : SAP_TYPES.has(name)
            ? sapTypes(list, key, first)
            : null;
    if (system) return system;
  }
  return null;
}

/** The items of a list, or the value of one member in each of them: `status: {"code": 0}`. */
class Table {
  readonly #list: List;
  readonly #key: string | null;

  constructor(list: List, key: string | null) {
    this.#list = list;
    this.#key = key;
  }

  get values(): readonly Json[] {
    return this.#list.values;
  }

  row(at: number): Json {
    const value = statedValue(this.#list, at);
    return this.#key === null ? value : (member(value, this.#key) ?? null);
  }
}

function cell(list: Table, row: number, key: string): Json | undefined {
  const value = list.row(row);
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function textIn(list: Table, row: number, key: string): string {
  const value = cell(list, row, key);
  return typeof value === 'string' ? value : '';
}

function everyCell(list: Table, key: string, test: (value: Json | undefined) => boolean): boolean {
  return list.values.every((_, row) => test(cell(list, row, key)));
}

/** `exitCode: 0 / 127`; null for a process that has not ended. */
function exitCodes(list: Table, key: string): CodeSystem | null {
  const isCode = (value: Json | undefined): boolean =>
    value === null || Number.isInteger(value) || (typeof value === 'string' && /^-?\d{1,6}$/.test(value));
  if (!everyCell(list, key, isCode)) return null;
  return {
    column: key,
    areRemarks: false,
    outcomeAt: (row) => {
      const code = cell(list, row, key);
      return code === null || code === undefined ? null : Number(code) === 0 ? 'success' : 'failure';
    },
  };
}

function severities(list: Table, key: string): CodeSystem | null {
  const isKnown = (value: Json | undefined): boolean =>
    typeof value === 'string' && (SEVERE.test(value) || MILD.test(value));
  if (!everyCell(list, key, isKnown) || !list.values.some((_, row) => SEVERE.test(textIn(list, row, key)))) return null;
  return {
    column: key,
    areRemarks: true,
    outcomeAt: (row) => (SEVERE.test(textIn(list, row, key)) ? 'failure' : 'success'),
  };
}

function sapTypes(list: Table, key: string, first: JsonObject): CodeSystem | null {
  const names = Object.keys(first).map((name) => memberTraits(name).name);
  if (!names.some((name) => SAP_NUMBERS.has(name)) || messageKey(first) === null) return null;
  if (!everyCell(list, key, (value) => typeof value === 'string' && /^[SIWEAX]$/.test(value))) return null;
  if (!list.values.some((_, row) => /^[SEAX]$/.test(textIn(list, row, key)))) return null;
  return {
    column: key,
    areRemarks: true,
    outcomeAt: (row) => (/^[EAX]$/.test(textIn(list, row, key)) ? 'failure' : 'success'),
  };
}

/**
 * `code: 0 / 10023` with messages. A code is one of success only if the message beside it says so in every item: some APIs
 * use 1 or 10000 for success, and others 0 for failure. Other codes are failures if there is a code of success.
 */
function resultCodes(list: Table, key: string): CodeSystem | null {
  const first = list.row(0);
  const said = isObject(first) ? messageKey(first) : null;
  if (said === null) return null;
  const good = new Map<string, boolean>();
  for (let row = 0; row < list.values.length; row += 1) {
    const code = codeText(cell(list, row, key));
    const message = cell(list, row, said) ?? '';
    if (code === null || typeof message !== 'string') return null;
    good.set(code, (good.get(code) ?? true) && (saysSuccess(message) || (message === '' && /^0+$/.test(code))));
  }
  if (![...good.values()].includes(true) || !list.values.some((_, row) => cell(list, row, said))) return null;
  return {
    column: key,
    areRemarks: false,
    outcomeAt: (row) => {
      if (good.get(codeText(cell(list, row, key)) ?? '')) return 'success';
      const message = textIn(list, row, said);
      return saysSuccess(message) || isOpen(message) ? null : 'failure';
    },
  };
}

/** Work that is not finished is neither a success nor a failure. */
function isOpen(message: string): boolean {
  return (
    !statesFailure(message) && /^(?:pending|processing|queued|in progress|running|waiting|accepted)\b/i.test(message)
  );
}

function codeText(value: Json | undefined): string | null {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : null;
  return typeof value === 'string' && value.length <= LONGEST_CODE && /^\w*\d\w*$/.test(value) ? value : null;
}

function messageKey(item: JsonObject): string | null {
  for (const key in item) if (MESSAGES.has(memberTraits(key).name) && typeof item[key] === 'string') return key;
  return null;
}
