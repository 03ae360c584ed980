import type { Outcome } from '../../model/operation.ts';
import { outcomeOfStatus, worse } from '../../model/outcome.ts';

/** How many of a response's propstats say what. Missing ones (404 where properties are read) are counted apart. */
export interface PropstatCounts {
  success: number;
  notice: number;
  failure: number;
  dependent: number;
  unknown: number;
  missing: number;
}

export function noPropstats(): PropstatCounts {
  return { success: 0, notice: 0, failure: 0, dependent: 0, unknown: 0, missing: 0 };
}

export function countPropstat(counts: PropstatCounts, status: number | null, atomic: boolean): void {
  if (status === 404 && !atomic) counts.missing += 1;
  else {
    const outcome = outcomeOfStatus(status);
    if (outcome !== 'partial') counts[outcome] += 1;
  }
}

/** The outcome of one propstat's properties. A missing property is no failure: the server merely has none (RFC 4918 section 9.1.2). */
export function outcomeOfPropstat(status: number | null, atomic: boolean): Outcome {
  return status === 404 && !atomic ? 'notice' : outcomeOfStatus(status);
}

/** The outcome that the propstats of a response give it; null where it has none. */
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
  /** What its propstats make of it is neither a success nor a notice, whatever its own status is. */
  readonly badBeside: boolean;
}

/** Its own status, its propstats, or the worse of both if it has both. */
export function outcomeOfResponse(
  status: number | null,
  hasStatus: boolean,
  counts: PropstatCounts,
  atomic: boolean,
): ResponseOutcome {
  const ofPropstats = outcomeOfPropstats(counts, atomic);
  if (ofPropstats === null) return { outcome: outcomeOfStatus(status), badBeside: false };
  return {
    outcome: hasStatus ? worse(outcomeOfStatus(status), ofPropstats) : ofPropstats,
    badBeside: ofPropstats !== 'success' && ofPropstats !== 'notice',
  };
}
