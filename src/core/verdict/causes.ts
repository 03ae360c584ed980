import { isFailed } from '../model/outcome.ts';
import type { Operations } from '../model/operation.ts';
import { type PathKey, pathKey } from '../model/path.ts';
import type { CauseRange, Causes } from './causeList.ts';
import { type FailedPath, FailuresByPath, RelatedFailures } from './relatedFailures.ts';

const NONE: readonly number[] = [];

/**
 * Finds the failures that may be the causes of dependent operations. Causes that the response or request states take precedence.
 * Otherwise, a single failure is the cause. Of several failures, those that are ancestors or descendants by path are candidates,
 * or all of them if there are no such failures.
 *
 * @param url base URL of the labels, which are hrefs; null if labels are not paths
 * @returns a function that returns the candidates of an operation; none for an operation that is not dependent
 */
export function causesOf(operations: Operations, url: string | null): (operation: number) => Causes {
  const failures = new Map<number, SiblingFailures>();
  return (operation) => {
    if (operations.outcome(operation) !== 'dependent') return NONE;
    const stated = operations.causes?.(operation) ?? NONE;
    if (stated.length > 0) return stated;
    // A nested operation depends on its siblings.
    const parent = operations.parent(operation);
    let siblings = failures.get(parent);
    if (!siblings) {
      siblings = new SiblingFailures(operations, parent, url);
      failures.set(parent, siblings);
    }
    return siblings.causesOf(operation);
  };
}

/** Returns the shared lists that contain some causes. */
export function rangesOf(causes: Causes): readonly CauseRange[] {
  if (causes instanceof RelatedFailures) return causes.ranges;
  const list = Array.isArray(causes) ? causes : [...causes];
  return [{ list, start: 0, end: list.length }];
}

/** The failures among operations with the same parent. */
class SiblingFailures {
  readonly #all: number[] = [];
  readonly #paths: FailuresByPath | null;
  readonly #operations: Operations;
  readonly #url: string | null;

  constructor(operations: Operations, parent: number, url: string | null) {
    this.#operations = operations;
    this.#url = url;
    const end = parent === -1 ? operations.size : operations.end(parent);
    for (let operation = parent + 1; operation < end; operation = operations.end(operation))
      if (isFailed(operations.outcome(operation))) this.#all.push(operation);
    this.#paths = url === null || this.#all.length < 2 ? null : new FailuresByPath(this.#failed());
  }

  causesOf(operation: number): Causes {
    const path = this.#paths && this.#path(operation);
    return (path !== null && this.#paths?.related(path)) || this.#all;
  }

  #failed(): readonly FailedPath[] {
    return this.#all.flatMap((operation) => {
      const path = this.#path(operation);
      return path === null ? [] : [{ operation, path }];
    });
  }

  #path(operation: number): PathKey | null {
    const label = this.#operations.label(operation);
    return label === null ? null : pathKey(label, this.#url);
  }
}
