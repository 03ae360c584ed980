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
  const sections = sectionsOf(report, shown.top);
  return sections ? grouped(sections, shown.hidden, isOpen) : plain(Int32Array.from(shown.top), shown.hidden);
}

function plain(operations: Int32Array, hidden: number): Blocks {
  const siblings = operations.length + (hidden > 0 ? 1 : 0);
  return {
    size: siblings,
    at: (index) => {
      const operation = operations[index];
      const place: Place =
        operation === undefined ? { kind: 'hidden', operation: null } : { kind: 'operation', operation };
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
  hidden: number,
  isOpen: (heading: Place) => boolean,
): Blocks {
  const blocks: Block[] = [];
  const byOperation = new Map<number, number>();
  const siblings = sections.length + (hidden > 0 ? 1 : 0);
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
  if (hidden > 0) add({ place: { kind: 'hidden', operation: null }, level: 1, position: siblings, siblings });
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
