import type { Exchange } from '../har/exchange.ts';
import type { Problem } from '../model/problem.ts';
import type { Reading } from '../model/reading.ts';
import * as words from '../words/json.ts';
import { type JsonDocument, readDocument } from './json/document.ts';
import { readValue } from './json/json.ts';
import type { Rule } from './json/rules/rule.ts';
import type { Json, Path } from './json/value.ts';
import { pointerOf } from './json/value.ts';

interface Line {
  readonly start: number;
  readonly document: JsonDocument;
}

/**
 * Reads newline-delimited JSON, one value per line, as one list of values. Pointers are `line:N`, counted from 0 over the
 * lines that are not blank. Never throws: lines that are no JSON are left out, with a problem for the first of them.
 */
export function readNdjson(text: string, exchange: Exchange, rules: readonly Rule[] = []): Reading {
  return readValue(lineDocument(text), exchange, 'ndjson', rules);
}

function lineDocument(text: string): JsonDocument {
  const lines: Line[] = [];
  const values: Json[] = [];
  const problems: Problem[] = [];
  let number = 0;
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    number += 1;
    const line = text.slice(start, end);
    if (line.replace(/^\uFEFF/, '').trim() !== '') {
      const document = readDocument(line);
      lines.push({ start, document });
      values.push(document.value);
      const [problem] = document.problems;
      if (problem && problems.length === 0) {
        const offset = problem.offset === null ? null : start + problem.offset;
        problems.push({
          ...problem,
          message: words.badLine(lines.length - 1, problem.message),
          offset,
          line: problem.offset === null ? null : number,
        });
      }
    }
    start = end + 1;
  }
  const at = (path: Path): { readonly line: Line; readonly rest: Path } | null => {
    const line = lines[Number(path[0])];
    return line ? { line, rest: path.slice(1) } : null;
  };
  return {
    value: values,
    problems,
    recovered: problems.some(({ code }) => code === 'not-well-formed'),
    range: (path) => {
      const found = at(path);
      const range = found?.line.document.range(found.rest);
      return found && range ? [range[0] + found.line.start, range[1] + found.line.start] : null;
    },
    isComplete: (path) => {
      const found = at(path);
      return found !== null && !found.line.document.recovered && found.line.document.isComplete(found.rest);
    },
    pointer: ([line = 0, ...rest]) => `line:${line}${pointerOf(rest)}`,
    written: (path) => {
      const found = at(path);
      return found?.line.document.written(found.rest) ?? null;
    },
    keys: (path) => {
      const found = at(path);
      return found?.line.document.keys(found.rest) ?? [];
    },
  };
}
