import type { Exchange } from '../har/exchange.ts';
import type { Problem } from '../model/problem.ts';
import type { Reading } from '../model/reading.ts';
import * as words from '../words/json.ts';
import { isDeep, type JsonDocument, readDocument } from './json/document.ts';
import { readValue } from './json/json.ts';
import type { Rule } from './json/rules/rule.ts';
import { OUTLINE_DEPTH } from './json/outline.ts';
import { type Json, parsed, type Path, pointerOf } from './json/value.ts';

// A line this short cannot nest too deep to be read in full.
const SHORT = OUTLINE_DEPTH * 2;

/** A line that somebody asks about, read once more. */
interface Line {
  readonly start: number;
  readonly document: JsonDocument;
  /** The way on in it. */
  readonly rest: Path;
}

/**
 * Reads newline-delimited JSON, one value per line, as one list of values. Pointers are `line:N`, counted from 0 over the
 * lines that are not blank. Never throws: lines that are no JSON are left out, with a problem for the first of them.
 */
export function readNdjson(text: string, exchange: Exchange, rules: readonly Rule[] = []): Reading {
  return readValue(() => lineDocument(text), exchange, 'ndjson', rules);
}

function lineDocument(text: string): JsonDocument {
  const starts: number[] = [];
  const values: Json[] = [];
  const areBroken: boolean[] = [];
  const problems: Problem[] = [];
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    number += 1;
    const line = text.slice(start, end);
    if (/[^\s\uFEFF]/.test(line)) {
      const value = parsed(line);
      const isOrdinary = value !== undefined && (line.length <= SHORT || !isDeep(value, OUTLINE_DEPTH));
      const document = isOrdinary ? null : readDocument(line, value === undefined);
      areBroken.push(document?.recovered === true);
      starts.push(start);
      values.push(document ? document.value : (value ?? null));
      const [problem] = document?.problems ?? [];
      if (problem && problems.length === 0) {
        const offset = problem.offset === null ? null : start + problem.offset;
        problems.push({
          ...problem,
          message: words.badLine(values.length - 1, problem.message),
          offset,
          line: problem.offset === null ? null : number,
        });
      }
    }
    start = end + 1;
  }
  const at = ([index, ...rest]: Path): Line | null => {
    const start = starts[Number(index)];
    if (start === undefined) return null;
    const end = text.indexOf('\n', start);
    return { start, rest, document: readDocument(text.slice(start, end < 0 ? text.length : end)) };
  };
  return {
    value: values,
    problems,
    recovered: problems.some(({ code }) => code === 'not-well-formed'),
    range: (path) => {
      const found = at(path);
      const range = found?.document.range(found.rest);
      return found && range ? [range[0] + found.start, range[1] + found.start] : null;
    },
    isComplete: ([index, ...rest]) => {
      if (areBroken[Number(index)] !== false) return false;
      return rest.length === 0 || at([Number(index), ...rest])?.document.isComplete(rest) === true;
    },
    pointer: ([line = 0, ...rest]) => `line:${line}${pointerOf(rest)}`,
    written: (path) => {
      const found = at(path);
      return found?.document.written(found.rest) ?? null;
    },
    keys: (path) => {
      const found = at(path);
      return found?.document.keys(found.rest) ?? [];
    },
  };
}
