import { outcomeNumber } from '../../core/model/columnNumbers.ts';
import { partitionPoint } from '../../core/model/partitionPoint.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MarkCounts } from '../api/mapApi.ts';
import { countAll, none } from './outcomeCounts.ts';
import type { RowTarget } from './rowKey.ts';
import type { VisibleRow } from './expansion.ts';
import { type Ranks, worstFirst } from './order.ts';
import { type Section, topLevelSections } from './sections.ts';
import type { Visibility } from './visibility.ts';

/** A row of the top level or below a heading, with the rows expanded below it. */
export type RowBlock = Pick<VisibleRow, 'target' | 'level' | 'position' | 'siblings'>;

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
  /** For a heading: the counts of what it hides, none if it is expanded; null for other blocks. Omitted if there are no headings. */
  readonly counts?: (index: number) => MarkCounts | null;
}

/** Rows without an operation: unanswered request items, and the number of operations that the filter hides. */
interface Others {
  readonly unanswered: readonly RowTarget[];
  readonly hidden: readonly RowTarget[];
}

/**
 * @param isOpen whether a heading is expanded
 * @param ranks sort the blocks from worse to better; null for document order
 */
export function createBlocks(
  report: Report,
  visibility: Visibility,
  isOpen: (heading: RowTarget) => boolean,
  ranks: Ranks | null,
): RowBlocks {
  const others: Others = {
    unanswered: visibility.unanswered.map((index) => ({ kind: 'unanswered', index })),
    hidden: visibility.hidden > 0 ? [{ kind: 'hidden', operation: null }] : [],
  };
  const sections = topLevelSections(report, visibility.top);
  const countsIn = (operations: readonly number[]): MarkCounts => {
    const counts = none();
    for (const operation of operations) countAll({ report, visibility }, operation, counts);
    return counts;
  };
  return sections
    ? groupedBlocks(sections, others, { isOpen, countsIn }, ranks)
    : flatBlocks(visibility.top, others, ranks);
}

/** Unanswered request items rank like unknown outcomes, and follow them. */
const UNANSWERED = outcomeNumber('unknown');

function flatBlocks(top: readonly number[], { unanswered, hidden }: Others, ranks: Ranks | null): RowBlocks {
  const inDocument = Int32Array.from(top);
  const { sort: sorted, places } = ranks?.sortWithPositions(inDocument) ?? { sort: inDocument, places: null };
  // Number of operations above the unanswered items.
  const better = ranks ? sorted.findIndex((operation) => ranks.of(operation) > UNANSWERED) : -1;
  const above = better === -1 ? sorted.length : better;
  const others = unanswered.length;
  const siblings = sorted.length + others + hidden.length;
  const operationAt = (index: number): number => {
    if (index < above) return sorted[index] ?? -1;
    return index < above + others ? -1 : (sorted[index - others] ?? -1);
  };
  return {
    size: siblings,
    hasHeadings: false,
    at: (index) => {
      const operation = operationAt(index);
      const target: RowTarget | undefined =
        operation === -1
          ? (unanswered[index - above] ?? hidden[index - sorted.length - others])
          : { kind: 'operation', operation };
      if (!target) throw new RangeError(`no block ${index} among ${siblings}`);
      return { target, level: 1, position: index + 1, siblings };
    },
    indexOf: (operation) => {
      const found = search(inDocument, operation);
      if (found === -1) return -1;
      const index = places?.[found] ?? found;
      return index < above ? index : index + others;
    },
    operation: operationAt,
  };
}

/** Binary search: in document order, the numbers of operations increase. */
function search(sorted: Int32Array, wanted: number): number {
  const index = partitionPoint(sorted.length, (at) => (sorted[at] ?? 0) >= wanted);
  return sorted[index] === wanted ? index : -1;
}

interface Headings {
  readonly isOpen: (heading: RowTarget) => boolean;
  /** Counts what operations of the top level contain. */
  readonly countsIn: (operations: readonly number[]) => MarkCounts;
}

function groupedBlocks(
  sections: readonly Section[],
  { unanswered, hidden }: Others,
  { isOpen, countsIn }: Headings,
  ranks: Ranks | null,
): RowBlocks {
  const closed = new Map<number, readonly number[]>();
  const blocks: RowBlock[] = [];
  const byOperation = new Map<number, number>();
  const add = (block: RowBlock): void => {
    const index = blocks.push(block) - 1;
    if (block.target.kind === 'operation') byOperation.set(block.target.operation, index);
  };
  const all: Section[] = [...sections, ...unanswered.map((target) => ({ target, operations: [] }))];
  const inOrder = ranks ? worstFirst(all, (section) => rankIn(section, ranks)) : all;
  const siblings = inOrder.length + hidden.length;
  for (const [index, { target, operations }] of inOrder.entries()) {
    add({ target, level: 1, position: index + 1, siblings });
    if (operations.length === 0) continue;
    if (!isOpen(target)) {
      closed.set(blocks.length - 1, operations);
      continue;
    }
    for (const [position, operation] of (ranks?.sorted(operations) ?? operations).entries()) {
      add({ target: { kind: 'operation', operation }, level: 2, position: position + 1, siblings: operations.length });
    }
  }
  for (const target of hidden) add({ target, level: 1, position: siblings, siblings });
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
    counts: (index) => (blocks[index]?.target.kind === 'group' ? countsIn(closed.get(index) ?? []) : null),
  };
}

/** The rank of the worst operation in a section. */
function rankIn({ target, operations }: Section, ranks: Ranks): number {
  if (target.kind === 'operation') return ranks.of(target.operation);
  if (operations.length === 0) return UNANSWERED;
  return operations.reduce((worst, operation) => Math.min(worst, ranks.of(operation)), outcomeNumber('success'));
}
