import { type CounterKind, counterKind, countValue } from '../vocabulary/counterNames.ts';
import { statesFailure } from '../vocabulary/failureWords.ts';
import { nameWords, normalizeName } from '../vocabulary/nameRoles.ts';
import type { JsonDocument } from '../syntax/document.ts';
import { isList, isObject, type Json, type JsonObject } from '../syntax/value.ts';

const HOLDERS = new Set('summary meta metadata header footer trailer stats statistics totals counts info'.split(' '));
/** Flags of a finished response: only `true` and times describe the results. */
const ENDS = new Set('done end ended eof complete completed finished last'.split(' '));
const MEMBERS = new Set(
  'took tookms duration durationms elapsed elapsedms time timestamp date cursor next requestid traceid correlationid batch batchid jobid version'.split(
    ' ',
  ),
);
const TIME = /^\d{4}-\d\d-\d\d(?:[T ][\d:.,]+(?: ?Z| ?[+-]\d\d:?\d\d)?)?$/;
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
    } else if (
      !(counterKind(key) !== null && countValue(inner) !== null) &&
      !isDescription(normalizeName(key), inner)
    ) {
      return false;
    }
  }
  return size > 0;
}

/** Whether a member only describes the results: `done: true`, `took: 12`. `done: "disk full"` and `completed: 2` do not. */
function isDescription(name: string, value: Json): boolean {
  if (ENDS.has(name)) return value === true || (typeof value === 'string' && TIME.test(value));
  // A sentence may state anything.
  return (
    MEMBERS.has(name) &&
    (typeof value !== 'string' || TIME.test(value) || (!/\s\D/.test(value) && !statesFailure(value)))
  );
}

const TOTALS: ReadonlySet<CounterKind> = new Set<CounterKind>(['total', 'perhaps-total', 'requested', 'processed']);

/** The largest total that a trailer states: `{"done": true, "total": 5}`. 0 if it states none. */
export function trailerTotal(trailer: JsonObject): number {
  let most = 0;
  for (const key in trailer) {
    const value = trailer[key] ?? null;
    const kind = counterKind(key);
    if (kind === 'page') return 0;
    if (isObject(value)) most = Math.max(most, trailerTotal(value));
    else if (kind !== null && TOTALS.has(kind)) most = Math.max(most, countValue(value) ?? 0);
  }
  return most;
}

/** A document of several JSON texts without the last one, if that only describes the others. */
export function withoutTrailer(document: JsonDocument): JsonDocument {
  const { value, texts } = document;
  if (!texts || !isList(value) || value.length < 2) return document;
  const last = value.at(-1) ?? null;
  const others = value.slice(0, -1);
  // The lists in other texts may hold any number of results.
  const isShort =
    others.every((one) => isObject(one) && !Object.values(one).some(isList)) &&
    isObject(last) &&
    trailerTotal(last) > others.length;
  const isLast = isTrailer(last) && !isTrailer(value[0] ?? null) && !isShort;
  return isLast ? { ...document, value: others } : document;
}
