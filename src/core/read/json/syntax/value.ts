import { isObject } from '../../../isObject.ts';

export { isObject };

/**
 * A JSON value as `JSON.parse` returns it. Keys come from the server, so use {@link member} and not a dot:
 * `{"toString": 1}` and `{"__proto__": {}}` are ordinary bodies.
 */
export type Json = null | boolean | number | string | JsonList | JsonObject;
/** A JSON array. */
export type JsonList = readonly Json[];
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The path from the root of a document to a value in it. */
export type Path = readonly (string | number)[];

/** Whether a value is a JSON array. */
export function isList(value: Json | undefined): value is JsonList {
  return Array.isArray(value);
}

/** An own member; undefined if there is none, or if the value is not an object. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path; undefined if there is none. */
export function valueAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path) {
    value = typeof step === 'number' ? (isList(value) ? value[step] : undefined) : member(value, step);
  }
  return value;
}

/** The member of an object that has exactly one; null for all other values. */
export function onlyMember(value: Json | undefined): readonly [key: string, value: Json] | null {
  if (!isObject(value)) return null;
  let only: string | null = null;
  for (const key in value) {
    if (only !== null) return null;
    only = key;
  }
  const inner = only === null ? undefined : value[only];
  return only !== null && inner !== undefined ? [only, inner] : null;
}

/** Whether an object has no members. */
export function isMemberless(value: JsonObject): boolean {
  // Faster than `Object.keys`, which creates an array.
  for (const _key in value) return false;
  return true;
}

/** A string, or a number as a string; null for all other values. */
export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

/** The strings and numbers of a list, joined; null for an empty list and for all other values. */
export function joined(value: Json | undefined, separator: string): string | null {
  return isList(value) && value.length > 0 ? value.map((item) => textOf(item) ?? '').join(separator) : null;
}

/** The JSON pointer of a path (RFC 6901). */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Parses a text; undefined if it is not valid JSON. */
export function parseJson(text: string): Json | undefined {
  // Throwing takes as long as parsing a thousand characters, and NDJSON may have many short invalid lines.
  if (!mayBeJson(text)) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Whether the first and last characters of a text may be those of a JSON value. */
function mayBeJson(text: string): boolean {
  let first = 0;
  let last = text.length - 1;
  while (isBlank(text.charCodeAt(first))) first += 1;
  while (last > first && isBlank(text.charCodeAt(last))) last -= 1;
  const end = text[last] ?? '';
  switch (text[first] ?? '') {
    case '{':
      return end === '}';
    case '[':
      return end === ']';
    case '"':
      return end === '"' && last > first;
    case 't':
    case 'f':
      return end === 'e';
    case 'n':
      return end === 'l';
    default:
      return end >= '0' && end <= '9';
  }
}

/** Whether a character is JSON white space (RFC 8259 section 2). */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
