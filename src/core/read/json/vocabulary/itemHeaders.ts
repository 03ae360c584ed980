import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';

/**
 * A header of an answer inside an answer. Headers come as an object, as an object of lists, or as a list of
 * `{name, value}`; names are compared without regard to case.
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

/** Where an item says that its resource is: in a header, else in a member. */
export function itemLocation(item: Json): string | null {
  const location = member(item, 'location');
  return itemHeader(item, 'location') ?? (typeof location === 'string' ? location : null);
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'MERGE', 'PROPFIND']);

/** The HTTP method of a sub-request, by the item or the request item that names it. */
export function itemMethod(...items: readonly (Json | undefined)[]): string | null {
  for (const item of items) {
    for (const key of ['method', 'httpMethod', 'http_method', 'operation', 'op', 'verb']) {
      const value = member(item, key);
      if (typeof value === 'string' && METHODS.has(value.toUpperCase())) return value.toUpperCase();
    }
  }
  return null;
}
