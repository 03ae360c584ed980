import { statusNumber } from '../vocabulary/statusCode.ts';
import { memberTraits } from '../vocabulary/memberTraits.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

const DEEPEST = 12;

/**
 * Whether a list or map inside a value may have items that state codes. Most bodies are things, and this tells so much
 * sooner than looking at their lists one by one; it never says no where there are such items.
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
      // The root's own code is that of the body, not of an item in it.
      if (depth > 0 && memberTraits(key).code !== null) return true;
    }
  }
  // A map of codes by name; and one of something under a code: `{"404": {...}}`.
  return (codes > 0 && codes * 2 >= size) || (size === 1 && /^[2-5]\d\d$/.test(last));
}
