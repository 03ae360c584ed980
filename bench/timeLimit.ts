/** Times on the clock of `performance.now`, see {@link limitTime}. */
let lateAt = Number.POSITIVE_INFINITY;
let overAt = Number.POSITIVE_INFINITY;

/** Milliseconds from now. */
export interface TimeLimits {
  /** Then no more rounds are measured than necessary. */
  readonly late: number;
  /** Then nothing else is measured. */
  readonly over: number;
}

/** Limits the time of the benchmark, which depends on the machine and on other programs. */
export function limitTime({ late, over }: TimeLimits): void {
  const now = performance.now();
  lateAt = now + late;
  overAt = now + over;
}

export function isLate(): boolean {
  return performance.now() >= lateAt;
}

export function isOver(): boolean {
  return performance.now() >= overAt;
}
