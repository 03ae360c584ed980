/** Row indexes `[from, to)` as a flat list `from, to, from, to, ...`, in ascending order and apart from each other. */
export type Ranges = readonly number[];

/** Number of indexes. */
export function sizeOf(ranges: Ranges): number {
  let size = 0;
  for (let at = 0; at < ranges.length; at += 2) size += (ranges[at + 1] ?? 0) - (ranges[at] ?? 0);
  return size;
}

/** @param sorted indexes in ascending order */
export function rangesOfIndexes(sorted: ArrayLike<number>): Ranges {
  const ranges: number[] = [];
  for (let at = 0; at < sorted.length; at += 1) append(ranges, sorted[at] ?? 0, (sorted[at] ?? 0) + 1);
  return ranges;
}

/** Adds the indexes `[from, to)`. Linear in the number of ranges. */
export function withRange(ranges: Ranges, from: number, to: number): Ranges {
  const all: number[] = [];
  let isAdded = false;
  for (let at = 0; at < ranges.length; at += 2) {
    const start = ranges[at] ?? 0;
    if (!isAdded && from <= start) {
      append(all, from, to);
      isAdded = true;
    }
    append(all, start, ranges[at + 1] ?? 0);
  }
  if (!isAdded) append(all, from, to);
  return all;
}

/** Removes the indexes `[from, to)`. */
export function withoutRange(ranges: Ranges, from: number, to: number): Ranges {
  const left: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    const [start, end] = [ranges[at] ?? 0, ranges[at + 1] ?? 0];
    append(left, start, Math.min(end, from));
    append(left, Math.max(start, to), end);
  }
  return left;
}

/** Moves the indexes from `at` on by `by`: rows were inserted before them, or removed after `withoutRange`. */
export function shifted(ranges: Ranges, at: number, by: number): Ranges {
  const moved: number[] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    const [start, end] = [ranges[index] ?? 0, ranges[index + 1] ?? 0];
    append(moved, Math.min(start, at), Math.min(end, at));
    append(moved, Math.max(start, at) + by, Math.max(end, at) + by);
  }
  return moved;
}

/** Adds a range that does not start before the last one. */
function append(ranges: number[], from: number, to: number): void {
  if (from >= to) return;
  const end = ranges.at(-1);
  if (end !== undefined && from <= end) ranges[ranges.length - 1] = Math.max(end, to);
  else ranges.push(from, to);
}
