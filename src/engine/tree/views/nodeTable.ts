import type { PathTree } from './pathTree.ts';
import type { ViewIndex } from './viewIndex.ts';

/** The nodes of a view while they are created. */
export interface NodeTable {
  readonly parents: number[];
  readonly kinds: number[];
  readonly firsts: number[];
  readonly lengths: number[];
}

export function createNodeTable(): NodeTable {
  return { parents: [], kinds: [], firsts: [], lengths: [] };
}

/** @returns the number of the node */
export function addNode(table: NodeTable, parent: number, kind: number, first: number, length = 0): number {
  table.kinds.push(kind);
  table.firsts.push(first);
  table.lengths.push(length);
  return table.parents.push(parent) - 1;
}

/** Returns the nodes of a tree of paths, each after its parent. */
export function* inPreorder({ parents, size }: PathTree): Iterable<number> {
  const next = new Int32Array(size).fill(-1);
  const firstChild = new Int32Array(size).fill(-1);
  const pending: number[] = [];
  for (let node = size - 1; node >= 0; node -= 1) {
    const parent = parents[node] ?? -1;
    if (parent === -1) {
      pending.push(node);
      continue;
    }
    next[node] = firstChild[parent] ?? -1;
    firstChild[parent] = node;
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (let child = firstChild[node] ?? -1; child !== -1; child = next[child] ?? -1) pending.push(child);
  }
}

export function typedNodes({
  parents,
  kinds,
  firsts,
  lengths,
}: NodeTable): Pick<ViewIndex, 'parents' | 'kinds' | 'firsts' | 'lengths'> {
  return {
    parents: Int32Array.from(parents),
    kinds: Uint8Array.from(kinds),
    firsts: Int32Array.from(firsts),
    lengths: Uint32Array.from(lengths),
  };
}
