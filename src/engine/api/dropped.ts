/** The verdict of a dropped response. `succeeded` includes empty responses, `unknown` includes unreadable ones. */
export type DroppedKind = 'succeeded' | 'unknown' | 'failed';

/** Counts of the responses that were dropped because there were too many. */
export interface Dropped {
  readonly total: number;
  readonly failed: number;
  /** Responses with an unknown outcome, or that could not be parsed. */
  readonly unknown: number;
}

export const NONE_DROPPED: Dropped = { total: 0, failed: 0, unknown: 0 };

/** Returns the counts with one more dropped response. */
export function addDropped({ total, failed, unknown }: Dropped, kind: DroppedKind): Dropped {
  return {
    total: total + 1,
    failed: failed + (kind === 'failed' ? 1 : 0),
    unknown: unknown + (kind === 'unknown' ? 1 : 0),
  };
}
