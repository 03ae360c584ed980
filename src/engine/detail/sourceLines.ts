import { pairStart } from '../../core/text/truncate.ts';
import type { Range } from '../../core/model/operation.ts';

export interface SourceLines {
  /** Number of the first line, from 1. */
  readonly first: number;
  readonly lines: readonly SourceLine[];
}

export interface SourceLine {
  /** Number of characters of the line before `text` (long lines start near the mark). */
  readonly skipped: number;
  /** At most 2,000 characters; `cut` is the number of characters after it. */
  readonly text: string;
  readonly cut: number;
  /** The part of `text` that belongs to the row. */
  readonly mark: Range | null;
}

const CONTEXT_LINES = 1;
const MAX_LINES = 60;
const MAX_LINE_LENGTH = 2000;
// Characters of a long line before the mark.
const BEFORE_MARK = 80;

/** Returns the lines of a body that contain a range, with one more on either side. */
export function sourceLines(text: string, [start, end]: Range): SourceLines {
  let lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let before = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < lineStart; at = text.indexOf('\n', at + 1)) before += 1;
  for (let above = 0; above < CONTEXT_LINES && lineStart > 0; above += 1) {
    // lastIndexOf treats a negative index as 0.
    lineStart = lineStart === 1 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
    before -= 1;
  }
  const lines: SourceLine[] = [];
  let after = 0;
  for (let at = lineStart; at <= text.length && lines.length < MAX_LINES;) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed === -1 ? text.length : feed;
    if (at >= end) after += 1;
    if (after > CONTEXT_LINES) break;
    lines.push(rawLine(text, at, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd, start, end));
    at = lineEnd + 1;
  }
  return { first: before + 1, lines };
}

function rawLine(text: string, lineStart: number, lineEnd: number, start: number, end: number): SourceLine {
  const markStart = Math.max(start, lineStart);
  const markEnd = Math.min(end, lineEnd);
  const isLong = lineEnd - lineStart > MAX_LINE_LENGTH;
  const from = isLong
    ? pairStart(text, Math.max(lineStart, Math.min(markStart - BEFORE_MARK, lineEnd - MAX_LINE_LENGTH)))
    : lineStart;
  const to = pairStart(text, Math.min(lineEnd, from + MAX_LINE_LENGTH));
  const mark: Range | null = markStart < markEnd ? [markStart - from, Math.min(markEnd, to) - from] : null;
  return {
    skipped: from - lineStart,
    text: text.slice(from, to),
    cut: lineEnd - to,
    mark: mark && mark[1] > mark[0] ? mark : null,
  };
}
