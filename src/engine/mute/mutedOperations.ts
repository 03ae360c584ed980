import { isFailed } from '../../core/model/outcome.ts';
import type { Operations } from '../../core/model/operation.ts';
import { mayHideOtherFailure } from '../../core/verdict/hiddenFailure.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { MutedCounts } from '../api/muteApi.ts';
import type { MuteTest } from './compiledRules.ts';

/** The muted operations of a response. */
export interface MutedOperations {
  /** 1 for each operation that is muted or nested in a muted one. */
  readonly marks: Uint8Array;
  readonly counts: MutedCounts;
}

const MUTED = 1;
/** An operation in it, or itself, needs attention although others are muted. */
const OPEN = 2;
/** As {@link OPEN}, because of a failure. */
const FAILED = 4;

/**
 * Finds the muted operations, in time proportional to the number of operations. An operation is not muted if one nested in it failed, is
 * unknown or depends on a failure, and is not muted itself.
 *
 * @param status of the response
 * @returns null if none is muted
 */
export function mutedOperations(report: Report, status: number, test: MuteTest): MutedOperations | null {
  const { operations } = report;
  const marks = new Uint8Array(operations.size);
  let isAny = false;
  // Nested operations have higher numbers than their parent.
  for (let operation = operations.size - 1; operation >= 0; operation -= 1) {
    const outcome = operations.outcome(operation);
    const isExpected = test(operations, operation);
    let mark = marks[operation] ?? 0;
    if (!isExpected && isFailed(outcome)) mark |= OPEN | FAILED;
    else if (outcome === 'unknown' || outcome === 'dependent') mark |= OPEN;
    else if (isExpected && (mark & OPEN) === 0) mark |= MUTED;
    else if (isExpected) mark |= FAILED;
    marks[operation] = mark;
    isAny ||= (mark & MUTED) !== 0;
    const parent = operations.parent(operation);
    if (parent !== -1) marks[parent] = (marks[parent] ?? 0) | (mark & (OPEN | FAILED));
  }
  return isAny ? { counts: count(report, status, marks), marks: onlyMuted(operations, marks) } : null;
}

function count(report: Report, status: number, marks: Uint8Array): MutedCounts {
  const { operations } = report;
  let muted = 0;
  let topLevel = 0;
  let open = 0;
  let mayHideFailure = mayHideOtherFailure(report, status);
  for (let operation = 0; operation < operations.size;) {
    const isTop = operations.parent(operation) === -1;
    const mark = marks[operation] ?? 0;
    const isMuted = (mark & MUTED) !== 0;
    if (isMuted) muted += 1;
    if (isTop && isMuted) topLevel += 1;
    if (isTop && (mark & FAILED) !== 0) open += 1;
    mayHideFailure ||= (mark & OPEN) !== 0;
    operation = isMuted ? operations.end(operation) : operation + 1;
  }
  return { muted, topLevel, open, mayHideFailure };
}

/** Marks operations nested in muted ones, and removes the other marks. */
function onlyMuted(operations: Operations, marks: Uint8Array): Uint8Array {
  for (let operation = 0; operation < operations.size; operation += 1) {
    const parent = operations.parent(operation);
    const isInMuted = parent !== -1 && marks[parent] === MUTED;
    marks[operation] = isInMuted || ((marks[operation] ?? 0) & MUTED) !== 0 ? MUTED : 0;
  }
  return marks;
}
