import { partitionPoint } from '../../core/model/partitionPoint.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MarkCounts } from '../api/mapApi.ts';
import { countAll, none } from './outcomeCounts.ts';
import type { RowTarget } from './rowKey.ts';
import type { VisibleRow } from './expansion.ts';
import type { Ranks } from './order.ts';
import { type Section, topLevelSections } from './sections.ts';
import { sortByRank, sortWithPositions } from './sort/sortByRank.ts';
import type { Visibility } from './visibility.ts';

/** A row of the top level or below a heading, with the rows expanded below it. */
export interface RowBlock extends Pick<VisibleRow, 'target' | 'level' | 'position' | 'siblings'> {
  /** Whether a node of a view is expanded; omitted for other rows. */
  readonly expanded?: boolean;
}

/** The rows of the top level in order, created on demand: there may be a million. */
export interface RowBlocks {
  readonly size: number;
  /** Whether the blocks depend on which headings are expanded. */
  readonly hasHeadings: boolean;
  readonly at: (index: number) => RowBlock;
  /** The block of a top-level operation, or -1. */
  readonly indexOf: (operation: number) => number;
  /** The operation of a block, or -1. Does not create the block. */
  readonly operation: (index: number) => number;
  /** The block of the heading of a block, or -1. Omitted if there are no headings. */
  readonly parent?: (index: number) => number;
  /** For a heading: the counts of what it hides, none if it is expanded; null for other blocks. Omitted if there are no headings. */
  readonly counts?: (index: number) => MarkCounts | null;
}

/**
 * @param isOpen whether a heading is expanded
 * @param ranks sort the blocks; null for document order
 */
export function createBlocks(
  report: Report,
  visibility: Visibility,
  isOpen: (heading: RowTarget) => boolean,
  ranks: Ranks | null,
): RowBlocks {
  const sections = topLevelSections(report, visibility.top);
  const countsIn = (operations: readonly number[]): MarkCounts => {
    const counts = none();
    for (const operation of operations) countAll({ report, visibility }, operation, counts);
    return counts;
  };
  return sections
    ? groupedBlocks(sections, visibility, { size: report.operations.size, isOpen, countsIn }, ranks)
    : flatBlocks(report.operations.size, visibility, ranks);
}

/** The row of the operations that the filter hides. */
export const HIDDEN: RowTarget = { kind: 'hidden', operation: null };

/** Returns the shown items of the top level in document order. @param size number of operations */
function itemsInDocument(size: number, { top, unanswered }: Visibility): Int32Array {
  const items = new Int32Array(top.length + unanswered.length);
  items.set(top);
  for (const [index, item] of unanswered.entries()) items[top.length + index] = size + item;
  return items;
}

/** Returns the shown items of the top level in display order. @param size number of operations */
export function shownItems(size: number, visibility: Visibility, ranks: Ranks | null): Int32Array {
  const items = itemsInDocument(size, visibility);
  return ranks ? sortWithPositions(items, ranks).sorted : items;
}

/** @param size number of operations: unanswered request items are numbered after them (see {@link Ranks}) */
function flatBlocks(size: number, visibility: Visibility, ranks: Ranks | null): RowBlocks {
  const inDocument = itemsInDocument(size, visibility);
  const { hidden } = visibility;
  const { sorted, positions } = ranks ? sortWithPositions(inDocument, ranks) : { sorted: inDocument, positions: null };
  const siblings = sorted.length + (hidden > 0 ? 1 : 0);
  const targetAt = (index: number): RowTarget | null => {
    const item = sorted[index];
    if (item === undefined) return index >= 0 && index < siblings ? HIDDEN : null;
    return item < size ? { kind: 'operation', operation: item } : { kind: 'unanswered', index: item - size };
  };
  return {
    size: siblings,
    hasHeadings: false,
    at: (index) => {
      const target = targetAt(index);
      if (!target) throw new RangeError(`no block ${index} among ${siblings}`);
      return { target, level: 1, position: index + 1, siblings };
    },
    indexOf: (operation) => {
      const found = search(inDocument, operation);
      return found === -1 ? -1 : (positions?.[found] ?? found);
    },
    operation: (index) => {
      const item = sorted[index] ?? size;
      return item < size ? item : -1;
    },
  };
}

/** Binary search: in document order, the numbers of operations increase. */
function search(sorted: Int32Array, wanted: number): number {
  const index = partitionPoint(sorted.length, (at) => (sorted[at] ?? 0) >= wanted);
  return sorted[index] === wanted ? index : -1;
}

interface Headings {
  /** Number of operations of the response. */
  readonly size: number;
  readonly isOpen: (heading: RowTarget) => boolean;
  /** Counts what operations of the top level contain. */
  readonly countsIn: (operations: readonly number[]) => MarkCounts;
}

function groupedBlocks(
  sections: readonly Section[],
  { unanswered, hidden }: Visibility,
  { size, isOpen, countsIn }: Headings,
  ranks: Ranks | null,
): RowBlocks {
  const closed = new Map<number, readonly number[]>();
  const blocks: RowBlock[] = [];
  const byOperation = new Map<number, number>();
  const add = (block: RowBlock): void => {
    const index = blocks.push(block) - 1;
    if (block.target.kind === 'operation') byOperation.set(block.target.operation, index);
  };
  const items = unanswered.map((index): Section => ({ target: { kind: 'unanswered', index }, operations: [] }));
  const inOrder = sortSections([...sections, ...items], size, ranks);
  const siblings = inOrder.length + (hidden > 0 ? 1 : 0);
  for (const [index, { target, operations }] of inOrder.entries()) {
    add({ target, level: 1, position: index + 1, siblings });
    if (operations.length === 0) continue;
    if (!isOpen(target)) {
      closed.set(blocks.length - 1, operations);
      continue;
    }
    for (const [position, operation] of sortByRank(operations, ranks).entries()) {
      add({ target: { kind: 'operation', operation }, level: 2, position: position + 1, siblings: operations.length });
    }
  }
  if (hidden > 0) add({ target: HIDDEN, level: 1, position: siblings, siblings });
  return {
    size: blocks.length,
    hasHeadings: true,
    at: (index) => {
      const block = blocks[index];
      if (!block) throw new RangeError(`no block ${index} among ${blocks.length}`);
      return block;
    },
    indexOf: (operation) => byOperation.get(operation) ?? -1,
    operation: (index) => {
      const target = blocks[index]?.target;
      return target?.kind === 'operation' ? target.operation : -1;
    },
    // The blocks below a heading follow it, and are numbered from 1.
    parent: (index) => {
      const { level, position } = blocks[index] ?? { level: 1, position: 1 };
      return level === 1 ? -1 : index - position;
    },
    counts: (index) => (blocks[index]?.target.kind === 'group' ? countsIn(closed.get(index) ?? []) : null),
  };
}

/** Sorts sections by the item in each that is first in the order. */
function sortSections(sections: readonly Section[], size: number, ranks: Ranks | null): readonly Section[] {
  if (!ranks) return sections;
  const rankOf = ({ target, operations }: Section): number => {
    if (target.kind === 'operation') return ranks.of(target.operation);
    if (target.kind === 'unanswered') return ranks.of(size + target.index);
    return operations.reduce((first, operation) => Math.min(first, ranks.of(operation)), ranks.count);
  };
  return sections
    .map((section) => ({ section, rank: rankOf(section) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ section }) => section);
}
