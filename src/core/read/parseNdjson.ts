import type { Exchange } from '../har/exchange.ts';
import { createProblem, type Problem } from '../model/problem.ts';
import type { ParsedBody } from '../model/parsedBody.ts';
import { jsonMessages } from './json/messages.ts';
import { type JsonDocument, parseDocument } from './json/syntax/document.ts';
import { parseJsonTexts } from './json/syntax/jsonTexts.ts';
import { countMembers, hasRepeatedKeys } from './json/syntax/repeatedKeys.ts';
import { readValue } from './json/readJson.ts';
import type { Rule } from './json/rules/rule.ts';
import { MAX_SCAN_DEPTH } from './json/syntax/tolerantScan.ts';
import { isBodyTruncated } from './multipart/isBodyTruncated.ts';
import { lineColumnAt } from '../text/lineColumn.ts';
import { type Json, parseJson, type Path, pointerOf } from './json/syntax/value.ts';

/** A line that has a problem. */
interface BadLine {
  readonly problem: Problem;
  /** It is not valid JSON. */
  readonly isBroken: boolean;
  /** Offset of the line. */
  readonly start: number;
  /** Index from 0 among the lines that are not blank. */
  readonly index: number;
}

/** A value in a line that was parsed again. */
interface LineValue {
  readonly start: number;
  readonly document: JsonDocument;
  /** Path of the value in the line. */
  readonly rest: Path;
}

/**
 * Parses newline-delimited JSON, one value per line, or a JSON text sequence, one value after each record separator (RFC 7464), as a
 * list of values. Pointers are `line:N`, where N counts the lines or records that are not blank, from 0. Never throws: lines that are not
 * valid JSON are skipped, with a problem for the first one.
 */
export function parseNdjson(text: string, exchange: Exchange, rules: readonly Rule[] = []): ParsedBody {
  const parsed = readValue(() => lineDocument(text), exchange, 'ndjson', rules);
  return endsEarly(text, exchange) ? { ...parsed, problems: [...parsed.problems, SHORT_BODY] } : parsed;
}

/** At the end of a line, a truncated body is valid, so only its length shows that lines are missing. */
const SHORT_BODY = createProblem('not-well-formed', jsonMessages.shorterThanStated, { cut: true, losesContent: true });

/** Whether a body is shorter than its Content-Length, which does not apply to decompressed bodies. */
function endsEarly(text: string, { response }: Exchange): boolean {
  const get = (wanted: string): string | null =>
    response.headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? null;
  const isCompressed = !['', 'identity'].includes(get('content-encoding')?.trim().toLowerCase() ?? '');
  // NDJSON is UTF-8; in another encoding, the text may have fewer bytes.
  const isOther = /charset\s*=\s*"?(?!utf-?8)/i.test(get('content-type') ?? '');
  return !isCompressed && !isOther && isBodyTruncated(text, { get });
}

/** The values of all lines that are not blank. */
interface ParsedLines {
  /** Null for an invalid line. */
  readonly values: readonly Json[];
  /** Offset of each line. */
  readonly starts: readonly number[];
  readonly areBroken: readonly boolean[];
  /** The first line with a problem, if possible one that was skipped. */
  readonly firstBad: BadLine | null;
  /** Number of lines that are not valid JSON. */
  readonly skipped: number;
}

function parseLines(text: string): ParsedLines {
  const starts: number[] = [];
  const values: Json[] = [];
  const areBroken: boolean[] = [];
  let firstBad: BadLine | null = null;
  let skipped = 0;
  const separator = separatorIn(text);
  for (let start = 0; start <= text.length;) {
    const end = endOfLine(text, start, separator);
    const line = text.slice(start, end);
    if (/[^\s\uFEFF]/.test(line)) {
      const { value, isBroken, problem } = parseLine(line, skipped > 0);
      if (isBroken) skipped += 1;
      areBroken.push(isBroken);
      starts.push(start);
      values.push(value);
      // A skipped line is more important than one that is nested too deeply.
      if (problem && (firstBad === null || (isBroken && !firstBad.isBroken)))
        firstBad = { problem, isBroken, start, index: values.length - 1 };
    }
    start = end + 1;
  }
  return { values, starts, areBroken, firstBad, skipped };
}

const RECORD_SEPARATOR = '\u001E';

/** How the values are separated: a record of a JSON text sequence may span several lines. */
function separatorIn(text: string): string {
  return text.trimStart().startsWith(RECORD_SEPARATOR) ? RECORD_SEPARATOR : '\n';
}

function endOfLine(text: string, start: number, separator: string): number {
  const end = text.indexOf(separator, start);
  return end < 0 ? text.length : end;
}

/** @param hasSkipped a line was skipped before, so that plain text does not need its own problem */
function parseLine(
  line: string,
  hasSkipped: boolean,
): { readonly value: Json; readonly isBroken: boolean; readonly problem: Problem | undefined } {
  const value = parseJson(line);
  const members = value === undefined ? null : countMembers(value, MAX_SCAN_DEPTH);
  const isOrdinary = value !== undefined && members !== null && !hasRepeatedKeys(line, members);
  // Nothing can be recovered from lines of plain text, and there can be very many.
  const isText = value === undefined && hasSkipped && !/^\s*[[{]/.test(line);
  if (isOrdinary || isText) return { value: value ?? null, isBroken: isText, problem: undefined };
  const document = parseDocument(line, value === undefined);
  return { value: document.value, isBroken: document.recovered, problem: document.problems[0] };
}

function lineDocument(text: string): JsonDocument {
  const lines = parseLines(text);
  // JSON texts of several lines each.
  const texts = lines.skipped > 0 ? parseJsonTexts(text) : null;
  return texts?.recovered === false ? texts : documentOfLines(text, lines);
}

function documentOfLines(text: string, { values, starts, areBroken, firstBad, skipped }: ParsedLines): JsonDocument {
  const separator = separatorIn(text);
  // The last line is cached, since an export looks up all items of a line one after the other.
  let last: { readonly start: number; readonly document: JsonDocument } | null = null;
  const lineValueAt = ([index, ...rest]: Path): LineValue | null => {
    const start = starts[Number(index)];
    if (start === undefined) return null;
    if (last?.start !== start) {
      last = { start, document: parseDocument(text.slice(start, endOfLine(text, start, separator))) };
    }
    return { ...last, rest };
  };
  return {
    value: values,
    problems: firstBad === null ? [] : [badLineProblem(text, firstBad, skipped, firstBad.index === values.length - 1)],
    recovered: skipped > 0,
    range: (path) => {
      const line = lineValueAt(path);
      const range = line?.document.range(line.rest);
      return line && range ? [range[0] + line.start, range[1] + line.start] : null;
    },
    isComplete: ([index, ...rest]) => {
      if (rest.length === 0) return areBroken[Number(index)] === false;
      return lineValueAt([Number(index), ...rest])?.document.isComplete(rest) === true;
    },
    // An invalid line has no operations.
    isDamaged: () => false,
    pointer: ([line = 0, ...rest]) => `line:${line}${pointerOf(rest)}`,
    sourceText: (path) => {
      const line = lineValueAt(path);
      return line?.document.sourceText(line.rest) ?? null;
    },
    keys: (path) => {
      const line = lineValueAt(path);
      return line?.document.keys(line.rest) ?? [];
    },
    texts: {
      size: values.length,
      at: (index) => (areBroken[index] === false ? (lineValueAt([index])?.document ?? null) : null),
    },
  };
}

/** Creates the problem for all invalid lines, at the first one. Only the last line can be truncated. */
function badLineProblem(
  text: string,
  { problem, isBroken, start, index }: BadLine,
  skipped: number,
  isLast: boolean,
): Problem {
  const { cut, losesContent, ...rest } = problem;
  return {
    ...rest,
    message: jsonMessages.badLine(index, problem.message, skipped),
    ...(problem.offset !== null && { offset: start + problem.offset, ...lineColumnAt(text, start + problem.offset) }),
    ...(cut === true && isLast && { cut }),
    ...((isBroken || losesContent === true) && { losesContent: true }),
  };
}
