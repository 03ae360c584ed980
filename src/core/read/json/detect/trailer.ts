import { counterKind, countValue } from '../vocabulary/counterNames.ts';
import { nameWords, normalizeName } from '../vocabulary/nameRoles.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isList, isObject, type Json } from '../syntax/value.ts';

const HOLDERS = new Set('summary meta metadata header footer trailer stats statistics totals counts info'.split(' '));
const MEMBERS = new Set(
  'done end ended eof complete completed finished last took tookms duration durationms elapsed elapsedms time timestamp date cursor next requestid traceid correlationid batch batchid jobid version'.split(
    ' ',
  ),
);
const MOST_MEMBERS = 20;

/**
 * Whether one of several JSON texts only describes the others: `{"summary": {"total": 3, "failed": 1}}`, `{"done": true}`. It is
 * not a result, but its totals count.
 */
export function isTrailer(value: Json, isInside = false): boolean {
  if (!isObject(value)) return false;
  let size = 0;
  for (const key in value) {
    if ((size += 1) > MOST_MEMBERS) return false;
    const inner = value[key] ?? null;
    // `done: false`
    if (isList(inner) || inner === false) return false;
    if (isObject(inner)) {
      if (isInside || !HOLDERS.has(nameWords(key).at(-1) ?? '') || !isTrailer(inner, true)) return false;
    } else if (!(counterKind(key) !== null && countValue(inner) !== null) && !MEMBERS.has(normalizeName(key))) {
      return false;
    }
  }
  return size > 0;
}

/** A document of several JSON texts without the last one, if that only describes the others. */
export function withoutTrailer(document: JsonDocument): JsonDocument {
  const { value, texts } = document;
  if (!texts || !isList(value) || value.length < 2) return document;
  const isLast = isTrailer(value.at(-1) ?? null) && !isTrailer(value[0] ?? null);
  return isLast ? { ...document, value: value.slice(0, -1) } : document;
}
