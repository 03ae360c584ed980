import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { OUTCOMES } from '../../../core/model/operation.ts';
import type { Ranks } from '../order.ts';
import { MIN_EQUAL, NODE, type ViewIndex } from './viewIndex.ts';

const RANKS = OUTCOMES.length;
const UNKNOWN = outcomeNumber('unknown');

/**
 * The rows of a view under one filter, in one order: for each node, the shown operations and nodes in it. Four bytes for each operation,
 * and a few numbers for each node.
 */
export interface ViewLayout {
  readonly index: ViewIndex;
  /** The items (see {@link Ranks}) and, as `~node`, the nodes in each node. */
  readonly children: Int32Array;
  /** The range in `children` of each node is from its element to the next one. */
  readonly starts: Uint32Array;
  /** For each node, the number of shown operations with each outcome. */
  readonly counts: Uint32Array;
  /** The level of the rows in each node. */
  readonly levels: Uint32Array;
  /** 1 for each node that is a row. */
  readonly isRow: Uint8Array;
  /** The innermost node of an item that is a row, or the root. */
  readonly rowOf: (item: number) => number;
}

/**
 * @param shown the shown items of the top level, in display order: a node is at the place of the first operation in it
 * @param ranks the outcome of each operation
 */
export function createLayout(index: ViewIndex, shown: Int32Array, ranks: Ranks): ViewLayout {
  const counts = countOutcomes(index, shown, ranks);
  const isRow = chooseRows(index, shown, counts);
  const { parents, nodeOf } = index;
  const size = parents.length;
  /** The node itself if it is a row, otherwise the one around it. */
  const rows = Int32Array.from(parents, (parent, node) => (isRow[node] === 1 || node === 0 ? node : parent));
  const starts = new Uint32Array(size + 1);
  const levels = new Uint32Array(size);
  levels[0] = 1;
  for (let node = 1; node < size; node += 1) {
    const parent = parents[node] ?? 0;
    levels[node] = (levels[parent] ?? 0) + 1;
    if (isRow[node] === 1) starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
  }
  for (let at = 0; at < shown.length; at += 1) {
    const row = rows[nodeOf[shown[at] ?? 0] ?? 0] ?? 0;
    starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  }
  for (let node = 0; node < size; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const children = fill(index, shown, { rows, isRow, starts, counts });
  return {
    index,
    children,
    starts,
    counts,
    levels,
    isRow,
    rowOf: (item) => rows[nodeOf[item] ?? 0] ?? 0,
  };
}

function countOutcomes({ parents, nodeOf }: ViewIndex, shown: Int32Array, ranks: Ranks): Uint32Array {
  const counts = new Uint32Array(parents.length * RANKS);
  for (let at = 0; at < shown.length; at += 1) {
    const operation = shown[at] ?? 0;
    const node = nodeOf[operation];
    // A request item without a result is in no node.
    if (node === undefined) continue;
    const place = node * RANKS + ranks.of(operation);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (let node = parents.length - 1; node > 0; node -= 1) {
    const parent = parents[node] ?? 0;
    for (let rank = 0; rank < RANKS; rank += 1)
      counts[parent * RANKS + rank] = (counts[parent * RANKS + rank] ?? 0) + (counts[node * RANKS + rank] ?? 0);
  }
  return counts;
}

/** Number of operations in a node. */
export function totalOf(counts: Uint32Array, node: number): number {
  let total = 0;
  for (let rank = 0; rank < RANKS; rank += 1) total += counts[node * RANKS + rank] ?? 0;
  return total;
}

/** The worst outcome in a node, as a number. */
export function worstOf(counts: Uint32Array, node: number): number {
  for (let rank = 0; rank < RANKS; rank += 1) if ((counts[node * RANKS + rank] ?? 0) > 0) return rank;
  return RANKS;
}

/** Nodes in which something is shown are rows; equal results only if there are enough, and something else is beside them. */
function chooseRows({ parents, kinds, nodeOf }: ViewIndex, shown: Int32Array, counts: Uint32Array): Uint8Array {
  const size = parents.length;
  const isRow = new Uint8Array(size);
  /** Number of operations and folders in each node, without those of the folder itself. */
  const inside = new Uint32Array(size);
  for (let at = 0; at < shown.length; at += 1) {
    const node = nodeOf[shown[at] ?? 0] ?? 0;
    const folder = kinds[node] === NODE.equal ? (parents[node] ?? 0) : node;
    inside[folder] = (inside[folder] ?? 0) + 1;
  }
  for (let node = 1; node < size; node += 1) {
    if (kinds[node] === NODE.self || kinds[node] === NODE.equal || totalOf(counts, node) === 0) continue;
    isRow[node] = 1;
    const parent = parents[node] ?? 0;
    inside[parent] = (inside[parent] ?? 0) + 1;
  }
  for (let node = 1; node < size; node += 1) {
    if (kinds[node] !== NODE.equal) continue;
    const total = totalOf(counts, node);
    if (total >= MIN_EQUAL && total < (inside[parents[node] ?? 0] ?? 0)) isRow[node] = 1;
  }
  return isRow;
}

interface Rows extends Pick<ViewLayout, 'isRow' | 'starts' | 'counts'> {
  readonly rows: Int32Array;
}

function fill({ parents, kinds, nodeOf, firsts }: ViewIndex, shown: Int32Array, made: Rows): Int32Array {
  const { rows, isRow, starts, counts } = made;
  const size = parents.length;
  const next = starts.slice(0, size);
  const children = new Int32Array(starts[size] ?? 0);
  const isPlaced = new Uint8Array(size);
  const put = (parent: number, child: number): void => {
    const at = next[parent] ?? 0;
    children[at] = child;
    next[parent] = at + 1;
  };
  const place = (inner: number): void => {
    for (let node = inner; node > 0 && isPlaced[node] === 0; node = parents[node] ?? 0) {
      isPlaced[node] = 1;
      put(parents[node] ?? 0, ~node);
    }
  };
  // Groups of the same status or message are sorted by number, whatever the order of the operations in them.
  const groups: number[] = [];
  for (let node = 1; node < size; node += 1)
    if (isRow[node] === 1 && (kinds[node] === NODE.status || kinds[node] === NODE.message)) groups.push(node);
  const ordered = groups.toSorted(
    (a, b) =>
      worstOf(counts, a) - worstOf(counts, b) ||
      totalOf(counts, b) - totalOf(counts, a) ||
      (firsts[a] ?? 0) - (firsts[b] ?? 0),
  );
  const putOthers = (): void => {
    for (const item of shown) if (item >= nodeOf.length) put(0, item);
  };
  // Request items without a result follow what is worse.
  const better = ordered.findIndex((node) => worstOf(counts, node) > UNKNOWN);
  for (const [at, node] of ordered.entries()) {
    if (at === better) putOthers();
    place(node);
  }
  if (ordered.length > 0 && better === -1) putOthers();
  for (let at = 0; at < shown.length; at += 1) {
    const item = shown[at] ?? 0;
    if (item >= nodeOf.length && ordered.length > 0) continue;
    const row = rows[nodeOf[item] ?? 0] ?? 0;
    if (isPlaced[row] === 0) place(row);
    put(row, item);
  }
  return children;
}
