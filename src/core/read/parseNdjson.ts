import type { Exchange } from '../har/exchange.ts';
import type { Problem } from '../model/problem.ts';
import type { ParsedBody } from '../model/parsedBody.ts';
import { jsonMessages } from './json/messages.ts';
import { isDeeperThan, type JsonDocument, parseDocument } from './json/syntax/document.ts';
import { hasRepeatedKeys } from './json/syntax/repeatedKeys.ts';
import { readValue } from './json/readJson.ts';
import type { Rule } from './json/rules/rule.ts';
import { MAX_SCAN_DEPTH } from './json/syntax/tolerantScan.ts';
import { type Json, parseJson, type Path, pointerOf } from './json/syntax/value.ts';

// A line this short cannot nest too deep to be read in full.
const SHORT = MAX_SCAN_DEPTH * 2;

/** A line that has a problem. */
interface BadLine {
  readonly problem: Problem;
  /** It is not valid JSON. */
  readonly isBroken: boolean;
  /** Offset of the line. */
  readonly start: number;
  /** From 1, blank lines included. */
  readonly number: number;
  /** From 0, blank lines left out. */
  readonly line: number;
}

/** A line that is parsed again for its details. */
interface Line {
  readonly start: number;
  readonly document: JsonDocument;
  /** The way on in it. */
  readonly rest: Path;
}

/**
 * Reads newline-delimited JSON, one value per line, as one list of values. Pointers are `line:N`, counted from 0 over the
 * lines that are not blank. Never throws: lines that are not valid JSON are skipped, with a problem for the first of them.
 */
export function parseNdjson(text: string, exchange: Exchange, rules: readonly Rule[] = []): ParsedBody {
  return readValue(() => lineDocument(text), exchange, 'ndjson', rules);
}

function lineDocument(text: string): JsonDocument {
  const starts: number[] = [];
  const values: Json[] = [];
  const areBroken: boolean[] = [];
  let first: BadLine | null = null;
  let skipped = 0;
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    number += 1;
    const line = text.slice(start, end);
    if (/[^\s\uFEFF]/.test(line)) {
      const value = parseJson(line);
      const isOrdinary =
        value !== undefined &&
        (line.length <= SHORT || !isDeeperThan(value, MAX_SCAN_DEPTH)) &&
        !hasRepeatedKeys(line, value);
      // Lines of plain text have nothing to recover, and there may be very many of them.
      const isText = value === undefined && skipped > 0 && !/^\s*[[{]/.test(line);
      const document = isOrdinary || isText ? null : parseDocument(line, value === undefined);
      const isBroken = isText || document?.recovered === true;
      if (isBroken) skipped += 1;
      areBroken.push(isBroken);
      starts.push(start);
      values.push(document ? document.value : (value ?? null));
      const [problem] = document?.problems ?? [];
      // A line that is skipped says more than one that is nested too deep.
      if (problem && (first === null || (isBroken && !first.isBroken)))
        first = { problem, isBroken, start, number, line: values.length - 1 };
    }
    start = end + 1;
  }
  // An export looks up every item of a line in turn: to parse the line for each would take time that grows with its square.
  let last: { readonly start: number; readonly document: JsonDocument } | null = null;
  const at = ([index, ...rest]: Path): Line | null => {
    const start = starts[Number(index)];
    if (start === undefined) return null;
    if (last?.start !== start) {
      const end = text.indexOf('\n', start);
      last = { start, document: parseDocument(text.slice(start, end < 0 ? text.length : end)) };
    }
    return { ...last, rest };
  };
  return {
    value: values,
    problems: first === null ? [] : [problemOf(first, skipped, first.line === values.length - 1)],
    recovered: skipped > 0,
    range: (path) => {
      const found = at(path);
      const range = found?.document.range(found.rest);
      return found && range ? [range[0] + found.start, range[1] + found.start] : null;
    },
    isComplete: ([index, ...rest]) => {
      if (areBroken[Number(index)] !== false) return false;
      return rest.length === 0 || at([Number(index), ...rest])?.document.isComplete(rest) === true;
    },
    // A broken line gives no operations at all.
    isDamaged: () => false,
    pointer: ([line = 0, ...rest]) => `line:${line}${pointerOf(rest)}`,
    sourceText: (path) => {
      const found = at(path);
      return found?.document.sourceText(found.rest) ?? null;
    },
    keys: (path) => {
      const found = at(path);
      return found?.document.keys(found.rest) ?? [];
    },
  };
}

/** The problem of the first bad line, for all that were skipped. Only the end of the last line can be the end of a cut body. */
function problemOf({ problem, isBroken, start, number, line }: BadLine, skipped: number, isLast: boolean): Problem {
  const { cut, losesContent, ...rest } = problem;
  const hasPlace = problem.offset !== null;
  return {
    ...rest,
    message: jsonMessages.badLine(line, problem.message, skipped),
    offset: problem.offset === null ? null : start + problem.offset,
    line: hasPlace ? number : null,
    ...(cut === true && isLast && { cut }),
    ...((isBroken || losesContent === true) && { losesContent: true }),
  };
}
