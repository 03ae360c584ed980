import { normalizeName } from './nameRoles.ts';
import { isList, isObject, type Json, member, textOf } from '../syntax/value.ts';

/**
 * A header of a sub-response. Headers are an object, an object of lists, or a list of `{name, value}`; names are
 * case-insensitive.
 *
 * @param name in lower case
 */
function itemHeader(item: Json, name: string): string | null {
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

const RETRY_NAMES =
  /^(?:retryafter|(?:retryafter|retryin|reset|resetafter|resetin)(?:seconds?|secs?)|retryafterms|retryaftermilliseconds)$/;
const RETRY_HOLDERS =
  /^(?:error|errors|ratelimit|ratelimits|ratelimiting|limit|quota|throttle|throttling|retry|details|body)$/;

/** When to retry an item: its `Retry-After` header, or a member such as `retryAfter` or `rateLimit.resetSeconds`. */
export function itemRetryAfter(item: Json): string | null {
  return itemHeader(item, 'retry-after') ?? retryIn(item, 0);
}

function retryIn(value: Json, depth: number): string | null {
  const object = isList(value) ? value[0] : value;
  if (!isObject(object)) return null;
  for (const key in object) {
    const name = normalizeName(key);
    const inner = object[key] ?? null;
    if (RETRY_NAMES.test(name) && (typeof inner === 'string' || typeof inner === 'number')) {
      const isMilliseconds = /(?:ms|milliseconds)$/.test(name) && typeof inner === 'number';
      return String(isMilliseconds ? Math.ceil(inner / 1000) : inner);
    }
  }
  if (depth >= 2) return null;
  for (const key in object) {
    const found = RETRY_HOLDERS.test(normalizeName(key)) ? retryIn(object[key] ?? null, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
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
