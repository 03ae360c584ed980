import type { RequestItem } from '../request/requestLists.ts';
import { isList, isObject, type Json, type Path, valueAt } from '../syntax/value.ts';
import { isPlainPointer, matchesForKey } from './matchesForKey.ts';
import { isPlain, matchesIn, patternOf, valueBy } from './pattern.ts';
import { type OneOrMore, toList } from './rule.ts';

/** An item with everything that a place may refer to. */
export interface ItemContext {
  readonly value: Json;
  readonly key: string | number;
  /** The path of the container. */
  readonly path: Path;
  readonly body: Json;
  readonly requested: RequestItem | null;
}

/**
 * The value at the first non-blank place: `/a/b` in the item, `@key` its key or index, `@list` the name of its container,
 * `@request/a` in the request item, `@parent/a` in the object or list around its container, `@body/a/{key}` anywhere in the body, where `{key}` is the key of the item.
 */
export function valueAtPlace(texts: OneOrMore | undefined, context: ItemContext): Json | undefined {
  for (const place of toList(texts)) {
    const value = one(place, context);
    if (value !== undefined && !isBlankValue(value)) return value;
  }
  return undefined;
}

/**
 * Like {@link valueAtPlace}, but as text; undefined if there is none. Several texts are joined.
 *
 * @param flags whether booleans count as texts
 */
export function textAtPlace(texts: OneOrMore | undefined, context: ItemContext, flags = false): string | undefined {
  for (const place of toList(texts)) {
    const value = one(place, context);
    const text = typeof value === 'boolean' ? (flags ? String(value) : undefined) : written(value);
    if (text !== undefined && text.trim() !== '') return text;
  }
  return undefined;
}

function one(place: string, { value, key, path, body, requested }: ItemContext): Json | undefined {
  if (place === '@key') return String(key);
  if (place === '@list') return path.findLast((step) => typeof step === 'string') ?? '';
  if (place.startsWith('@request')) {
    if (!requested) return undefined;
    return place === '@request/@key' ? (requested.key ?? undefined) : inside(requested.value, place.slice(8));
  }
  if (place.startsWith('@parent')) {
    const parent = valueAt(body, path.slice(0, -1));
    return parent === undefined ? undefined : inside(parent, place.slice(7));
  }
  if (place.startsWith('@body')) {
    const pointer = place.slice(5);
    if (!isPlainPointer(pointer))
      return valueOf(matchesForKey(body, pointer, String(key), MOST).map((match) => match.value));
    const escaped = String(key).replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');
    return inside(
      body,
      pointer.replaceAll('{key}', () => escaped),
    );
  }
  return inside(value, place);
}

const MOST = 5;

function inside(value: Json, pointer: string): Json | undefined {
  const pattern = patternOf(pointer);
  if (isPlain(pattern)) return valueBy(value, pattern);
  return valueOf(matchesIn(value, pattern, MOST).map((match) => match.value));
}

/** Several matches as one value. */
function valueOf(found: readonly Json[]): Json | undefined {
  const texts = found.filter((inner) => typeof inner === 'string');
  // `/errors/*/message` returns all messages.
  return found.length > 1 && texts.length === found.length
    ? texts
    : (found.find((inner) => !isBlankValue(inner)) ?? found[0]);
}

function written(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isList(value)) {
    const texts = value.slice(0, MOST).map(written);
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts.join('; ') : undefined;
  }
  return undefined;
}

/** Whether a value is null, empty or false, or holds only such values. */
export function isBlankValue(value: Json): boolean {
  if (value === null || value === '' || value === false) return true;
  if (isList(value)) return value.every((inner) => isBlankValue(inner));
  return isObject(value) && Object.values(value).every((inner) => isBlankValue(inner));
}
