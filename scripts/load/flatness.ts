import type { Memory } from './memory.ts';

/** Memory at one moment of the run. */
export interface Sample extends Memory {
  /** Seconds since the first response. */
  readonly seconds: number;
  /** Responses sent so far. */
  readonly sent: number;
}

/** Whether memory is constant after the limit of stored responses is reached. */
export interface Flatness {
  readonly what: string;
  /** Medians in bytes of the second and of the last third of the time after the limit was reached. */
  readonly middle: number;
  readonly last: number;
  readonly isFlat: boolean;
}

/** The largest relative difference between the last and the second third. */
const TOLERANCE = 0.1;

/**
 * Compares the last third of the time after the limit was reached with the second third. The first third is ignored, because
 * the caches of the browser still grow.
 * @param cap the largest number of responses that the panel stores
 * @returns an empty array if there are fewer than three samples after the limit
 */
export function flatness(samples: readonly Sample[], cap: number): readonly Flatness[] {
  const full = samples.filter(({ sent }) => sent >= cap);
  const third = Math.floor(full.length / 3);
  if (third === 0) return [];
  const [middle, last] = [full.slice(-2 * third, -third), full.slice(-third)];
  const compare = (what: string, bytes: (sample: Sample) => number | null): Flatness[] => {
    const [before, after] = [median(middle, bytes), median(last, bytes)];
    if (before === null || after === null) return [];
    return [{ what, middle: before, last: after, isFlat: Math.abs(after / before - 1) <= TOLERANCE }];
  };
  return [
    ...compare('memory of the extension', ({ pages, worker }) => pages + worker),
    ...compare('memory of its process', ({ process }) => process),
  ];
}

function median(samples: readonly Sample[], bytes: (sample: Sample) => number | null): number | null {
  const sorted = samples.flatMap((sample) => bytes(sample) ?? []).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
