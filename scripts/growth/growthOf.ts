import type { Measurement } from './measuringProcess.ts';

/** How an action, or the memory of a family, grows. */
export interface Growth {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'bytes written';
  readonly small: number;
  /** Infinity for an action that did not end in time. */
  readonly large: number;
  readonly isSuperlinear: boolean;
}

/** The large input has this many times the size of the small one. */
export const FACTOR = 4;
/** The largest ratio of times for inputs whose ratio is FACTOR: it allows for garbage collection, caches and sorting. */
const MOST_TIMES = 7;
/** Milliseconds. Shorter runs are too inaccurate: a shorter small run counts as this long, a shorter large one passes. */
const SHORT_SMALL = 40;
const SHORT_LARGE = 300;
/** Bytes of memory, used in the same way. */
const LITTLE_SMALL = 60e6;
const LITTLE_LARGE = 250e6;
/** The length of the output is exact, so less tolerance is needed. */
const MOST_WRITTEN = 1.4;
const SHORT_OUTPUT = 200_000;

/**
 * Compares a family at two sizes.
 *
 * @param empty bytes of memory of a process that has measured only a tiny input
 */
export function growthOf(small: Measurement, large: Measurement, empty: number): readonly Growth[] {
  const hung = small.hung ?? large.hung;
  const all = [...large.actions].flatMap(([what, { milliseconds, written }]): Growth[] => {
    const before = small.actions.get(what);
    if (!before) return [];
    const time: Growth = {
      what,
      unit: 'ms',
      small: before.milliseconds,
      large: milliseconds,
      isSuperlinear: isMore(before.milliseconds, milliseconds, SHORT_SMALL, SHORT_LARGE),
    };
    if (written === null || before.written === null) return [time];
    // Parts of an input that do not grow, such as rules, keep its length below FACTOR times.
    const share = written / before.written / Math.max(FACTOR, large.length / small.length);
    const isSuperlinear = hung === null && written > SHORT_OUTPUT && share > MOST_WRITTEN;
    return [time, { what, unit: 'bytes written', small: before.written, large: written, isSuperlinear }];
  });
  if (hung !== null) {
    const before = small.actions.get(hung)?.milliseconds ?? Infinity;
    return [...all, { what: hung, unit: 'ms', small: before, large: Infinity, isSuperlinear: true }];
  }
  const memory = [small.memory, large.memory].map((bytes) => Math.max(0, bytes - empty)) as [number, number];
  const isSuperlinear = isMore(...memory, LITTLE_SMALL, LITTLE_LARGE);
  return [...all, { what: 'memory', unit: 'MB', small: memory[0] / 1e6, large: memory[1] / 1e6, isSuperlinear }];
}

function isMore(small: number, large: number, littleSmall: number, littleLarge: number): boolean {
  return large > littleLarge && large > MOST_TIMES * Math.max(small, littleSmall);
}

/** Returns the better of two measurements: disturbances can only make a run longer. */
export function better(a: Growth, b: Growth): Growth {
  return b.isSuperlinear && b.large >= a.large ? a : b;
}
