import type { Outcome } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MarkCounts } from '../api/mapApi.ts';
import type { RowBlocks } from './blocks.ts';
import { type Counts, countAll, countOutcome, isAny, none } from './outcomeCounts.ts';
import type { VisibleRow } from './expansion.ts';
import type { RowExpander } from './rowExpander.ts';
import type { Visibility } from './visibility.ts';

/** The blocks of a tree, and where their rows are. */
export interface MarkSource {
  readonly report: Report;
  readonly visibility: Visibility;
  readonly expander: Pick<RowExpander, 'isOpenOperation' | 'childrenOf' | 'foldedUnder' | 'ownRows'>;
  readonly blocks: RowBlocks;
  /** Index of the first row of a block. */
  readonly start: (block: number) => number;
  /** The rows of a block. They are created, which parses the operation. */
  readonly rows: (block: number) => readonly VisibleRow[];
}

/** Receives the counts of a row that needs attention. The object is used again for the next row. */
type AddMark = (row: number, counts: MarkCounts) => void;

/** The counts of one operation without others below it; none for those that succeeded. */
const ONE: Readonly<Partial<Record<Outcome, MarkCounts>>> = {
  failure: { ...none(), failed: 1 },
  partial: { ...none(), failed: 1 },
  dependent: { ...none(), dependent: 1 },
  unknown: { ...none(), unknown: 1 },
};

/**
 * Calls `add` for each row of a block that needs attention. A collapsed row has the counts of the operations that it hides: nested ones, and
 * dependents at their cause. Only a block whose number of rows is not known otherwise is parsed.
 */
export function markBlock(source: MarkSource, block: number, add: AddMark): void {
  const { report, blocks, visibility, expander } = source;
  const { operations } = report;
  const top = blocks.operation(block);
  const isAlone = top !== -1 && operations.end(top) === top + 1 && visibility.folded(top).length === 0;
  // Nearly all of a million blocks are alone.
  if (isAlone) {
    const counts = ONE[operations.outcome(top)];
    if (counts) add(source.start(block), counts);
    return;
  }
  const start = source.start(block);
  if (top === -1) {
    markOther(blocks, block, (counts) => add(start, counts));
    return;
  }
  if (!expander.isOpenOperation(top)) {
    const counts = none();
    countAll(source, top, counts);
    if (isAny(counts)) add(start, counts);
    return;
  }
  if (!markOpen(source, top, start, add)) markRows(source, block, add);
}

/** A row without an operation: a request item without a result, or a collapsed heading. */
function markOther(blocks: RowBlocks, block: number, add: (counts: MarkCounts) => void): void {
  const counts = blocks.counts?.(block);
  if (counts) {
    if (isAny(counts)) add(counts);
  } else if (blocks.at(block).target.kind === 'unanswered') add({ ...none(), unknown: 1 });
}

/** A row that does not stand for an operation, in {@link markOpen}. */
const HIDDEN_ROW = -1;

/** Marks the rows of an expanded operation without creating them. @returns false if their number is not known */
function markOpen(source: MarkSource, top: number, start: number, add: AddMark): boolean {
  const { report, expander } = source;
  const found: (readonly [row: number, counts: Counts])[] = [];
  let row = start;
  // Not recursive, since batches may be nested deeply.
  const pending = [top];
  for (let operation = pending.pop(); operation !== undefined; operation = pending.pop()) {
    const counts = none();
    if (operation === HIDDEN_ROW) row += 1;
    else if (expander.isOpenOperation(operation)) {
      const own = expander.ownRows(operation);
      if (own === null) return false;
      countOutcome(counts, report.operations.outcome(operation));
      if (isAny(counts)) found.push([row, counts]);
      row += own;
      const { shown, hidden } = expander.childrenOf(operation);
      if (hidden > 0) pending.push(HIDDEN_ROW);
      for (const below of [shown, expander.foldedUnder(operation)].toReversed())
        for (let at = below.length - 1; at >= 0; at -= 1) pending.push(below[at] ?? HIDDEN_ROW);
    } else {
      countAll(source, operation, counts);
      if (isAny(counts)) found.push([row, counts]);
      row += 1;
    }
  }
  for (const [at, counts] of found) add(at, counts);
  return true;
}

function markRows(source: MarkSource, block: number, add: AddMark): void {
  const start = source.start(block);
  for (const [index, { target, expanded }] of source.rows(block).entries()) {
    if (target.kind !== 'operation') continue;
    const counts = none();
    if (expanded === false) countAll(source, target.operation, counts);
    else countOutcome(counts, source.report.operations.outcome(target.operation));
    if (isAny(counts)) add(start + index, counts);
  }
}
