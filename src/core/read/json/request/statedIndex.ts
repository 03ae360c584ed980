import { INDEX_NAMES } from './correlate.ts';
import type { List } from '../lists/lists.ts';
import { normalizeName } from '../vocabulary/nameRoles.ts';
import { isObject } from '../syntax/value.ts';

/**
 * The request item, counted from 0, that an item in a list of failures refers to: `{"errors": [{"index": 3}]}`. Null if it
 * refers to none, and for other lists, whose items may have numbers of their own.
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
