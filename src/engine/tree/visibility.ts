import type { Causes } from '../../core/verdict/causeList.ts';
import { rangesOf } from '../../core/verdict/causes.ts';
import type { Operations } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { FilterMask } from './filterMask.ts';
import type { RowTarget } from './rowKey.ts';

/**
 * Which operations a filter shows, and the parent row of each. A dependent operation with a single cause is a child of that cause; all others
 * keep their place in the response.
 */
export class Visibility {
  readonly #operations: Operations;
  /** Nonzero for each operation that is shown; null if all operations are shown. */
  readonly #present: Uint8Array | null;
  readonly #foldedUnder = new Map<number, number[]>();
  readonly #causeOf = new Map<number, number>();
  /** Dependents keep their place; otherwise they are below their single cause. */
  readonly #keepsPlaces: boolean;
  /** The top-level operations without those folded under a cause. */
  readonly top: readonly number[];
  /** Number of top-level operations and unanswered request items that the filter hides. */
  readonly hidden: number;
  /** Number of unanswered request items. */
  readonly #items: number;
  /** The unanswered request items that are shown, as indexes of the report's list. */
  readonly unanswered: readonly number[];

  /**
   * @param withDependents whether a shown cause also shows dependents that do not match
   * @param keepsPlaces whether dependents keep their places
   */
  constructor(report: Report, mask: FilterMask, withDependents: boolean, keepsPlaces = false) {
    this.#keepsPlaces = keepsPlaces;
    this.#operations = report.operations;
    this.#present = mask.operations && withRelated(report, mask.operations, withDependents);
    const { shown, hidden } = this.children(-1);
    this.hidden = hidden + report.unanswered.length - mask.unanswered.length;
    this.unanswered = mask.unanswered;
    this.#items = report.unanswered.length;
    this.top = report.summary.dependent === 0 ? shown : this.#fold(report, shown);
  }

  /** Returns the operations nested in an operation (-1: the top level), and how many are hidden. */
  children(parent: number): { readonly shown: readonly number[]; readonly hidden: number } {
    const operations = this.#operations;
    const end = parent === -1 ? operations.size : operations.end(parent);
    const shown: number[] = [];
    let hidden = 0;
    for (let operation = parent + 1; operation < end; operation = operations.end(operation)) {
      if (this.#present?.[operation] !== 0) shown.push(operation);
      else hidden += 1;
    }
    return { shown, hidden };
  }

  /** Returns the first operation below another one (-1: the top level), or request item, that is hidden; null if none is. */
  firstHidden(parent: number): RowTarget | null {
    const operations = this.#operations;
    const end = parent === -1 ? operations.size : operations.end(parent);
    for (let operation = parent + 1; operation < end; operation = operations.end(operation))
      if (!this.isShown(operation)) return { kind: 'operation', operation };
    const index = this.unanswered.findIndex((item, at) => item !== at);
    const next = index === -1 ? this.unanswered.length : index;
    return parent === -1 && next < this.#items ? { kind: 'unanswered', index: next } : null;
  }

  isShown(operation: number): boolean {
    return this.#present?.[operation] !== 0;
  }

  /** Returns the dependents that are children of their single cause. */
  folded(cause: number): readonly number[] {
    return this.#keepsPlaces ? [] : (this.#foldedUnder.get(cause) ?? []);
  }

  /** Number of dependents of which an operation is the single cause. */
  dependents(cause: number): number {
    return this.#foldedUnder.get(cause)?.length ?? 0;
  }

  /** Returns the operation of the parent row, or -1. */
  above(operation: number): number {
    return this.#causeOf.get(operation) ?? this.#operations.parent(operation);
  }

  #fold({ operations, causes }: Report, siblings: readonly number[]): readonly number[] {
    const present = new Set(siblings);
    return siblings.filter((operation) => {
      if (operations.outcome(operation) !== 'dependent') return true;
      const [cause, another] = causes(operation).slice(0, 2);
      if (cause === undefined || another !== undefined || !present.has(cause)) return true;
      const under = this.#foldedUnder.get(cause);
      if (under) under.push(operation);
      else this.#foldedUnder.set(cause, [operation]);
      if (this.#keepsPlaces) return true;
      this.#causeOf.set(operation, cause);
      return false;
    });
  }
}

/** Adds the ancestors of matching operations, and the dependents of shown ones. */
function withRelated(
  { operations, causes, summary }: Report,
  passing: Uint8Array,
  withDependents: boolean,
): Uint8Array {
  const shown = passing.slice();
  for (let operation = 0; operation < operations.size; operation += 1) {
    if (passing[operation] === 0) continue;
    for (let above = operations.parent(operation); above !== -1 && shown[above] === 0; above = operations.parent(above))
      shown[above] = 1;
  }
  if (!withDependents || summary.dependent === 0) return shown;
  const isAnyShown = marked(shown);
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    if (isAnyShown(causes(operation))) shown[operation] = 1;
  }
  return shown;
}

/**
 * Returns a function that tests whether one of the causes is marked. A list that many operations share is scanned once.
 *
 * @param marks not 0 for each operation that is marked
 */
function marked(marks: Uint8Array): (causes: Causes) => boolean {
  /** For each index of a list, the number of marked operations before it. */
  const counts = new WeakMap<ArrayLike<number>, Uint32Array>();
  const countsOf = (list: ArrayLike<number>): Uint32Array => {
    const known = counts.get(list);
    if (known) return known;
    const created = new Uint32Array(list.length + 1);
    for (let at = 0; at < list.length; at += 1) created[at + 1] = (created[at] ?? 0) + (marks[list[at] ?? -1] ? 1 : 0);
    counts.set(list, created);
    return created;
  };
  return (causes) =>
    rangesOf(causes).some(({ list, start, end }) => {
      const before = countsOf(list);
      return (before[end] ?? 0) > (before[start] ?? 0);
    });
}
