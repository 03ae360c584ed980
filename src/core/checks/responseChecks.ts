import type { Finding } from './finding.ts';

/** What the rules find in a response. */
export interface ResponseChecks {
  /** Errors, then warnings, then infos; each in document order. */
  readonly findings: readonly Finding[];
  /** Number of findings of rules that are switched off. */
  readonly switchedOff: number;
}

/** Checks a response, at most once. */
export type LazyChecks = () => ResponseChecks;

const NOTHING: ResponseChecks = { findings: [], switchedOff: 0 };

/** The checks of a response that is not checked. */
export const NO_CHECKS: LazyChecks = () => NOTHING;
