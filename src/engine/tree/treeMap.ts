import { MAP_BUCKETS, type MarkCounts, type TreeMap } from '../api/mapApi.ts';
import { markBlock } from './marks.ts';
import type { Tree } from './tree.ts';

/** Blocks between two tests whether a slice has ended. */
const STEP = 500;
const KINDS = 3;

/** Counts where in the rows of a tree results need attention, in slices: 300 numbers of each kind for any number of rows. */
export class TreeMapping {
  readonly #tree: Tree;
  #version = -1;
  #block = 0;
  #buckets = 0;
  #counts = new Uint32Array(0);

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** Continues counting. Starts again if rows were expanded or collapsed since the last call. @returns whether all are counted */
  advance(enough: () => boolean): boolean {
    const { version, size, marks } = this.#tree;
    if (version !== this.#version) {
      this.#version = version;
      this.#block = 0;
      this.#buckets = Math.min(size, MAP_BUCKETS);
      this.#counts = new Uint32Array(this.#buckets * KINDS);
    }
    const counts = this.#counts;
    const scale = this.#buckets / size;
    const add = (row: number, { failed, dependent, unknown }: MarkCounts): void => {
      const at = Math.floor(row * scale) * KINDS;
      counts[at] = (counts[at] ?? 0) + failed;
      counts[at + 1] = (counts[at + 1] ?? 0) + dependent;
      counts[at + 2] = (counts[at + 2] ?? 0) + unknown;
    };
    const blocks = marks.blocks.size;
    while (this.#block < blocks) {
      const end = Math.min(blocks, this.#block + STEP);
      for (let block = this.#block; block < end; block += 1) markBlock(marks, block, add);
      this.#block = end;
      if (enough()) break;
    }
    return this.#block >= blocks;
  }

  result(): TreeMap {
    const counts = this.#counts;
    const all = Array.from({ length: this.#buckets }, (_, bucket) => ({
      bucket,
      failed: counts[bucket * KINDS] ?? 0,
      dependent: counts[bucket * KINDS + 1] ?? 0,
      unknown: counts[bucket * KINDS + 2] ?? 0,
    }));
    return {
      rows: this.#tree.size,
      buckets: this.#buckets,
      marks: all.filter(({ failed, dependent, unknown }) => failed + dependent + unknown > 0),
    };
  }
}

/** Returns the index of the worst row in `[from, to)`, and of equal ones the nearest to `near`; -1 if none needs attention. */
export function markedRow(tree: Tree, from: number, to: number, near: number): number {
  const { marks } = tree;
  const [first, last] = tree.blocksAt(from, to);
  let best = -1;
  let bestRank = Number.POSITIVE_INFINITY;
  const look = (row: number, counts: MarkCounts): void => {
    if (row < from || row >= to) return;
    const rank = rankOf(counts);
    if (rank > bestRank || (rank === bestRank && Math.abs(row - near) >= Math.abs(best - near))) return;
    best = row;
    bestRank = rank;
  };
  for (let block = first; block <= last; block += 1) markBlock(marks, block, look);
  return best;
}

function rankOf({ failed, dependent }: MarkCounts): number {
  return failed > 0 ? 0 : dependent > 0 ? 1 : 2;
}
