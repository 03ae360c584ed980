import type { List } from '../lists/lists.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { nameWords } from '../vocabulary/nameRoles.ts';
import { isObject, type Json, type JsonObject } from '../syntax/value.ts';

const SAMPLE = 50;
const LONGEST = 60;
/** One letter is most often a kind. */
const SHORTEST = 2;
/** Shorter texts of digits may be counts. */
const LONG = 4;
/** Members of errors, times and measures, which differ between items as well. */
const NO_NAMES = new Set(
  'description text msg title reason cause summary hint explanation info remark why comment note notes time date timestamp at duration elapsed hash checksum etag token version value url link ms instance type kind category severity level data content result output response payload body'.split(
    ' ',
  ),
);
/** Things that are identified by a number. */
const NUMBERED = new Set(
  'seat room account desk table slot unit port channel device station lane shelf bay gate locker bed berth meter msisdn imei iccid ean gtin upc vin iban uin'.split(
    ' ',
  ),
);

/**
 * Creates a function that names a row by the first member whose values differ in all rows: `{"seat": "12A", "ok": true}`. For
 * items without an identifying member.
 */
export function distinctNames({ values, isMap }: List): (row: number) => string | null {
  let key: string | null | undefined;
  return (row) => {
    key ??= isMap ? null : distinctKey(values.slice(0, SAMPLE));
    const value = values[row] ?? null;
    return key === null || !isObject(value) ? null : nameIn(value, key);
  };
}

function distinctKey(rows: readonly Json[]): string | null {
  const objects = rows.flatMap((row) => (isObject(row) ? [row] : []));
  const [first] = objects;
  if (first === undefined || objects.length < 2 || objects.length < rows.length) return null;
  for (const key of Object.keys(first).slice(0, SAMPLE)) {
    const texts = objects.map((row) => nameIn(row, key));
    if (texts.every((text) => text !== null) && new Set(texts).size === rows.length) return key;
  }
  return null;
}

function nameIn(item: JsonObject, key: string): string | null {
  const value = Object.hasOwn(item, key) ? item[key] : undefined;
  const last = nameWords(key).at(-1) ?? '';
  if (!memberTraits(key).isNeutral || NO_NAMES.has(last)) return null;
  if (typeof value === 'number') return NUMBERED.has(last) ? String(value) : null;
  if (typeof value !== 'string' || value.length > LONGEST || value.trim().length < SHORTEST) return null;
  if (/^\d{4}-\d\d-\d\d|\n/.test(value)) return null;
  return /^\d+$/.test(value) && !NUMBERED.has(last) && !isLongFirst(item, key, value) ? null : value;
}

/** Whether the first member of an item is a text of several digits, which is most often an id. */
function isLongFirst(item: JsonObject, key: string, text: string): boolean {
  for (const first in item) return first === key && text.length >= LONG;
  return false;
}
