import type { DisplayText } from '../../../core/model/message.ts';
import type { NodeTarget } from '../rowKey.ts';

/** What a node of a view contains. */
export const NODE = {
  root: 0,
  /** The results below a path. */
  folder: 1,
  /** The results in one of several lists of a response. */
  list: 2,
  /** The results of the folder itself. It is not a row. */
  self: 3,
  /** Equal results in one folder. It is a row if there are enough of them. */
  equal: 4,
  /** Results with the same status. */
  status: 5,
  /** Results with the same message. */
  message: 6,
} as const;

/** The labels of equal results end with a separator. */
export const IS_FOLDER = 2;
/** Only the outcomes and statuses of a group are known to be equal. */
export const SAME_STATUS = 4;

/** Equal results are a group from this number on. */
export const MIN_EQUAL = 5;

/**
 * The nodes of a view: folders and groups. Each has a higher number than the node that contains it. It is the same for all filters and
 * orders.
 */
export interface ViewIndex {
  /** The node that contains each node; -1 for the root, which has the number 0. */
  readonly parents: Int32Array;
  readonly kinds: Uint8Array;
  /** The operation that identifies each node: the first one in it, when it was added. */
  readonly firsts: Int32Array;
  /** For a folder: the number of characters of its path and one more. For equal results: {@link IS_FOLDER}, {@link SAME_STATUS}, or both. Otherwise 0. */
  readonly lengths: Uint32Array;
  /** The innermost node of each top-level operation. */
  readonly nodeOf: Int32Array | Uint16Array;
  /** The name of a node, without the names of the nodes that contain it. */
  readonly name: (node: number) => DisplayText;
  /** The path of a folder as text; null for other nodes. */
  readonly path: (node: number) => string | null;
  /** The name of an operation in its folder; null if its row has its usual name. */
  readonly nameIn: (operation: number, label: string | null) => DisplayText | null;
}

/** Creates an index in steps: after each step, other work may run. */
export type ViewIndexing = Generator<void, ViewIndex, void>;

const SETS = ['list', 'equal', 'status', 'message'] as const;

/** Returns the node that a row shows, or -1. */
export function nodeOfTarget({ parents, kinds, lengths, nodeOf }: ViewIndex, target: NodeTarget): number {
  if (target.first >= nodeOf.length) return -1;
  const isWanted = (node: number): boolean =>
    target.set === 'folder'
      ? kinds[node] === NODE.folder && lengths[node] === target.length
      : kinds[node] === NODE[target.set];
  for (let node = nodeOf[target.first] ?? -1; node > 0; node = parents[node] ?? -1) if (isWanted(node)) return node;
  return -1;
}

/** Returns the row that shows a node. */
export function targetOfNode({ kinds, firsts, lengths }: ViewIndex, node: number): NodeTarget {
  const first = firsts[node] ?? 0;
  const length = lengths[node] ?? 0;
  const set = SETS.find((name) => NODE[name] === kinds[node]) ?? 'folder';
  return { kind: 'node', set, first, length: set === 'folder' ? length : 0 };
}
