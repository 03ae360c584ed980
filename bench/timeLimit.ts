/** Times on the clock of `performance.now`, see {@link TimeLimits}. */
let plannedEnd = Number.POSITIVE_INFINITY;
let overAt = Number.POSITIVE_INFINITY;
let lateAt = Number.POSITIVE_INFINITY;

/** Milliseconds from now. */
export interface TimeLimits {
  /** The time that all parts share. */
  readonly planned: number;
  /** Then nothing else is measured. */
  readonly over: number;
}

/** Limits the time of the benchmark, which depends on the machine and on other programs. */
export function limitTime({ planned, over }: TimeLimits): void {
  const now = performance.now();
  plannedEnd = now + planned;
  overAt = now + over;
  lateAt = plannedEnd;
}

/** Starts a part. It has an equal share of the time that is left. @param parts number of parts that are not measured yet */
export function startPart(parts: number): void {
  const now = performance.now();
  lateAt = now + Math.max(0, plannedEnd - now) / parts;
}

/** Whether the time of this part is used up: then no more rounds are measured than necessary. */
export function isLate(): boolean {
  return performance.now() >= lateAt;
}

export function isOver(): boolean {
  return performance.now() >= overAt;
}
