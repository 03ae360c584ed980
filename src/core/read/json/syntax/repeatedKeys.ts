import { createProblem, type Problem } from '../../../model/problem.ts';
import { jsonMessages } from '../messages.ts';
import type { TolerantScan } from './tolerantScan.ts';
import { isList, type Json } from './value.ts';

/**
 * Whether a JSON text repeats a key within an object (RFC 8259 section 4 does not define which member is used).
 * Much faster than a scan: it compares the number of members in the text with that in the parsed value. Linear time.
 *
 * @param text well-formed
 * @param value the parsed text, nested no deeper than {@link MAX_SCAN_DEPTH}
 */
export function hasRepeatedKeys(text: string, value: Json): boolean {
  return countMembers(value) < countColons(text);
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

function countMembers(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (isList(value)) {
    for (const inner of value) if (typeof inner === 'object') count += countMembers(inner);
    return count;
  }
  for (const key in value) {
    const inner = value[key] ?? null;
    count += typeof inner === 'object' ? 1 + countMembers(inner) : 1;
  }
  return count;
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
