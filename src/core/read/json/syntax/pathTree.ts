import type { Path } from './value.ts';

interface Branch {
  readonly inside: Map<string | number, Branch>;
  /** Whether one of the paths ends here. */
  isEnd: boolean;
}

/** A set of paths. Each test takes time in proportion to the length of the tested path, not to the size of the set. */
export class PathTree {
  readonly #root = newBranch();

  constructor(paths: Iterable<Path> = []) {
    for (const path of paths) this.add(path);
  }

  add(path: Path): void {
    let branch = this.#root;
    for (const step of path) {
      let next = branch.inside.get(step);
      if (!next) branch.inside.set(step, (next = newBranch()));
      branch = next;
    }
    branch.isEnd = true;
  }

  has(path: Path): boolean {
    return this.#at(path)?.isEnd === true;
  }

  /** Whether the set contains a proper prefix of `path`. */
  hasAncestorOf(path: Path): boolean {
    let branch: Branch | undefined = this.#root;
    for (const step of path) {
      if (!branch) return false;
      if (branch.isEnd) return true;
      branch = branch.inside.get(step);
    }
    return false;
  }

  /** Whether the set contains `path` or a path below it. */
  hasAtOrBelow(path: Path): boolean {
    const branch = this.#at(path);
    return branch !== undefined && (branch.isEnd || branch.inside.size > 0);
  }

  #at(path: Path): Branch | undefined {
    let branch: Branch | undefined = this.#root;
    for (const step of path) branch = branch?.inside.get(step);
    return branch;
  }
}

function newBranch(): Branch {
  return { inside: new Map(), isEnd: false };
}
