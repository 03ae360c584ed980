import { partitionPoint } from '../../core/model/partitionPoint.ts';
export interface FindResult {
  /** Offsets of the matches, in ascending order. */
  readonly starts: readonly number[];
  /** There are more matches than the limit. */
  readonly more: boolean;
}

const MAX_MATCHES = 20_000;

/** The matches of a literal text, ignoring case; overlapping matches count once. */
export function findMatches(text: string, wanted: string): FindResult {
  const starts: number[] = [];
  if (wanted === '') return { starts, more: false };
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'giu');
  for (const { index } of text.matchAll(pattern)) {
    if (starts.length === MAX_MATCHES) return { starts, more: true };
    starts.push(index);
  }
  return { starts, more: false };
}

/**
 * Index of the first match at or after `from` (direction 1), or of the last one at or before it (-1). Wraps around.
 */
export function nearestMatch(starts: readonly number[], from: number, direction: 1 | -1): number {
  const next = partitionPoint(starts.length, (index) => (starts[index] ?? 0) >= from);
  if (direction === 1) return next < starts.length ? next : 0;
  const before = starts[next] === from ? next : next - 1;
  return before >= 0 ? before : starts.length - 1;
}
