import type { CodeSystem } from './codeSystem.ts';
import { type List, statedValue } from '../lists/lists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isObject, type Json, type JsonObject } from '../syntax/value.ts';
import { cell, everyCell, ItemTable, textIn } from './itemTable.ts';
import { explainedFlag } from './explainedFlag.ts';
import { stoppedRows } from './stoppedRows.ts';
import { nullOrErrors } from './nullOrErrors.ts';
import { fieldErrors } from './fieldErrors.ts';
import { failureCounts } from './failureCounts.ts';
import { typeWords } from './typeWords.ts';
import { isMessageName, RESULT_CODES, resultCodes } from './resultCodes.ts';

const EXIT_CODES = new Set(['exitcode', 'exitstatus', 'returncode', 'rc']);
const SEVERITIES = new Set(['severity', 'severitylevel', 'level']);
const SEVERE = /^(?:error|fatal|critical|emergency)$/i;
const MILD = /^(?:warn(?:ing)?|info(?:rmation(?:al)?)?|notice|success|ok|none|hint|debug)$/i;
/** BAPIRET2: success, information, warning, error, abort, exit. */
const SAP_TYPES = new Set(['type', 'msgty', 'msgtyp', 'msgtype', 'messagetype']);
const SAP_NUMBERS = new Set(['number', 'msgno', 'msgnr', 'messagenumber']);
/** Members of one item with such a name. */
const MOST_CANDIDATES = 4;

const NAMES = new Set([...EXIT_CODES, ...RESULT_CODES, ...SEVERITIES, ...SAP_TYPES]);

/** The code system of a list; null if its items have none. */
export function findCodeSystem(list: List): CodeSystem | null {
  const first = statedValue(list, 0);
  if (first === null && list.role === 'plain') return nullOrErrors(new ItemTable(list, null));
  if (!isObject(first)) return null;
  const found = systemOf(new ItemTable(list, null));
  if (found) return found;
  let candidates = 0;
  for (const key in first) {
    if (!isObject(first[key]) || !memberTraits(key).isWrapper) continue;
    if ((candidates += 1) > MOST_CANDIDATES) return null;
    const inner = systemOf(new ItemTable(list, key));
    if (inner) return { ...inner, column: `${key}.${inner.column}` };
  }
  const items = new ItemTable(list, null);
  return (
    explainedFlag(items) ??
    stoppedRows(items) ??
    typeWords(items) ??
    failureCounts(items) ??
    fieldErrors(items) ??
    nullOrErrors(items)
  );
}

function systemOf(list: ItemTable): CodeSystem | null {
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

function hasMessage(item: JsonObject): boolean {
  return Object.keys(item).some((key) => typeof item[key] === 'string' && isMessageName(key));
}

/** `exitCode: 0 / 127`; null for a process that has not ended. */
function exitCodes(list: ItemTable, key: string): CodeSystem | null {
  const isCode = (value: Json | undefined): boolean =>
    value === null || Number.isInteger(value) || (typeof value === 'string' && /^-?\d{1,6}$/.test(value));
  if (!everyCell(list, key, isCode)) return null;
  return {
    column: key,
    areRemarks: false,
    isFlag: false,
    outcomeAt: (row) => {
      const code = cell(list, row, key);
      return code === null || code === undefined ? null : Number(code) === 0 ? 'success' : 'failure';
    },
  };
}

function severities(list: ItemTable, key: string): CodeSystem | null {
  const isKnown = (value: Json | undefined): boolean =>
    typeof value === 'string' && (SEVERE.test(value) || MILD.test(value));
  if (!everyCell(list, key, isKnown) || !list.values.some((_, row) => SEVERE.test(textIn(list, row, key)))) return null;
  return {
    column: key,
    areRemarks: true,
    isFlag: false,
    outcomeAt: (row) => (SEVERE.test(textIn(list, row, key)) ? 'failure' : 'success'),
  };
}

function sapTypes(list: ItemTable, key: string, first: JsonObject): CodeSystem | null {
  const names = Object.keys(first).map((name) => memberTraits(name).name);
  if (!names.some((name) => SAP_NUMBERS.has(name)) || !hasMessage(first)) return null;
  if (!everyCell(list, key, (value) => typeof value === 'string' && /^[SIWEAX]$/.test(value))) return null;
  if (!list.values.some((_, row) => /^[SEAX]$/.test(textIn(list, row, key)))) return null;
  return {
    column: key,
    areRemarks: true,
    isFlag: false,
    outcomeAt: (row) => (/^[EAX]$/.test(textIn(list, row, key)) ? 'failure' : 'success'),
  };
}
