import { OUTCOMES, type Outcome } from '../model/operation.ts';
import type { Summary } from './report.ts';
import type { VerdictFacts } from './verdictFacts.ts';

type Counts = Readonly<Record<Outcome, number>>;
type Always = 'method' | 'status' | 'outcome';
/** The default values: the facts of most verdicts. */
type Usual = Omit<VerdictFacts, Always | 'summary' | 'resources'>;

/**
 * The facts of a verdict without members that have their default value. The facts are part of each evicted exchange and of each
 * row of the list, so they have to be small.
 */
export interface CompactFacts extends Pick<VerdictFacts, Always>, Partial<Usual> {
  readonly summary: Partial<Summary>;
  /** Omitted if each operation is one resource, so that the counts are those of the summary. */
  readonly resources?: Partial<Counts>;
}

const NO_COUNTS: Counts = { success: 0, notice: 0, partial: 0, failure: 0, dependent: 0, unknown: 0 };
const NO_SUMMARY: Summary = { ...NO_COUNTS, total: 0, byStatus: [], missingProperties: 0, removed: 0, truncated: 0 };

const DEFAULTS: Usual = {
  isDav: false,
  isGuess: false,
  problem: null,
  damage: null,
  statedTotals: null,
  unanswered: { count: 0, requested: null, kind: 'item', first: [] },
  nested: { failed: 0, unknown: 0 },
  removed: 0,
  truncated: 0,
  failedStatuses: [],
  noticeStatuses: [],
  targetOutcome: undefined,
  condition: null,
  changes: null,
  missing: null,
};

/** Removes the members that {@link expandFacts} restores. */
export function compactFacts({ method, status, outcome, summary, resources, ...others }: VerdictFacts): CompactFacts {
  // The sentence states nothing about unanswered items if there are none.
  const unanswered = others.unanswered.count === 0 ? DEFAULTS.unanswered : others.unanswered;
  const isSameCount = OUTCOMES.every((one) => summary[one] === resources[one]);
  return {
    method,
    status,
    outcome,
    summary: changed(summary, NO_SUMMARY),
    ...(isSameCount ? {} : { resources: changed(resources, NO_COUNTS) }),
    ...changed({ ...others, unanswered }, DEFAULTS),
  };
}

export function expandFacts(compact: CompactFacts): VerdictFacts {
  const summary = { ...NO_SUMMARY, ...compact.summary };
  const { success, notice, partial, failure, dependent, unknown } = summary;
  const resources = compact.resources ?? { success, notice, partial, failure, dependent, unknown };
  return { ...DEFAULTS, ...compact, summary, resources: { ...NO_COUNTS, ...resources } };
}

/** The members of an object whose values differ from the defaults. */
function changed<Value extends object>(value: Value, defaults: Partial<Value>): Partial<Value> {
  const members: Partial<Value> = {};
  for (const name in value) if (!isSame(value[name], defaults[name])) members[name] = value[name];
  return members;
}

/** Compares JSON data. */
function isSame(value: unknown, other: unknown): boolean {
  if (value === other || typeof value !== 'object' || typeof other !== 'object') return value === other;
  return JSON.stringify(value) === JSON.stringify(other);
}
