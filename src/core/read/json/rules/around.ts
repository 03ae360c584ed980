import type { Json } from '../value.ts';
import { isPlain, keyedPatternOf, matchesIn, patternOf } from './pattern.ts';

/** What a place in the body holds for each key of an item. */
type ByKey = ReadonlyMap<string | null, readonly Json[]>;

const known = new WeakMap<object, Map<string, ByKey>>();

/**
 * The values at a place in the body with `*` or `**` in it, for the key of one item. The body is searched once for all
 * items: each of them would take as long as the body is.
 *
 * @param pointer in which `{key}` stands for the key
 * @param most how many values are wanted for one key
 */
export function valuesFor(body: Json, pointer: string, key: string, most: number): readonly Json[] {
  if (typeof body !== 'object' || body === null)
    return matchesIn(body, patternOf(pointer), most).map(({ value }) => value);
  let places = known.get(body);
  if (!places) known.set(body, (places = new Map()));
  let values = places.get(pointer);
  if (!values) places.set(pointer, (values = byKey(body, pointer, most)));
  return values.get(pointer.includes('{key}') ? key : null) ?? [];
}

function byKey(body: Json, pointer: string, most: number): ByKey {
  const values = new Map<string | null, Json[]>();
  const isKeyed = pointer.includes('{key}');
  for (const { key, value } of matchesIn(body, keyedPatternOf(pointer), isKeyed ? Number.POSITIVE_INFINITY : most)) {
    const same = values.get(key);
    if (!same) values.set(key, [value]);
    else if (same.length < most) same.push(value);
  }
  return values;
}

/** Whether a place has no stars, so that it can be looked up for each item. */
export function isLookup(pointer: string): boolean {
  return isPlain(patternOf(pointer));
}
