/** An implementation to measure. `run` runs it once and returns the time in milliseconds. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<number> | number;
}

/** The times of all rounds in milliseconds, by name of the implementation. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

/**
 * Measures several implementations in turn: each runs once per round, so that a slower machine affects all of them. Only
 * ratios of times from the same call are comparable.
 *
 * @param warmUp rounds that run first and are not returned
 */
export async function interleave(contenders: readonly Contender[], rounds: number, warmUp = 1): Promise<Rounds> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const took = await run();
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return times;
}

/** Wraps a job in a function that measures its time. */
export function timed(job: () => unknown): () => Promise<number> {
  return async () => {
    globalThis.gc?.();
    const started = performance.now();
    await job();
    return performance.now() - started;
  };
}

export function medianOf(rounds: Rounds, name: string): number {
  return median(rounds.get(name) ?? []);
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * The value below which a share of the values lies, interpolated linearly.
 *
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
