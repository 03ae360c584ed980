import { createProblem, type Problem } from '../../../model/problem.ts';
import { jsonMessages } from '../messages.ts';
import type { TolerantScan } from './tolerantScan.ts';
import { isList, type Json } from './value.ts';

/**
 * Whether a JSON text repeats a key within an object (RFC 8259 section 4 does not define which member is used).
 * Much faster than a scan: it compares the number of members in the text with that in the parsed value. Linear time.
 *
 * @param text well-formed
 * @param members the number of members in the parsed text, from {@link countMembers}
 */
export function hasRepeatedKeys(text: string, members: number): boolean {
  return hasMoreColons(text, members) && members < countColons(text);
}

/**
 * The problem of the first key that occurs twice in one object with different values, since only the last value is used.
 * Null if there is no such key.
 */
export function repeatedKeyProblem(text: string, { index }: TolerantScan): Problem | null {
  const repeated = index.repeatedKey();
  if (!repeated) return null;
  const { key, offset } = repeated;
  return createProblem('not-well-formed', jsonMessages.repeatedKey(key), { at: { text, offset }, losesContent: true });
}

/**
 * The number of members of all objects in a value; null if its lists and objects nest deeper than a number of levels.
 */
export function countMembers(value: Json, levels: number): number | null {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return null;
  let count = 0;
  if (isList(value)) {
    for (const inner of value) {
      if (typeof inner !== 'object' || inner === null) continue;
      const inside = countMembers(inner, levels - 1);
      if (inside === null) return null;
      count += inside;
    }
    return count;
  }
  for (const key in value) {
    count += 1;
    const inner = value[key];
    if (typeof inner !== 'object' || inner === null) continue;
    const inside = countMembers(inner, levels - 1);
    if (inside === null) return null;
    count += inside;
  }
  return count;
}

/**
 * Whether more colons follow a quotation mark than a number: at least as many as there are members, since a string may start with a
 * colon. Several times as fast as {@link countColons}, which must find the ends of all strings.
 */
function hasMoreColons(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= 0x20) before -= 1;
    if (text.charCodeAt(before) !== 0x22) continue;
    // In a JSON string inside a string, the quotation marks are escaped.
    if (text.charCodeAt(before - 1) === 0x5c && isEscaped(text, before)) continue;
    count += 1;
    if (count > most) return true;
  }
  return false;
}

/** The number of colons that follow a string, which is the number of members. */
function countColons(text: string): number {
  let count = 0;
  for (let start = text.indexOf('"'); start !== -1;) {
    let end = endOfString(text, start) + 1;
    if (end === 0) break;
    while (text.charCodeAt(end) <= 0x20) end += 1;
    if (text.charCodeAt(end) === 0x3a) count += 1;
    start = text.indexOf('"', end);
  }
  return count;
}

/** Offset of the closing quotation mark of a string; -1 if there is none. */
export function endOfString(text: string, start: number): number {
  let at = start;
  do at = text.indexOf('"', at + 1);
  while (at !== -1 && isEscaped(text, at));
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 0x5c) first -= 1;
  return (at - first) % 2 === 1;
}
