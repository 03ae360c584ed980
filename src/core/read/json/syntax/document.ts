import type { Range } from '../../../model/operation.ts';
import { createProblem, type Problem } from '../../../model/problem.ts';
import { jsonMessages } from '../messages.ts';
import { countMembers, endOfString, hasRepeatedKeys, repeatedKeyProblem } from './repeatedKeys.ts';
import { MAX_SCAN_DEPTH, tolerantScan, type TolerantScan } from './tolerantScan.ts';
import { type Json, type Path, parseJson, pointerOf } from './value.ts';

/** A parsed JSON body, with the text position of each value on demand. */
export interface JsonDocument {
  readonly value: Json;
  readonly problems: readonly Problem[];
  /** Whether the body is ill-formed or truncated, so that {@link value} holds only what a tolerant scan could parse. */
  readonly recovered: boolean;
  /** `[start, end)` of a value in the body, in UTF-16 code units; null if there is no such value. */
  range(path: Path): Range | null;
  /** Whether a value is in the body from its first to its last character. */
  isComplete(path: Path): boolean;
  /** Whether content inside a value is missing or was skipped, although its end was found. */
  isDamaged(path: Path): boolean;
  /** The characters of a value in the body. Keeps the digits of 64-bit integers, which JavaScript rounds. */
  sourceText(path: Path): string | null;
  /** The pointer of an operation (RFC 6901); for NDJSON, the line and a pointer into it. */
  pointer(path: Path): string;
  /** The distinct keys of an object in body order. (JavaScript moves integer-like keys to the front.) */
  keys(path: Path): readonly string[];
  /** The JSON texts of a body that has several; a text that is not valid JSON may be null. Omitted for other bodies. */
  readonly texts?: { readonly size: number; readonly at: (index: number) => JsonDocument | null };
}

/** The parts of a document that items need: the digits of numbers and the order of keys. */
export type DocumentSource = Pick<JsonDocument, 'sourceText' | 'keys'>;

/**
 * Parses a JSON text after an optional byte order mark and the line `)]}'`, which prevents script inclusion. Never throws:
 * an ill-formed text is scanned tolerantly and gets a problem `not-well-formed`; the value of a text without any JSON is
 * null.
 *
 * @param isIllFormed whether the body is already known not to be valid JSON
 */
export function parseDocument(body: string, isIllFormed = false): JsonDocument {
  const text = blankPrefix(body);
  const problems: Problem[] = [];
  let value = isIllFormed && text === body ? undefined : parseJson(text);
  const recovered = value === undefined;
  const members = value === undefined ? null : countMembers(value, MAX_SCAN_DEPTH);
  const depth = members === null ? depthOf(text) : 0;
  if (depth > MAX_SCAN_DEPTH)
    problems.push(createProblem('limit-exceeded', jsonMessages.tooDeep(depth, MAX_SCAN_DEPTH)));

  // Most bodies need no positions, and scanning a large body takes longer than parsing it.
  let cached: TolerantScan | null = null;
  const scan = (): TolerantScan => (cached ??= tolerantScan(text));
  if (value === undefined) {
    problems.unshift(syntaxProblem(text, scan()));
    const { index } = scan();
    value = index.size === 0 ? null : index.value(ROOT);
  }
  if (recovered || (members !== null && hasRepeatedKeys(text, members))) {
    const repeated = repeatedKeyProblem(text, scan());
    if (repeated) problems.push(repeated);
  }
  return { value, problems, recovered, pointer: pointerOf, ...positionLookup(text, recovered, scan) };
}

function syntaxProblem(text: string, scan: TolerantScan): Problem {
  if (text.trim() === '') {
    const offset = scan.isCut ? text.length : (scan.errorOffset ?? 0);
    return createProblem('body-empty', jsonMessages.empty, { at: { text, offset } });
  }
  const hasValue = scan.index.size > 0;
  const message = !hasValue
    ? jsonMessages.notJson
    : scan.isCut
      ? jsonMessages.cut
      : scan.hasTrailingText
        ? jsonMessages.trailing
        : jsonMessages.notWellFormed;
  return createProblem('not-well-formed', message, {
    at: { text, offset: scan.isCut ? text.length : (scan.errorOffset ?? 0) },
    cut: hasValue && scan.isCut,
    losesContent: scan.losesContent,
  });
}

/** The number of the outermost value in a {@link ValueIndex}. */
const ROOT = 0;

type PositionLookup = Pick<JsonDocument, 'range' | 'isComplete' | 'isDamaged' | 'sourceText' | 'keys'>;

/** @param recovered whether values may be incomplete or damaged */
function positionLookup(text: string, recovered: boolean, scan: () => TolerantScan): PositionLookup {
  const find = (path: Path): number | undefined => {
    const { index } = scan();
    let value = index.size > 0 ? ROOT : undefined;
    for (const step of path) {
      if (value === undefined) return undefined;
      value = typeof step === 'number' ? index.child(value, step) : index.members(value).get(step);
    }
    return value;
  };
  return {
    range: (path) => {
      const value = find(path);
      return value === undefined ? null : scan().index.range(value);
    },
    isComplete: (path) => {
      if (!recovered) return true;
      const value = find(path);
      return value !== undefined && scan().index.isComplete(value);
    },
    isDamaged: (path) => {
      if (!recovered) return false;
      const value = find(path);
      return value !== undefined && scan().index.isDamaged(value);
    },
    sourceText: (path) => {
      const value = find(path);
      return value === undefined ? null : text.slice(...scan().index.range(value));
    },
    keys: (path) => {
      const value = find(path);
      return value === undefined ? [] : [...scan().index.members(value).keys()];
    },
  };
}

/** Replaces the text before the JSON with spaces, so that offsets in the body do not change. */
function blankPrefix(body: string): string {
  const prefix = /^\uFEFF?\s*(?:\)\]\}'[^\n]*\n)?/.exec(body)?.[0] ?? '';
  return prefix === '' || (prefix.trim() === '' && !prefix.startsWith('\uFEFF'))
    ? body
    : prefix.replaceAll(/[^\n]/g, ' ') + body.slice(prefix.length);
}

/** The greatest nesting depth of lists and objects in a text that may be ill-formed. */
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
