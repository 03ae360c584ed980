/** One way to do a job; `run` does it once. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds, the median of the rounds. */
  readonly median: number;
}

/**
 * Times several ways of doing one job side by side: in each round every one runs once, in turn, so that a machine that slows down slows
 * all of them. Only ratios of one call mean something.
 */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<Timing[]> {
  const times = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      globalThis.gc?.();
      const started = performance.now();
      await run();
      // The first round warms the code up and does not count.
      if (round >= 0) times[index]?.push(performance.now() - started);
    }
  }
  return contenders.map(({ name }, index) => ({ name, median: median(times[index] ?? []) }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
