import { statusNumber } from '../vocabulary/statusCode.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

const DEEPEST = 12;

/**
 * A cheap test of whether a list or map inside a value may have items with status codes. Most bodies are resources without
 * any. May give false positives, but no false negatives.
 */
export function mayHoldCodes(value: Json, depth = 0): boolean {
  if (depth > DEEPEST) return true;
  if (isList(value)) {
    for (const item of value)
      if (typeof item === 'object' ? mayHoldCodes(item, depth + 1) : statusNumber(item) !== null) return true;
    return false;
  }
  if (!isObject(value)) return false;
  let codes = 0;
  let size = 0;
  let last = '';
  for (const key in value) {
    const inner = value[key] ?? null;
    size += 1;
    last = key;
    if (typeof inner === 'object') {
      if (mayHoldCodes(inner, depth + 1)) return true;
    } else if (statusNumber(inner) !== null) {
      codes += 1;
      // A code at the root is that of the body, not of an item.
      if (depth > 0 && memberTraits(key).code !== null) return true;
    }
  }
  // A map of codes by name, or an object under a code: `{"404": {...}}`.
  return (codes > 0 && codes * 2 >= size) || (size === 1 && /^[2-5]\d\d$/.test(last));
}
