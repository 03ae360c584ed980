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

const AROUND = 1;
const MOST_LINES = 60;
const LONGEST_LINE = 2000;
// Characters of a long line before the mark.
const BEFORE_MARK = 80;

/** Returns the lines of a body that contain a range, with one more on either side. */
export function sourceLines(text: string, [start, end]: Range): SourceLines {
  let lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  let before = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < lineStart; at = text.indexOf('\n', at + 1)) before += 1;
  for (let above = 0; above < AROUND && lineStart > 0; above += 1) {
    // lastIndexOf treats a negative index as 0.
    lineStart = lineStart === 1 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
    before -= 1;
  }
  const lines: SourceLine[] = [];
  let behind = 0;
  for (let at = lineStart; at <= text.length && lines.length < MOST_LINES;) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed === -1 ? text.length : feed;
    if (at >= end) behind += 1;
    if (behind > AROUND) break;
    lines.push(rawLine(text, at, text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd, start, end));
    at = lineEnd + 1;
  }
  return { first: before + 1, lines };
}

function rawLine(text: string, lineStart: number, lineEnd: number, start: number, end: number): SourceLine {
  const markStart = Math.max(start, lineStart);
  const markEnd = Math.min(end, lineEnd);
  const isLong = lineEnd - lineStart > LONGEST_LINE;
  const from = isLong ? Math.max(lineStart, Math.min(markStart - BEFORE_MARK, lineEnd - LONGEST_LINE)) : lineStart;
  const to = Math.min(lineEnd, from + LONGEST_LINE);
  const mark: Range | null = markStart < markEnd ? [markStart - from, Math.min(markEnd, to) - from] : null;
  return {
    skipped: from - lineStart,
    text: text.slice(from, to),
    cut: lineEnd - to,
    mark: mark && mark[1] > mark[0] ? mark : null,
  };
}
