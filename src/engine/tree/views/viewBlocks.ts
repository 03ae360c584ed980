import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { type Outcome, OUTCOMES } from '../../../core/model/operation.ts';
import type { MarkCounts } from '../../api/mapApi.ts';
import { type Counts, none } from '../outcomeCounts.ts';
import { HIDDEN, type RowBlocks } from '../blocks.ts';
import type { RowTarget } from '../rowKey.ts';
import { NODE, targetOfNode } from './viewIndex.ts';
import { type ViewLayout, worstOf } from './viewLayout.ts';

/** Blocks of operations and nodes. */
export interface ViewBlocks extends RowBlocks {
  /** The block of a node, or -1. */
  readonly indexOfNode: (node: number) => number;
  /** The node of a block, or -1. */
  readonly node: (index: number) => number;
}

/** Counts an operation and what is nested in it. */
export type CountOperation = (operation: number, to: Counts) => void;

/**
 * @param isOpen whether a node is expanded
 * @param hasHidden whether the filter hides operations, which a row at the end states
 * @param count null if no operations are nested in others
 */
export function createViewBlocks(
  layout: ViewLayout,
  isOpen: (node: number) => boolean,
  hasHidden: boolean,
  count: CountOperation | null,
): ViewBlocks {
  const { index, children, starts, levels } = layout;
  const operations = index.nodeOf.length;
  const slots = openSlots(layout, isOpen);
  const size = slots.length + (hasHidden ? 1 : 0);
  const siblingsAtRoot = (starts[1] ?? 0) + (hasHidden ? 1 : 0);
  const parentOf = (child: number): number => (child < 0 ? (index.parents[~child] ?? 0) : layout.rowOf(child));
  const blockOf = (child: number): number => {
    const parent = parentOf(child);
    const from = starts[parent] ?? 0;
    const found = children.subarray(from, starts[parent + 1]).indexOf(child);
    return found === -1 ? -1 : slots.indexOf(from + found);
  };
  const targetOf = (child: number): RowTarget => {
    if (child < 0) return targetOfNode(index, ~child);
    return child < operations
      ? { kind: 'operation', operation: child }
      : { kind: 'unanswered', index: child - operations };
  };
  const nodeAt = (block: number): number => {
    const slot = slots[block];
    return slot === undefined ? -1 : Math.max(-1, ~(children[slot] ?? 0));
  };
  return {
    size,
    hasHeadings: true,
    at: (block) => {
      const slot = slots[block];
      if (slot === undefined) {
        if (block !== slots.length || !hasHidden) throw new RangeError(`no block ${block} among ${size}`);
        return { target: HIDDEN, level: 1, position: siblingsAtRoot, siblings: siblingsAtRoot };
      }
      const child = children[slot] ?? 0;
      const parent = parentOf(child);
      const from = starts[parent] ?? 0;
      return {
        target: targetOf(child),
        level: levels[parent] ?? 1,
        position: slot - from + 1,
        siblings: parent === 0 ? siblingsAtRoot : (starts[parent + 1] ?? 0) - from,
        ...(child < 0 && { expanded: isOpen(~child) }),
      };
    },
    indexOf: blockOf,
    indexOfNode: (node) => blockOf(~node),
    operation: (block) => {
      const slot = slots[block];
      const child = slot === undefined ? -1 : (children[slot] ?? -1);
      return child < operations ? Math.max(-1, child) : -1;
    },
    node: nodeAt,
    parent: (block) => {
      const slot = slots[block];
      const node = slot === undefined ? 0 : parentOf(children[slot] ?? 0);
      return node <= 0 ? -1 : blockOf(~node);
    },
    counts: (block) => {
      const node = nodeAt(block);
      if (node === -1) return null;
      if (isOpen(node)) return none();
      return count ? nestedCounts(layout, node, count) : markCounts(layout, node);
    },
  };
}

function markCounts({ counts }: ViewLayout, node: number): MarkCounts {
  const of = (outcome: Outcome): number => counts[node * OUTCOMES.length + outcomeNumber(outcome)] ?? 0;
  return { failed: of('failure') + of('partial'), dependent: of('dependent'), unknown: of('unknown') };
}

/** Like {@link markCounts}, but counts also the nested operations, which have no node. */
function nestedCounts(layout: ViewLayout, node: number, count: CountOperation): MarkCounts {
  const { children, starts } = layout;
  const counts = none();
  const pending = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const child of children.subarray(starts[at], starts[at + 1])) {
      if (child < 0) pending.push(~child);
      else count(child, counts);
    }
  }
  return counts;
}

/** Returns the indexes of the visible children, in display order. */
function openSlots(
  { children, starts }: Pick<ViewLayout, 'children' | 'starts'>,
  isOpen: (node: number) => boolean,
): Uint32Array {
  const slots = new Uint32Array(children.length);
  let size = 0;
  /** The slots at which the nodes around the current one continue, and end. */
  const pending: number[] = [];
  let slot = 0;
  let end = starts[1] ?? 0;
  for (;;) {
    for (; slot < end; slot += 1) {
      slots[size] = slot;
      size += 1;
      const child = children[slot] ?? 0;
      if (child >= 0 || !isOpen(~child)) continue;
      pending.push(slot + 1, end);
      slot = (starts[~child] ?? 0) - 1;
      end = starts[~child + 1] ?? 0;
    }
    const outerEnd = pending.pop();
    const outer = pending.pop();
    if (outer === undefined || outerEnd === undefined) return slots.slice(0, size);
    slot = outer;
    end = outerEnd;
  }
}

const PARTIAL = outcomeNumber('partial');
const UNKNOWN = outcomeNumber('unknown');

/** Larger groups of the same status or message are collapsed at first, so that all groups are visible. */
const MAX_OPEN_GROUP = 20;
/** Number of rows that are visible at first, unless a single folder has more. */
const MAX_OPEN_ROWS = 2000;

/**
 * Returns the nodes that are expanded at first, as 1: those that lead to failures (or, if nothing failed, to the worst results that are not
 * good), as long as they have few rows together, and a node that is the only row.
 */
export function openByDefault({ index, children, starts, counts }: ViewLayout): Uint8Array {
  const { kinds, parents } = index;
  const isOpen = new Uint8Array(parents.length);
  let rows = starts[1] ?? 0;
  const isOnly = rows === 1;
  const worst = worstOf(counts, 0);
  const needed = worst > UNKNOWN ? -1 : Math.max(worst, PARTIAL);
  openSlots({ children, starts }, (node) => {
    const size = (starts[node + 1] ?? 0) - (starts[node] ?? 0);
    const most = kinds[node] === NODE.folder || kinds[node] === NODE.list ? MAX_OPEN_ROWS - rows : MAX_OPEN_GROUP;
    const leads = kinds[node] !== NODE.equal && worstOf(counts, node) <= needed && size <= most;
    if (!leads && !(isOnly && parents[node] === 0)) return false;
    isOpen[node] = 1;
    rows += size;
    return true;
  });
  return isOpen;
}
