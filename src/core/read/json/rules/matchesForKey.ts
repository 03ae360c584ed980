import type { Json } from '../syntax/value.ts';
import { isPlain, keyedPatternOf, type Match, matchesIn, patternOf } from './pattern.ts';

/** The matches of a pointer, by the text that matched `{key}`. */
type ByKey = ReadonlyMap<string | null, readonly Match[]>;

const known = new WeakMap<object, Map<string, ByKey>>();

/**
 * Returns the matches of a pattern in a body for the key of one item. The body is searched once for all items and the result
 * is cached, since a search takes time in proportion to the size of the body.
 *
 * @param pointer with `{key}` as a placeholder for the key
 * @param most maximum number of matches per key
 */
export function matchesForKey(body: Json, pointer: string, key: string, most: number): readonly Match[] {
  if (typeof body !== 'object' || body === null) return matchesIn(body, patternOf(pointer), most);
  let places = known.get(body);
  if (!places) known.set(body, (places = new Map()));
  let values = places.get(pointer);
  if (!values) places.set(pointer, (values = byKey(body, pointer, most)));
  return values.get(pointer.includes('{key}') ? key : null) ?? [];
}

function byKey(body: Json, pointer: string, most: number): ByKey {
  const values = new Map<string | null, Match[]>();
  const isKeyed = pointer.includes('{key}');
  for (const match of matchesIn(body, keyedPatternOf(pointer), isKeyed ? Number.POSITIVE_INFINITY : most)) {
    const same = values.get(match.key);
    if (!same) values.set(match.key, [match]);
    else if (same.length < most) same.push(match);
  }
  return values;
}

/** Whether a pointer has no stars, so that it can be evaluated for each item. */
export function isPlainPointer(pointer: string): boolean {
  return isPlain(patternOf(pointer));
}
