import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../../model/outcome.ts';

/**
 * The `DAV:status` elements of a response or propstat, which should have at most one. The first is the status, and the worst
 * decides the outcome.
 */
export interface StatedStatuses {
  /** Number of elements. */
  count: number;
  status: number | null;
  /** The element of `status` has an undeclared prefix. A later element with a declared prefix replaces it. */
  isUndeclared: boolean;
  /** Outcome of `status`; null if there is no element. */
  outcome: Outcome | null;
  /** Worst outcome of the other elements. */
  others: Outcome | null;
}

export function noStatuses(): StatedStatuses {
  return { count: 0, status: null, isUndeclared: false, outcome: null, others: null };
}

/** @returns whether `stated.status` is now this status */
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

/**
 * Number of propstats of a response by outcome. Those of missing properties are counted as `missing`; as `empty` if the resource
 * may be missing instead, because they name no property or the request is not about properties.
 */
export type PropstatCounts = Record<Exclude<Outcome, 'partial'> | 'missing' | 'empty', number>;

export function noPropstats(): PropstatCounts {
  return { success: 0, notice: 0, failure: 0, dependent: 0, unknown: 0, missing: 0, empty: 0 };
}

/** Returns the outcome of the properties of a propstat. A missing property is not a failure (RFC 4918 section 9.1.2). */
export function outcomeOfPropertyStatus(status: number | null, atomic: boolean): Outcome {
  return status === 404 && !atomic ? 'notice' : outcomeOfStatus(status);
}

export function outcomeOfPropstat({ outcome, others }: StatedStatuses): Outcome {
  return worst(outcome, others) ?? 'unknown';
}

/** Leaves the success of a propstat with a `DAV:error` in doubt. */
export function contradict(stated: StatedStatuses): void {
  if (outcomeOfPropstat(stated) === 'success') stated.others = 'unknown';
}

/** Whether the properties of a propstat are missing, with no other status that contradicts it. */
export function isMissing(status: number | null, outcome: Outcome, atomic: boolean): boolean {
  return status === 404 && outcome === 'notice' && !atomic;
}

/** @param isEmpty a 404 may be about the resource; see `mayBeAboutResource` */
export function countPropstat(counts: PropstatCounts, stated: StatedStatuses, isEmpty: boolean, atomic: boolean): void {
  const outcome = outcomeOfPropstat(stated);
  if (isMissing(stated.status, outcome, atomic)) counts[isEmpty ? 'empty' : 'missing'] += 1;
  else if (outcome !== 'partial') counts[outcome] += 1;
}

/**
 * Whether a response states nothing but 404 that may be about the resource. Of 404 for no property, some servers mean that the resource
 * is missing, others that no property was requested.
 */
export function isOnlyEmpty({ outcome }: StatedStatuses, counts: PropstatCounts): boolean {
  const { success, notice, failure, dependent, unknown, missing, empty } = counts;
  return outcome === null && empty > 0 && success + notice + failure + dependent + unknown + missing === 0;
}

/** Returns the outcome of a response according to its propstats; null if it has none. */
function outcomeOfPropstats(counts: PropstatCounts, atomic: boolean): Outcome | null {
  const { success, notice, failure, dependent, unknown, missing, empty } = counts;
  const total = success + notice + failure + dependent + unknown;
  if (total + missing + empty === 0) return null;
  if (total === 0) return 'success';
  if (failure > 0) return atomic || failure + dependent === total ? 'failure' : 'partial';
  if (dependent > 0) return dependent === total || atomic ? 'dependent' : 'partial';
  return unknown > 0 ? 'unknown' : 'success';
}

/** The outcome of a response. */
export interface ResponseOutcome {
  readonly outcome: Outcome;
  /** Something other than its first status is not a success or notice: a propstat, another status, a nested response. */
  readonly hasOtherFailure: boolean;
}

/**
 * Returns the worst outcome of the statuses, the propstats and the nested responses of a response.
 *
 * @param nested outcome according to the nested responses; null if there are none
 */
export function outcomeOfResponse(
  stated: StatedStatuses,
  counts: PropstatCounts,
  nested: Outcome | null,
  atomic: boolean,
): ResponseOutcome {
  const ofPropstats = isOnlyEmpty(stated, counts) ? 'unknown' : outcomeOfPropstats(counts, atomic);
  const other = worst(worst(stated.others, ofPropstats), nested);
  return {
    outcome: worst(stated.outcome, other) ?? 'unknown',
    hasOtherFailure: other !== null && other !== 'success' && other !== 'notice',
  };
}
