import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';

/**
 * The `DAV:status` elements of a response or a propstat, which should have one at most: the first is its status, the worst
 * decides its outcome.
 */
export interface StatedStatuses {
  /** Number of elements. */
  count: number;
  status: number | null;
  /** The element of `status` has a prefix that is not declared: one with a declared prefix takes its place. */
  isUndeclared: boolean;
  /** What `status` says; null if there is no element. */
  outcome: Outcome | null;
  /** The worst of what the other elements say. */
  others: Outcome | null;
}

export function noStatuses(): StatedStatuses {
  return { count: 0, status: null, isUndeclared: false, outcome: null, others: null };
}

/** @returns whether the status is the first by now, not one of the others */
export function addStatus(
  stated: StatedStatuses,
  status: number | null,
  isUndeclared: boolean,
  outcome: Outcome,
): boolean {
  stated.count += 1;
  const isFirst = stated.outcome === null || (stated.isUndeclared && !isUndeclared);
  stated.others = worst(stated.others, isFirst ? stated.outcome : outcome);
  if (!isFirst) return false;
  stated.status = status;
  stated.isUndeclared = isUndeclared;
  stated.outcome = outcome;
  return true;
}

function worst(a: Outcome | null, b: Outcome | null): Outcome | null {
  return a === null ? b : b === null ? a : worse(a, b);
}

/** How many of a response's propstats have which outcome. Those of missing properties (404 if properties are read) are counted apart. */
export type PropstatCounts = Record<Exclude<Outcome, 'partial'> | 'missing', number>;

export function noPropstats(): PropstatCounts {
  return { success: 0, notice: 0, failure: 0, dependent: 0, unknown: 0, missing: 0 };
}

/** What one status says about the properties of a propstat. A missing property is not a failure: the resource has none (RFC 4918 section 9.1.2). */
export function outcomeOfPropertyStatus(status: number | null, atomic: boolean): Outcome {
  return status === 404 && !atomic ? 'notice' : outcomeOfStatus(status);
}

export function outcomeOfPropstat({ outcome, others }: StatedStatuses): Outcome {
  return worst(outcome, others) ?? 'unknown';
}

/** Whether the properties of a propstat are missing, and nothing else is said about them. */
export function isMissing(status: number | null, outcome: Outcome, atomic: boolean): boolean {
  return status === 404 && outcome === 'notice' && !atomic;
}

export function countPropstat(counts: PropstatCounts, stated: StatedStatuses, atomic: boolean): void {
  const outcome = outcomeOfPropstat(stated);
  if (isMissing(stated.status, outcome, atomic)) counts.missing += 1;
  else if (outcome !== 'partial') counts[outcome] += 1;
}

/** The outcome that the propstats of a response give it; null if it has none. */
function outcomeOfPropstats(counts: PropstatCounts, atomic: boolean): Outcome | null {
  const { success, notice, failure, dependent, unknown, missing } = counts;
  const judged = success + notice + failure + dependent + unknown;
  if (judged + missing === 0) return null;
  if (judged === 0) return 'success';
  if (failure > 0) return atomic || failure + dependent === judged ? 'failure' : 'partial';
  if (dependent > 0) return dependent === judged || atomic ? 'dependent' : 'partial';
  return unknown > 0 ? 'unknown' : 'success';
}

/** The outcome of a response. */
export interface ResponseOutcome {
  readonly outcome: Outcome;
  /** What it says beside its first status is neither a success nor a notice: a propstat that failed, another status. */
  readonly hasOtherFailure: boolean;
}

/**
 * The worst of its statuses, its propstats and the responses nested in it.
 *
 * @param nested the outcome that the nested responses give it; null if there are none
 */
export function outcomeOfResponse(
  stated: StatedStatuses,
  counts: PropstatCounts,
  nested: Outcome | null,
  atomic: boolean,
): ResponseOutcome {
  const beside = worst(worst(stated.others, outcomeOfPropstats(counts, atomic)), nested);
  return {
    outcome: worst(stated.outcome, beside) ?? 'unknown',
    hasOtherFailure: beside !== null && beside !== 'success' && beside !== 'notice',
  };
}
