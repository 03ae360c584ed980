import { isFailed } from './outcome.ts';
import type { Operations } from './operation.ts';
import { pathKey } from './path.ts';

const NONE: readonly number[] = [];

/**
 * Why dependent operations failed. What answer or request say about it counts first. Else: with one failure it is the cause; with several, those that are their ancestors or descendants by path,
 * else all of them as candidates. Never one guessed out of several.
 *
 * @param url the labels are hrefs relative to it; null where labels are no paths
 * @returns the candidates of an operation, in document order; none for one that is not dependent
 */
export function causesOf(operations: Operations, url: string | null): (operation: number) => readonly number[] {
  const failures = new Map<number, Failures>();
  return (operation) => {
    if (operations.outcome(operation) !== 'dependent') return NONE;
    const stated = operations.causes?.(operation) ?? NONE;
    if (stated.length > 0) return stated;
    // What is nested in one operation depends on what is nested beside it.
    const parent = operations.parent(operation);
    let siblings = failures.get(parent);
    if (!siblings) {
      siblings = new Failures(operations, parent, url);
      failures.set(parent, siblings);
    }
    return siblings.causing(operation);
  };
}

class Failures {
  readonly #all: number[] = [];
  readonly #byPath = new Map<string, number[]>();
  readonly #paths: string[];
  readonly #operations: Operations;
  readonly #url: string | null;

  constructor(operations: Operations, parent: number, url: string | null) {
    this.#operations = operations;
    this.#url = url;
    const end = parent === -1 ? operations.size : operations.end(parent);
    for (let operation = parent + 1; operation < end; operation = operations.end(operation)) {
      if (!isFailed(operations.outcome(operation))) continue;
      this.#all.push(operation);
      const path = this.#path(operation);
      if (path !== null) this.#byPath.set(path, [...(this.#byPath.get(path) ?? []), operation]);
    }
    this.#paths = [...this.#byPath.keys()].toSorted();
  }

  causing(operation: number): readonly number[] {
    const path = this.#all.length > 1 ? this.#path(operation) : null;
    const related =
      path === null
        ? []
        : [...this.#ancestors(path), ...this.#descendants(path)].flatMap((key) => this.#byPath.get(key) ?? []);
    return related.length > 0 ? related.toSorted((a, b) => a - b) : this.#all;
  }

  #path(operation: number): string | null {
    const label = this.#url === null ? null : this.#operations.label(operation);
    return label === null ? null : pathKey(label, this.#url);
  }

  #ancestors(path: string): string[] {
    const found: string[] = [];
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const above = path.slice(0, slash);
      if (this.#byPath.has(above)) found.push(above);
    }
    return found;
  }

  #descendants(path: string): readonly string[] {
    const prefix = path === '/' ? '/' : `${path}/`;
    let low = 0;
    let high = this.#paths.length;
    for (let middle = high >> 1; low < high; middle = (low + high) >> 1) {
      if ((this.#paths[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    const behind = this.#paths.findIndex((other, index) => index >= low && !other.startsWith(prefix));
    return this.#paths.slice(low, behind === -1 ? undefined : behind);
  }
}
