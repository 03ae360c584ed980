import { INDEX_NAMES, LINES } from './correlate.ts';
import type { List } from '../lists/lists.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { isObject, type Json } from '../syntax/value.ts';

/**
 * The request item, counted from 0, that an item in a list of failures refers to: `{"errors": [{"index": 3}]}`. Null if it
 * has no index, and for all other lists, where an index may count something else.
 */
export function statedIndex({ role, values }: List, row: number): number | null {
  const item = values[row] ?? null;
  if (role === 'plain' || !isObject(item)) return null;
  for (const key in item) {
    const value = item[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && INDEX_NAMES.has(normalizeName(key)))
      return value;
  }
  return null;
}

/** Members with the number of an item, which need not be its position in the request. */
const SEQUENCES = new Set(['sequence', 'sequencenumber', 'seqno', 'ordinal']);

/** Whether a member holds the index or number of an item: `index`, `rowNumber`. */
export function isIndexName(name: string): boolean {
  const plain = normalizeName(name);
  return INDEX_NAMES.has(plain) || LINES.has(plain) || SEQUENCES.has(plain);
}

/** The index or line number in an item, as sent: from 0 or 1. Null if there is none. */
export function ownNumber(item: Json): number | null {
  if (!isObject(item)) return null;
  for (const key in item) {
    const value = item[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && isIndexName(key)) return value;
  }
  return null;
}
