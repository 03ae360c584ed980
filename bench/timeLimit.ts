/** Time after which no more rounds are measured than necessary, on the clock of `performance.now`. */
let lateAt = Number.POSITIVE_INFINITY;

/** Limits the time of rounds that only make ratios more precise. @param milliseconds from now */
export function limitTime(milliseconds: number): void {
  lateAt = performance.now() + milliseconds;
}

export function isLate(): boolean {
  return performance.now() > lateAt;
}
