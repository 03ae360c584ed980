import type { Operations, Outcome } from '../../../core/model/operation.ts';
import type { Visibility } from '../../../engine/tree/visibility.ts';
import { type Group, groupsOf } from '../../../core/groups/equalResults.ts';
import { type ResultText, resultText, type ResultTextOptions } from './resultText.ts';

/** A line of the report about one operation, or about several with equal results. */
export interface Line {
  /** Nesting level, from 0. */
  readonly level: number;
  readonly operations: readonly number[];
  /** Created on demand. */
  readonly group: () => Group<ResultText>;
}

interface Context {
  readonly visibility: Visibility;
  readonly ranks: Uint8Array;
  readonly options: ResultTextOptions;
}

/**
 * Yields the lines of a response: failures first, nested operations and dependents below their parent or cause. Equal operations are one
 * line unless all are listed (`isVerbose`).
 */
export function* linesOf(visibility: Visibility, options: ResultTextOptions): Iterable<Line> {
  const { operations } = options.report;
  const context: Context = { visibility, ranks: ranksOf(operations), options };
  const levels: Iterator<Line>[] = [levelOf(visibility.top, 0, context)[Symbol.iterator]()];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = level.next();
    if (next.done === true) {
      levels.pop();
      continue;
    }
    const line = next.value;
    yield line;
    const below = belowOf(line.operations, visibility, operations);
    if (below.length > 0) levels.push(levelOf(below, line.level + 1, context)[Symbol.iterator]());
  }
}

/** Returns the visible operations that are nested in some operations or depend on them. */
function belowOf(parents: readonly number[], visibility: Visibility, operations: Operations): readonly number[] {
  const below: number[] = [];
  for (const parent of parents) {
    if (operations.end(parent) > parent + 1) for (const one of visibility.children(parent).shown) below.push(one);
    for (const one of visibility.folded(parent)) below.push(one);
  }
  return below;
}

const RANKS: Readonly<Record<Outcome, number>> = {
  failure: 0,
  partial: 0,
  dependent: 0,
  unknown: 1,
  notice: 2,
  success: 3,
};

/** Yields the lines of one level, failures first. */
function* levelOf(siblings: readonly number[], level: number, context: Context): Iterable<Line> {
  const { visibility, ranks, options } = context;
  const { operations } = options.report;
  const textOf = (operation: number): ResultText => {
    // An operation that depends on another one is below it; its parent is then another operation.
    const isBelowCause = visibility.above(operation) !== operations.parent(operation);
    const text = resultText(operation, options, isBelowCause);
    return { ...text, pattern: `${ranks[operation]} ${text.pattern}` };
  };
  if (options.isVerbose) {
    for (const operation of byRank(siblings, (one) => ranks[one])) {
      const own = [operation];
      yield { level, operations: own, group: () => ({ operations: own, text: textOf(operation), isExample: false }) };
    }
  } else
    for (const group of byRank(groupsOf(siblings, textOf), (one) => ranks[one.operations[0] ?? 0]))
      yield { level, operations: group.operations, group: () => group };
}

/** Sorts by rank and keeps the order within a rank. */
function* byRank<One>(all: readonly One[], rankOf: (one: One) => number | undefined): Iterable<One> {
  for (let rank = 0; rank <= RANKS.success; rank += 1) for (const one of all) if (rankOf(one) === rank) yield one;
}

/** Returns the rank of each operation: the best of its own and those of its nested operations. */
function ranksOf(operations: Operations): Uint8Array {
  const ranks = new Uint8Array(operations.size);
  for (let operation = 0; operation < operations.size; operation += 1)
    ranks[operation] = RANKS[operations.outcome(operation)];
  for (let operation = operations.size - 1; operation >= 0; operation -= 1) {
    const parent = operations.parent(operation);
    if (parent !== -1) ranks[parent] = Math.min(ranks[parent] ?? 0, ranks[operation] ?? 0);
  }
  return ranks;
}
