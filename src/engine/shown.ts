import type { Predicate } from '../core/filter/filter.ts';
import type { Operations } from '../core/model/operation.ts';
import type { Report } from '../core/model/report.ts';
import { unansweredOperations } from '../core/model/unanswered.ts';

/**
 * Which operations a filter shows, and below which one each of them hangs. A dependent one with one cause folds under that cause, since it
 * would not have failed alone; the others stand where the answer has them.
 */
export class Shown {
  readonly #operations: Operations;
  /** Null where all are. */
  readonly #passing: ReadonlySet<number> | null;
  readonly #foldedUnder = new Map<number, number[]>();
  readonly #causeOf = new Map<number, number>();
  /** Of the top level, those that are folded left out. */
  readonly top: readonly number[];
  /** How many of the top level the filter hides. */
  readonly hidden: number;
  /** Which of the request items that nobody answered are shown, by their place in the report's list. */
  readonly unanswered: readonly number[];

  /**
   * @param test null shows everything
   * @param withDependents a shown cause takes its dependents along, whether they pass or not
   */
  constructor(report: Report, test: Predicate | null, withDependents: boolean) {
    this.#operations = report.operations;
    this.#passing = test ? passing(report, test, withDependents) : null;
    const { shown, hidden } = this.children(-1);
    this.hidden = hidden;
    const unanswered = unansweredOperations(report.unanswered);
    this.unanswered = [...report.unanswered.keys()].filter((item) => test === null || test(unanswered, item));
    this.top = report.summary.dependent === 0 ? shown : this.#fold(report, shown);
  }

  /** What is nested in an operation (-1: the top level), and how many of those are hidden. */
  children(parent: number): { readonly shown: readonly number[]; readonly hidden: number } {
    const operations = this.#operations;
    const end = parent === -1 ? operations.size : operations.end(parent);
    const shown: number[] = [];
    let hidden = 0;
    for (let operation = parent + 1; operation < end; operation = operations.end(operation)) {
      if (this.#passing === null || this.#passing.has(operation)) shown.push(operation);
      else hidden += 1;
    }
    return { shown, hidden };
  }

  /** The dependents that hang below their one cause. */
  folded(cause: number): readonly number[] {
    return this.#foldedUnder.get(cause) ?? [];
  }

  /** The operation whose row an operation's row hangs below, or -1. */
  above(operation: number): number {
    return this.#causeOf.get(operation) ?? this.#operations.parent(operation);
  }

  #fold({ operations, causes }: Report, siblings: readonly number[]): readonly number[] {
    const present = new Set(siblings);
    return siblings.filter((operation) => {
      if (operations.outcome(operation) !== 'dependent') return true;
      const [cause, another] = causes(operation);
      if (cause === undefined || another !== undefined || !present.has(cause)) return true;
      const under = this.#foldedUnder.get(cause);
      if (under) under.push(operation);
      else this.#foldedUnder.set(cause, [operation]);
      this.#causeOf.set(operation, cause);
      return false;
    });
  }
}

/** Those that pass, those that something passing is nested in, and those that failed because of a shown one. */
function passing(
  { operations, causes, summary }: Report,
  test: Predicate,
  withDependents: boolean,
): ReadonlySet<number> {
  const shown = new Set<number>();
  for (let operation = 0; operation < operations.size; operation += 1) {
    if (!test(operations, operation)) continue;
    for (let above = operation; above !== -1 && !shown.has(above); above = operations.parent(above)) shown.add(above);
  }
  if (!withDependents || summary.dependent === 0) return shown;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    if (causes(operation).some((cause) => shown.has(cause))) shown.add(operation);
  }
  return shown;
}
