import { partitionPoint } from '../model/partitionPoint.ts';
/** A position in a text: line and column, both from 1. The column counts UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Returns the line and column of an offset. */
export function lineColumnAt(text: string, offset: number): LineColumn {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** Returns a function like {@link lineColumnAt} for many offsets of one text. A call takes O(log lines). */
export function createLineColumnLookup(text: string): (offset: number) => LineColumn {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = Math.max(
      partitionPoint(starts.length, (index) => (starts[index] ?? 0) > offset),
      1,
    );
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
