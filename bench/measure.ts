import { isLate } from './timeLimit.ts';

/** An implementation to measure. `run` runs it once and returns the time in milliseconds. */
export interface Contender {
  readonly name: string;
  readonly run: () => Promise<number> | number;
}

/** The times of all rounds in milliseconds, by name of the implementation. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

/** Names of two contenders that are compared. */
type Pair = readonly [ours: string, peer: string];

/** How many rounds to measure. */
export interface RoundLimits {
  /** Rounds that run first and are not returned. */
  readonly warmUp: number;
  readonly atLeast: number;
  /** Further rounds are measured up to this number while a ratio is not precise, see {@link isEnough}. */
  readonly atMost: number;
}

/** Width of an interval, as a share of its median, below which no more rounds are measured. */
const NARROW = 0.2;

/**
 * Measures several implementations in turn: each runs once per round, and the order is reversed in every other round, so that a
 * slower machine affects all of them. Only ratios of times from the same round are comparable.
 *
 * @param pairs the ratios that must be precise
 */
export async function interleave(
  contenders: readonly Contender[],
  { warmUp, atLeast, atMost }: RoundLimits,
  pairs: readonly Pair[],
): Promise<Rounds> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmUp; round < atMost; round += 1) {
    if (round >= atLeast && pairs.every((pair) => isEnough(ratiosOf(times, ...pair)))) break;
    for (const { name, run } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const took = await run();
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return times;
}

/** @returns the milliseconds of processor time that a job takes in this process: not those of other programs */
export async function processorTime(job: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The values of a figure that compares two contenders. Times are in milliseconds. */
export interface Comparison {
  readonly ours: { readonly value: number; readonly unit: 'ms' };
  readonly peer: { readonly value: number; readonly unit: 'ms'; readonly name: string };
  readonly ratios: readonly number[];
}

/** @param peerName the name of the peer in the table, if it is not that of the contender */
export function compared(rounds: Rounds, ours: string, peer: string, peerName = peer): Comparison {
  return {
    ours: { value: median(rounds.get(ours) ?? []), unit: 'ms' },
    peer: { value: median(rounds.get(peer) ?? []), unit: 'ms', name: peerName },
    ratios: ratiosOf(rounds, ours, peer),
  };
}

function ratiosOf(rounds: Rounds, ours: string, peer: string): number[] {
  const peers = rounds.get(peer) ?? [];
  return (rounds.get(ours) ?? []).map((value, round) => value / (peers[round] ?? Number.NaN));
}

/** Whether to measure no more rounds: the ratio is precise, or the benchmark has run for long. */
export function isEnough(ratios: readonly number[]): boolean {
  return isLate() || isNarrow(ratios);
}

/** Whether more rounds would not make a ratio much more precise. */
export function isNarrow(ratios: readonly number[]): boolean {
  const [low, high] = intervalOfMedian(ratios);
  return high - low <= NARROW * median(ratios);
}

/**
 * Returns the interval that contains the median of all possible rounds with a probability of at least 95 %, whatever their
 * distribution: of n values, the k-th smallest and the k-th largest. With fewer than six values, no interval is that certain, and
 * this is the smallest and the largest.
 */
export function intervalOfMedian(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const count = sorted.length;
  let below = 0;
  // The probability that at most `below` of `count` values are on one side of the median.
  let tail = 2 ** -count;
  let ways = 1;
  for (;;) {
    ways = (ways * (count - below)) / (below + 1);
    tail += ways * 2 ** -count;
    if (tail > 0.025 || below + 1 > (count - 1) / 2) break;
    below += 1;
  }
  return [sorted[below] ?? Number.NaN, sorted[count - 1 - below] ?? Number.NaN];
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
