import type { Report } from '../core/model/report.ts';
import type { Place } from './key.ts';
import type { Node } from './node.ts';
import { sectionsOf } from './section.ts';
import type { Shown } from './shown.ts';

/** A row of the top level, or of a heading, with what unfolds below it. */
export type Block = Pick<Node, 'place' | 'level' | 'position' | 'siblings'>;

/** The rows of the top level in order, made when they are asked for: there may be a million. */
export interface Blocks {
  readonly size: number;
  readonly at: (index: number) => Block;
  /** The block of a top-level operation, or -1. */
  readonly indexOf: (operation: number) => number;
  /** The operation of a block without making it, or -1. */
  readonly operation: (index: number) => number;
}

/** @param isOpen whether a heading shows what is under it */
export function blocksOf(report: Report, shown: Shown, isOpen: (heading: Place) => boolean): Blocks {
  const last: Place[] = shown.unanswered.map((index) => ({ kind: 'unanswered', index }));
  if (shown.hidden > 0) last.push({ kind: 'hidden', operation: null });
  const sections = sectionsOf(report, shown.top);
  return sections ? grouped(sections, last, isOpen) : plain(Int32Array.from(shown.top), last);
}

/** @param last what stands behind the operations */
function plain(operations: Int32Array, last: readonly Place[]): Blocks {
  const siblings = operations.length + last.length;
  return {
    size: siblings,
    at: (index) => {
      const operation = operations[index];
      const place =
        operation === undefined ? last[index - operations.length] : { kind: 'operation' as const, operation };
      if (!place) throw new RangeError(`no block ${index} among ${siblings}`);
      return { place, level: 1, position: index + 1, siblings };
    },
    indexOf: (operation) => search(operations, operation),
    operation: (index) => operations[index] ?? -1,
  };
}

/** Operations stand in document order, so their numbers rise. */
function search(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

function grouped(
  sections: NonNullable<ReturnType<typeof sectionsOf>>,
  last: readonly Place[],
  isOpen: (heading: Place) => boolean,
): Blocks {
  const blocks: Block[] = [];
  const byOperation = new Map<number, number>();
  const siblings = sections.length + last.length;
  const add = (block: Block): void => {
    const index = blocks.push(block) - 1;
    if (block.place.kind === 'operation') byOperation.set(block.place.operation, index);
  };
  for (const [index, { place, inside }] of sections.entries()) {
    add({ place, level: 1, position: index + 1, siblings });
    if (inside.length === 0 || !isOpen(place)) continue;
    for (const [position, operation] of inside.entries()) {
      add({ place: { kind: 'operation', operation }, level: 2, position: position + 1, siblings: inside.length });
    }
  }
  for (const [index, place] of last.entries())
    add({ place, level: 1, position: sections.length + index + 1, siblings });
  return {
    size: blocks.length,
    at: (index) => {
      const block = blocks[index];
      if (!block) throw new RangeError(`no block ${index} among ${blocks.length}`);
      return block;
    },
    indexOf: (operation) => byOperation.get(operation) ?? -1,
    operation: (index) => {
      const place = blocks[index]?.place;
      return place?.kind === 'operation' ? place.operation : -1;
    },
  };
}
