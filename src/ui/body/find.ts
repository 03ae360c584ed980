import { partitionPoint } from '../../core/model/partitionPoint.ts';
export interface FindResult {
  /** Where the matches begin, in order. */
  readonly starts: readonly number[];
  /** There are more than are kept. */
  readonly more: boolean;
}

const KEPT = 20_000;

/** All places of a text in another, without regard to case; those that overlap count once. */
export function findMatches(text: string, wanted: string): FindResult {
  const starts: number[] = [];
  if (wanted === '') return { starts, more: false };
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'giu');
  for (const { index } of text.matchAll(pattern)) {
    if (starts.length === KEPT) return { starts, more: true };
    starts.push(index);
  }
  return { starts, more: false };
}

/** Which of the matches is the first at or behind a place (1), or the last at or before it (-1); from the other end where there is none. */
export function nearestMatch(starts: readonly number[], from: number, direction: 1 | -1): number {
  const next = partitionPoint(starts.length, (index) => (starts[index] ?? 0) >= from);
  if (direction === 1) return next < starts.length ? next : 0;
  const before = starts[next] === from ? next : next - 1;
  return before >= 0 ? before : starts.length - 1;
}
