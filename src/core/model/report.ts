import type { Outcome } from './operation.ts';
import type { Reading } from './reading.ts';

/**
 * `mixed`: some failure, partial or dependent beside success or notice. `all-failed`: nothing but failure and dependent.
 * `unknown`: no failure, and no operation whose status can be told. `empty`: a well-formed answer with no operations.
 * `unreadable`: no operation could be read, and there is a problem; a broken body keeps the verdict of what was read.
 */
export type VerdictOutcome = 'all-succeeded' | 'mixed' | 'all-failed' | 'unknown' | 'empty' | 'unreadable';

export interface Verdict {
  readonly outcome: VerdictOutcome;
  /** Method-aware, and says only what the answer shows. */
  readonly sentence: string;
}

/** Counts of the top-level operations: the six outcomes add up to `total`. */
export interface Summary extends Readonly<Record<Outcome, number>> {
  readonly total: number;
  /** How many operations state each status; those that state none are not in it. */
  readonly byStatus: Readonly<Record<string, number>>;
  readonly missingProperties: number;
}

/** What was read out of one exchange. */
export interface Report extends Reading {
  readonly verdict: Verdict;
  readonly summary: Summary;
  /** The operations that a dependent one failed because of; two or more are candidates. Empty for the others. */
  readonly causes: (operation: number) => readonly number[];
}
