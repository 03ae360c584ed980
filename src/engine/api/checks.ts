import type { SourceLines } from '../detail/sourceLines.ts';
import type { Severity } from '../../core/checks/checkRules.ts';
import type { ExchangeId } from './exchangeId.ts';
import type { RowKey } from './treeRow.ts';

/** Number of findings of one response by severity, without those of rules that are off. */
export type CheckCounts = Readonly<Record<Severity, number>>;

/** What the list shows of the checks of a response. */
export interface CheckedRow {
  /** Null until the response was checked. */
  readonly checks: CheckCounts | null;
}

/** More responses were checked, or other rules are on. */
export interface CheckedEvent {
  readonly checked: true;
}

/** Number of errors and warnings; null if there are none, or if the response was not checked yet. */
export function checkCount(counts: CheckCounts | null): number | null {
  const total = counts ? counts.error + counts.warning : 0;
  return total === 0 ? null : total;
}

/** A rule that a response breaks. */
export interface BrokenRule {
  readonly rule: string;
  readonly severity: Severity;
  /** Number of places where the response breaks it. */
  readonly findings: number;
  /** The user switched the rule off. */
  readonly isOff: boolean;
  /** Number of stored responses of the same origin that break it. */
  readonly responses: number;
  /** Several responses of the same origin break it, and it is not an error: it describes the server. */
  readonly isOfServer: boolean;
  /** The first {@link CHECK_PAGE} places. */
  readonly places: readonly CheckPlace[];
}

/** A place where a response breaks a rule. Its texts are from outside. */
export interface CheckPlace {
  /** Its index among the places of the rule. */
  readonly index: number;
  /** The values of the placeholders in the message of the rule. */
  readonly params: Readonly<Record<string, string | number>>;
  /** `response[0]/href`, `header:Content-Type`, `$.results[2]` */
  readonly pointer: string;
  /** Of the body, from 1; null if the place is not in it. */
  readonly line: number | null;
  /** The row of the operation that contains it. */
  readonly row: RowKey | null;
}

/** The rules that a response breaks: errors first, then in the order in which they were found. */
export interface ResponseChecks {
  readonly rules: readonly BrokenRule[];
}

/** Number of places in one reply. */
export const CHECK_PAGE = 50;
/** Number of places of one rule that the panel lists. Exports contain all. */
export const MAX_PLACES = 5000;

/** The checks of one response. Its body is reloaded if it was evicted. */
export interface ChecksApi {
  /** Returns what the checks found; null if there is no complete body. */
  checks(id: ExchangeId): ResponseChecks | null;
  /** Returns at most {@link CHECK_PAGE} places of a rule, starting at `from`. */
  checkPlaces(id: ExchangeId, rule: string, from: number): readonly CheckPlace[];
  /** Returns the lines of the body at a place of a rule; null if the place is not in the body. */
  checkSource(id: ExchangeId, rule: string, place: number): SourceLines | null;
  /** Switches these rules off, and all others on. */
  setChecksOff(rules: readonly string[]): void;
}
