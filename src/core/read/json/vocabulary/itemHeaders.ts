import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';

/**
 * A header of a sub-response. Headers are an object, an object of lists, or a list of `{name, value}`; names are
 * case-insensitive.
 *
 * @param name in lower case
 */
export function itemHeader(item: Json, name: string): string | null {
  for (const holder of ['headers', 'httpHeaders', 'header']) {
    const headers = member(item, holder);
    const pairs: readonly (readonly [string, Json | undefined])[] = isList(headers)
      ? headers.map((pair) => [textOf(member(pair, 'name')) ?? '', member(pair, 'value')] as const)
      : isObject(headers)
        ? Object.entries(headers)
        : [];
    const value = pairs.find(([key]) => key.toLowerCase() === name)?.[1];
    const first = isList(value) ? value[0] : value;
    const text = textOf(first);
    if (text !== null) return text;
  }
  return null;
}

/** The location of an item's resource, from its `Location` header or its `location` member. */
export function itemLocation(item: Json): string | null {
  const location = member(item, 'location');
  return itemHeader(item, 'location') ?? (typeof location === 'string' ? location : null);
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'MERGE', 'PROPFIND']);

/** The HTTP method of a sub-request, from the first item that states it. */
export function itemMethod(...items: readonly (Json | undefined)[]): string | null {
  for (const item of items) {
    for (const key of ['method', 'httpMethod', 'http_method', 'operation', 'op', 'verb']) {
      const value = member(item, key);
      if (typeof value === 'string' && METHODS.has(value.toUpperCase())) return value.toUpperCase();
    }
  }
  return null;
}
