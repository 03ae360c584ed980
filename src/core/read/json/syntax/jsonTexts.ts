import type { Range } from '../../../model/operation.ts';
import { createProblem, type Problem } from '../../../model/problem.ts';
import { jsonMessages } from '../messages.ts';
import { type JsonDocument, parseDocument } from './document.ts';
import { endOfString } from './repeatedKeys.ts';
import { type Json, type Path, pointerOf } from './value.ts';

/** Like {@link parseDocument}, but a body of several JSON texts, one after the other, is a list of their values. */
export function parseJsonTexts(body: string): JsonDocument {
  const document = parseDocument(body);
  const ranges = document.recovered ? textRanges(body) : [];
  return ranges.length > 1 ? documentOfTexts(body, ranges) : document;
}

/**
 * The ranges of JSON texts that follow each other, with nothing but white space, commas or record separators (RFC 7464)
 * between them. If a text is incomplete or other text follows, the last range extends to the end of the body.
 */
function textRanges(body: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let start = skipSeparators(body, 0); start < body.length;) {
    const first = body[start];
    const end = first === '{' || first === '[' ? endOfText(body, start) : body.length;
    // At most one JSON text, followed by text that is not JSON.
    if (ranges.length < 2 && first !== '{' && first !== '[') return [];
    ranges.push([start, end]);
    start = skipSeparators(body, end);
  }
  return ranges;
}

function skipSeparators(body: string, from: number): number {
  let at = from;
  while (at < body.length && SEPARATORS.includes(body[at] ?? '')) at += 1;
  return at;
}

const SEPARATORS = ' \t\r\n,\u001E\uFEFF';

/** The offset after the bracket that closes the one at `start`; the length of the body if there is none. */
function endOfText(body: string, start: number): number {
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(body, at);
      if (at === -1) return body.length;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return body.length;
}

function documentOfTexts(body: string, ranges: readonly Range[]): JsonDocument {
  const documents = new TextDocuments(body, ranges);
  const values: Json[] = [];
  const problems: Problem[] = [];
  let recovered = false;
  for (const [index, [start]] of ranges.entries()) {
    const document = documents.parse(index);
    values.push(document.value);
    for (const problem of document.problems) problems.push(placedProblem(problem, body, start, index));
    recovered ||= document.recovered;
  }
  const at = ([index]: Path): JsonDocument | null => documents.at(Number(index));
  return {
    value: values,
    problems: [
      createProblem('not-well-formed', jsonMessages.severalTexts(ranges.length), {
        at: { text: body, offset: ranges[1]?.[0] ?? 0 },
      }),
      ...problems,
    ],
    recovered,
    range: (path) => {
      const range = at(path)?.range(path.slice(1));
      const start = ranges[Number(path[0])]?.[0] ?? 0;
      return range ? [range[0] + start, range[1] + start] : null;
    },
    isComplete: (path) => at(path)?.isComplete(path.slice(1)) ?? !recovered,
    isDamaged: (path) => at(path)?.isDamaged(path.slice(1)) ?? false,
    pointer: ([index = 0, ...rest]) => `document:${index}${pointerOf(rest)}`,
    sourceText: (path) => at(path)?.sourceText(path.slice(1)) ?? null,
    keys: (path) => at(path)?.keys(path.slice(1)) ?? [],
    texts: { size: ranges.length, at: (index) => documents.at(index) },
  };
}

/** Length in UTF-16 code units of a text that is parsed again when it is needed, because a body may have millions of them. */
const SHORT = 1000;

/** The documents of several texts. Those of short texts are not stored. */
class TextDocuments {
  readonly #body: string;
  readonly #ranges: readonly Range[];
  readonly #stored = new Map<number, JsonDocument>();

  constructor(body: string, ranges: readonly Range[]) {
    this.#body = body;
    this.#ranges = ranges;
  }

  parse(index: number): JsonDocument {
    const [start, end] = this.#ranges[index] ?? [0, 0];
    const document = parseDocument(this.#body.slice(start, end));
    if (end - start > SHORT) this.#stored.set(index, document);
    return document;
  }

  at(index: number): JsonDocument | null {
    return index in this.#ranges ? (this.#stored.get(index) ?? this.parse(index)) : null;
  }
}

/** The problem of one text, with its offset in the body. */
function placedProblem(problem: Problem, body: string, start: number, index: number): Problem {
  const { code, message, offset, cut = false, losesContent = false } = problem;
  return createProblem(code, jsonMessages.inText(index, message), {
    ...(offset !== null && { at: { text: body, offset: start + offset } }),
    cut,
    losesContent,
  });
}
