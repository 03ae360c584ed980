import type { Json } from '../syntax/value.ts';
import { isPlain, keyedPatternOf, type Match, matchesIn, patternOf } from './pattern.ts';

/** What a place holds for each key. */
type ByKey = ReadonlyMap<string | null, readonly Match[]>;

const known = new WeakMap<object, Map<string, ByKey>>();

/**
 * What a place in a body with `*` or `**` in it leads to, for the key of one item. The body is searched once
 * for all items: each of them would take as long as the body is.
 *
 * @param pointer in which `{key}` stands for the key
 * @param most how many are wanted for one key
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

/** Whether a place has no stars, so that it can be looked up for each item. */
export function isPlainPointer(pointer: string): boolean {
  return isPlain(patternOf(pointer));
}
