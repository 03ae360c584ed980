import { type Profiler, Session } from 'node:inspector';

// Block coverage must start before the counted code is compiled: import this file first.
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * Counts the steps of some work instead of timing it: how often V8 enters each block of `src`, and how many elements or
 * characters the built-in functions process. The count is the same in each run. It includes what `src` did since the last
 * call.
 */
export function stepsOf(work: () => void): number {
  const natives = new Natives();
  try {
    work();
  } finally {
    natives.restore();
  }
  let steps = natives.steps;
  for (const { url, functions } of takeCoverage()) {
    if (!url.includes('/src/')) continue;
    for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  }
  return steps;
}

/** Returns the coverage since the last call. */
function takeCoverage(): readonly Profiler.ScriptCoverage[] {
  let result: readonly Profiler.ScriptCoverage[] = [];
  // In the same thread, the callback runs before `post` returns.
  session.post('Profiler.takePreciseCoverage', (error, response) => {
    if (error) throw error;
    ({ result } = response);
  });
  return result;
}

type Native = (this: unknown, ...args: unknown[]) => unknown;
type Cost = (receiver: unknown, result: unknown, args: readonly unknown[]) => number;

const ofReceiver: Cost = (receiver) => lengthOf(receiver);
const ofResult: Cost = (_, result) => lengthOf(result);
const ofFirst: Cost = (_, __, [first]) => lengthOf(first);
const one: Cost = () => 1;
/** The characters or elements that a search passes before it ends. */
const upTo: Cost = (receiver, result, [, from]) => {
  const start = typeof from === 'number' ? from : 0;
  return typeof result === 'number' && result >= start ? result - start : Math.max(0, lengthOf(receiver) - start);
};

const ITERATORS = [[].values(), new Set().values(), new Map().values()].map((iterator): object =>
  prototypeOf(iterator),
);

const COSTS: readonly (readonly [holder: object, cost: Cost, names: readonly string[]])[] = [
  [Array.prototype, ofReceiver, ['includes', 'lastIndexOf', 'join', 'shift', 'unshift', 'toSorted', 'toReversed']],
  [Array.prototype, ofResult, ['slice', 'concat', 'flat', 'splice']],
  [Array.prototype, upTo, ['indexOf']],
  [Object, ofResult, ['keys', 'values', 'entries']],
  [Object, ofFirst, ['fromEntries']],
  [Array, ofResult, ['from']],
  [JSON, ofFirst, ['parse']],
  [JSON, ofResult, ['stringify']],
  [String.prototype, upTo, ['indexOf']],
  [String.prototype, ofReceiver, ['includes', 'split', 'replaceAll', 'toLowerCase', 'trim']],
  ...ITERATORS.map((holder) => [holder, one, ['next']] as const),
];

/** Replaces built-in functions by ones that count. */
class Natives {
  steps = 0;
  readonly #restore: (() => void)[] = [];

  constructor() {
    for (const [holder, cost, names] of COSTS) for (const name of names) this.#replace(holder, name, cost);
  }

  restore(): void {
    for (const restore of this.#restore) restore();
  }

  #replace(holder: object, name: string, cost: Cost): void {
    const before = Object.getOwnPropertyDescriptor(holder, name);
    if (!before) throw new Error(`there is no ${name}`);
    const native = before.value as Native;
    const count = (receiver: unknown, result: unknown, args: readonly unknown[]): void => {
      this.steps += cost(receiver, result, args);
    };
    const value: Native = function value(...args) {
      const result = Reflect.apply(native, this, args);
      count(this, result, args);
      return result;
    };
    Object.defineProperty(holder, name, { ...before, value });
    this.#restore.push(() => Object.defineProperty(holder, name, before));
  }
}

function prototypeOf(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null) throw new TypeError('no prototype');
  return prototype;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return 0;
}
