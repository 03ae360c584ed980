import { isJsonLinesType } from '../jsonType.ts';
import { countMembers, hasRepeatedKeys } from '../../read/json/syntax/repeatedKeys.ts';
import { MAX_SCAN_DEPTH, tolerantScan, type TolerantScan } from '../../read/json/syntax/tolerantScan.ts';
import { type Json, parseJson, type Path } from '../../read/json/syntax/value.ts';
import { JsonPlaces } from './places.ts';
import type { Range } from '../../model/operation.ts';

/** A JSON body and the places of its values. */
export interface JsonSource {
  /** Undefined if the body is not valid JSON. */
  readonly value: Json | undefined;
  /** The offset of the first syntax error in a body that is not valid. */
  errorOffset(): number;
  /** Whether a body that is not valid ends too early. */
  isCut(): boolean;
  /** `[start, end)` of a value in the body, in UTF-16 code units; null if there is no such value. */
  range(path: Path): Range | null;
  /** The names that occur more than once in an object, and the range of the second occurrence of the first of them. */
  repeatedNames(): { readonly names: ReadonlySet<string>; readonly range: Range } | null;
}

/** Parses a body strictly, after a byte order mark. The lines of JSON Lines are the elements of an array. */
export function jsonSource(body: string, essence: string): JsonSource {
  const text = body.startsWith('\uFEFF') ? ` ${body.slice(1)}` : body;
  const lines = isJsonLinesType(essence) ? linesSource(text) : null;
  return lines ?? textSource(text);
}

function textSource(text: string): JsonSource {
  let cached: TolerantScan | null = null;
  const scan = (): TolerantScan => (cached ??= tolerantScan(text));
  const value = parseJson(text);
  // Null for a value of too many levels, whose inner lists and objects the scan does not index.
  const members = value === undefined ? null : countMembers(value, MAX_SCAN_DEPTH);
  const places = members === null ? null : new JsonPlaces(text);
  return {
    value,
    errorOffset: () => scan().errorOffset ?? 0,
    isCut: () => scan().isCut,
    range: (path) => {
      if (places) return places.range(path);
      const { index } = scan();
      let at = index.size > 0 ? 0 : undefined;
      for (const step of path) {
        if (at === undefined) return null;
        at = typeof step === 'number' ? index.child(at, step) : index.members(at).get(step);
      }
      return at === undefined ? null : index.range(at);
    },
    repeatedNames: () => {
      if (members !== null && !hasRepeatedKeys(text, members)) return null;
      const names = new Set<string>();
      let range: Range | null = null;
      for (const { key, offset } of scan().index.repeatedKeys()) {
        range ??= [offset, offset + JSON.stringify(key).length];
        names.add(key);
      }
      return range === null ? null : { names, range };
    },
  };
}

/** Null if a line is not valid JSON. */
function linesSource(text: string): JsonSource | null {
  const starts: number[] = [];
  const values: Json[] = [];
  const lineAt = (start: number): string => text.slice(start, lineEnd(text, start));
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) {
    const line = lineAt(start);
    if (line.trim() === '') continue;
    const value = parseJson(line);
    if (value === undefined) return null;
    starts.push(start);
    values.push(value);
  }
  const shift = (range: Range | null, start: number): Range | null => range && [range[0] + start, range[1] + start];
  return {
    value: values,
    errorOffset: () => 0,
    isCut: () => false,
    range: ([line, ...path]) => {
      const start = starts[Number(line)];
      if (line === undefined) return [0, text.length];
      return start === undefined ? null : shift(textSource(lineAt(start)).range(path), start);
    },
    repeatedNames: () => {
      const names = new Set<string>();
      let range: Range | null = null;
      for (const start of starts) {
        const repeated = textSource(lineAt(start)).repeatedNames();
        if (!repeated) continue;
        range ??= shift(repeated.range, start);
        for (const name of repeated.names) names.add(name);
      }
      return range === null ? null : { names, range };
    },
  };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
