// Steps are counted, not timed, so the outcome does not depend on the machine. `npm run growth` measures time and memory.
import { stepsOf } from './steps.ts';
import { describe, expect, it } from 'vitest';
import { ACTIONS, QUICK, type ActionContext, createContext } from './actions.ts';
import { CAUSES } from './families/causes.ts';
import { DIALECTS } from './families/dialects.ts';
import { ITEMS } from './families/items.ts';
import { LISTS } from './families/lists.ts';
import { LOG } from './families/log.ts';
import { NESTED } from './families/nested.ts';
import { REQUESTS } from './families/requests.ts';
import { RULES } from './families/rules.ts';
import { TEXTS } from './families/texts.ts';
import type { Family } from './family.ts';
import { lengthOf } from './har.ts';

const FACTOR = 4;
const LARGEST = 60;
/** The largest ratio of steps for inputs whose ratio is FACTOR. Sorting has a ratio of 4.6, and n√n of 8. */
const MOST_TIMES = 5;

/** Counting steps is slow, so the actions are counted in groups. */
const GROUPS: Readonly<Record<string, (context: ActionContext) => void>> = {
  exports: ACTIONS.exports,
  rows: (context) => {
    for (const [name, act] of Object.entries(ACTIONS)) if (name !== 'exports') act(context);
  },
};

/** The selected ones of families that are slow to count. */
const SOME = Object.fromEntries(
  Object.entries({ ...RULES, ...TEXTS }).filter(([name]) =>
    ['rules-problems', 'ndjson-long-line', 'ndjson-batch-in-line'].includes(name),
  ),
);

interface Counted {
  /** Length of the input in characters. */
  readonly length: number;
  readonly steps: Readonly<Record<string, number>>;
}

function counted(family: Family, size: number, only: readonly string[] | null): Counted {
  if ('work' in family) return { length: size, steps: { work: stepsOf(() => family.work(size)) } };
  const input = family.make(size);
  let context: ActionContext | null = null;
  const parsing = stepsOf(() => void (context = createContext(input, QUICK)));
  const steps: Record<string, number> = { parsing };
  for (const [name, act] of Object.entries(GROUPS))
    if (context && (only?.includes(name) ?? true)) steps[name] = stepsOf(() => context && act(context));
  return { length: lengthOf(input), steps };
}

/** Returns the actions whose steps grow faster than the input, with their ratios. */
function superlinear(small: Counted, large: Counted): Readonly<Record<string, number>> {
  const inputs = Math.max(FACTOR, large.length / small.length) / FACTOR;
  const ratios = Object.entries(large.steps).map(
    ([name, steps]) => [name, steps / (small.steps[name] ?? steps) / inputs] as const,
  );
  return Object.fromEntries(ratios.filter(([, ratio]) => ratio > MOST_TIMES));
}

describe('the number of steps does not grow faster than the input', () => {
  it.each(Object.entries({ ...ITEMS, ...LISTS, ...REQUESTS, ...NESTED, ...DIALECTS, ...CAUSES, ...LOG, ...SOME }))(
    'for %s',
    (_, family) => {
      const size = Math.max(1, Math.min(LARGEST, Math.ceil(family.size / 10)));
      let small = counted(family, size, null);
      let found: Readonly<Record<string, number>> = {};
      // Linear work can seem superlinear for one pair of sizes, if a cache is too small for the larger one.
      for (const times of [FACTOR, FACTOR * FACTOR, FACTOR ** 3]) {
        const large = counted(family, size * times, times === FACTOR ? null : Object.keys(found));
        found = superlinear(small, large);
        if (Object.keys(found).length === 0) break;
        small = large;
      }
      expect(found).toEqual({});
    },
  );
});
