// Steps are counted, not timed, so the outcome does not depend on the machine. `npm run growth` measures time and memory.
import { stepsOf } from './steps.ts';
import { describe, expect, it } from 'vitest';
import { ACTIONS, QUICK, type Stage, stageOf } from './actions.ts';
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
/** Four times the input may take so many times the steps. Sorting takes 4.6 times as many, and n√n 8 times. */
const MOST_TIMES = 5;

/** To count steps takes a while, so the actions are counted in groups. */
const GROUPS: Readonly<Record<string, (stage: Stage) => void>> = {
  exports: ACTIONS.exports,
  rows: (stage) => {
    for (const [name, act] of Object.entries(ACTIONS)) if (name !== 'exports') act(stage);
  },
};

/** Of the families that take long to count. */
const SOME = Object.fromEntries(
  Object.entries({ ...RULES, ...TEXTS }).filter(([name]) =>
    ['rules-problems', 'ndjson-long-line', 'ndjson-batch-in-line'].includes(name),
  ),
);

interface Counted {
  /** Characters of the input. */
  readonly length: number;
  readonly steps: Readonly<Record<string, number>>;
}

function counted(family: Family, size: number, only: readonly string[] | null): Counted {
  if ('work' in family) return { length: size, steps: { work: stepsOf(() => family.work(size)) } };
  const input = family.make(size);
  let stage: Stage | null = null;
  const parsing = stepsOf(() => void (stage = stageOf(input, QUICK)));
  const steps: Record<string, number> = { parsing };
  for (const [name, act] of Object.entries(GROUPS))
    if (stage && (only?.includes(name) ?? true)) steps[name] = stepsOf(() => stage && act(stage));
  return { length: lengthOf(input), steps };
}

/** The actions whose steps grow faster than the input, with their ratios. */
function superlinear(small: Counted, large: Counted): Readonly<Record<string, number>> {
  const inputs = Math.max(FACTOR, large.length / small.length) / FACTOR;
  const ratios = Object.entries(large.steps).map(
    ([name, steps]) => [name, steps / (small.steps[name] ?? steps) / inputs] as const,
  );
  return Object.fromEntries(ratios.filter(([, ratio]) => ratio > MOST_TIMES));
}

describe('no action takes more steps than its share', () => {
  it.each(Object.entries({ ...ITEMS, ...LISTS, ...REQUESTS, ...NESTED, ...DIALECTS, ...CAUSES, ...LOG, ...SOME }))(
    'for %s',
    (_, family) => {
      const size = Math.max(1, Math.min(LARGEST, Math.ceil(family.size / 10)));
      let small = counted(family, size, null);
      let found: Readonly<Record<string, number>> = {};
      // Where a cache becomes too small between two sizes, the steps jump once. What is superlinear stays so.
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
