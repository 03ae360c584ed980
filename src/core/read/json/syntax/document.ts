import type { Range } from '../../../model/operation.ts';
import { createProblem, type Problem } from '../../../model/problem.ts';
import { jsonMessages } from '../messages.ts';
import { endOfString, hasRepeatedKeys, repeatedKeyProblem } from './repeatedKeys.ts';
import { MAX_SCAN_DEPTH, tolerantScan, type TolerantScan } from './tolerantScan.ts';
import { isList, type Json, type Path, parseJson, pointerOf } from './value.ts';

/** A JSON body: its value, and on demand the places of what is in it. */
export interface JsonDocument {
  readonly value: Json;
  readonly problems: readonly Problem[];
  /** Whether the body is ill-formed or cut, and the value is what a tolerant reading made of it. */
  readonly recovered: boolean;
  /** Where a value stands in the body; null where that cannot be told. */
  range(path: Path): Range | null;
  /** Whether a value is there from its first character to its last. */
  isComplete(path: Path): boolean;
  /** Whether something inside a value is missing or was skipped, although its end is there. */
  isDamaged(path: Path): boolean;
  /** A value as the body writes it: the digits of a number that JavaScript cannot hold. */
  sourceText(path: Path): string | null;
  /** What an operation at a place is called by: an RFC 6901 pointer, or for NDJSON the line and a pointer into it. */
  pointer(path: Path): string;
  /** The keys of an object in the order of the body, each once. JavaScript moves those that look like integers to the front. */
  keys(path: Path): readonly string[];
}

/** What the items need of a document: the digits of numbers and the order of keys. */
export type DocumentSource = Pick<JsonDocument, 'sourceText' | 'keys'>;

/** The outermost value. */
const ROOT = 0;

/**
 * Reads a JSON text. A byte order mark and the line `)]}'` against script inclusion are passed over. Never throws: an
 * ill-formed text is read tolerantly, with a problem `not-well-formed`; null for the value of a text without any.
 *
 * @param isIllFormed that the body is no JSON as it stands is known already
 */
export function parseDocument(body: string, isIllFormed = false): JsonDocument {
  const text = withoutPrefix(body);
  const problems: Problem[] = [];
  let value = isIllFormed && text === body ? undefined : parseJson(text);
  const recovered = value === undefined;
  const depth = value === undefined || isDeeperThan(value, MAX_SCAN_DEPTH) ? depthOf(text) : 0;
  if (depth > MAX_SCAN_DEPTH)
    problems.push(createProblem('limit-exceeded', jsonMessages.tooDeep(depth, MAX_SCAN_DEPTH)));

  // Positions are needed for what is looked at, not for reading: the outline of a large body costs more than its value.
  let known: TolerantScan | null = null;
  const outlined = (): TolerantScan => (known ??= tolerantScan(text));

  if (value === undefined) {
    const { index, errorOffset, isCut, hasTrailingText, losesContent } = outlined();
    const isNothing = index.size === 0;
    const offset = isCut ? text.length : (errorOffset ?? 0);
    const isEmpty = text.trim() === '';
    const message = isEmpty
      ? jsonMessages.empty
      : isNothing
        ? jsonMessages.notJson
        : isCut
          ? jsonMessages.cut
          : hasTrailingText
            ? jsonMessages.trailing
            : jsonMessages.notWellFormed;
    problems.unshift(
      createProblem(isEmpty ? 'body-empty' : 'not-well-formed', message, {
        at: { text, offset },
        cut: !isEmpty && !isNothing && isCut,
        losesContent: losesContent && !isEmpty,
      }),
    );
    value = isNothing ? null : index.value(ROOT);
  }
  if (recovered || (depth <= MAX_SCAN_DEPTH && hasRepeatedKeys(text, value))) {
    const repeated = repeatedKeyProblem(text, outlined());
    if (repeated) problems.push(repeated);
  }

  const find = (path: Path): number | undefined => {
    const { index } = outlined();
    let place = index.size > 0 ? ROOT : undefined;
    for (const step of path) {
      if (place === undefined) return undefined;
      place = typeof step === 'number' ? index.child(place, step) : index.members(place).get(step);
    }
    return place;
  };
  return {
    value,
    problems,
    recovered,
    range: (path) => {
      const place = find(path);
      return place === undefined ? null : outlined().index.range(place);
    },
    isComplete: (path) => {
      if (!recovered) return true;
      const place = find(path);
      return place !== undefined && outlined().index.isComplete(place);
    },
    isDamaged: (path) => {
      if (!recovered) return false;
      const place = find(path);
      return place !== undefined && outlined().index.isDamaged(place);
    },
    pointer: pointerOf,
    sourceText: (path) => {
      const place = find(path);
      return place === undefined ? null : text.slice(...outlined().index.range(place));
    },
    keys: (path) => {
      const place = find(path);
      return place === undefined ? [] : [...outlined().index.members(place).keys()];
    },
  };
}

/** Blanks in place of what is not JSON at the start, so that all offsets stay those of the body. */
function withoutPrefix(body: string): string {
  const prefix = /^\uFEFF?\s*(?:\)\]\}'[^\n]*\n)?/.exec(body)?.[0] ?? '';
  return prefix === '' || (prefix.trim() === '' && !prefix.startsWith('\uFEFF'))
    ? body
    : prefix.replaceAll(/[^\n]/g, ' ') + body.slice(prefix.length);
}

/** Whether lists and objects nest deeper than so many levels. */
export function isDeeperThan(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (isList(value)) {
    for (const inner of value) if (typeof inner === 'object' && isDeeperThan(inner, levels - 1)) return true;
    return false;
  }
  for (const key in value) {
    const inner = value[key] ?? null;
    if (typeof inner === 'object' && isDeeperThan(inner, levels - 1)) return true;
  }
  return false;
}

/** How deep lists and objects nest in a text, which need not be well-formed. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    } else if (code === 0x22) {
      at = endOfString(text, at);
      if (at === -1) break;
    }
  }
  return deepest;
}
