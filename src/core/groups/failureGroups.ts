import { statusWithPhrase } from '../explain/statusWithPhrase.ts';
import type { Outcome, Operations } from '../model/operation.ts';
import type { Report } from '../verdict/report.ts';
import { CauseMarks } from './causeMarks.ts';
import { CommonFolder } from './commonFolder.ts';
import { failureStatuses, joinedParts, resultKey, resultParts } from './resultParts.ts';

/** Operations that failed, or were not attempted, with equal results. */
export interface FailureGroup {
  readonly outcome: Outcome;
  /** Their statuses: several if they have only statuses of properties. */
  readonly statuses: readonly number[];
  /** The first one in document order. */
  readonly first: number;
  readonly count: number;
  /** Number of operations that were not attempted because of one of them, and because of no other. They are in no group. */
  readonly dependents: number;
  /** The innermost folder that contains all of them, as sent, with a slash at its end; '' if there is none, or one operation. */
  readonly folder: string;
  /** Messages, conditions and properties on one line. What differs is `…`. May be empty. */
  readonly message: string;
}

export interface FailureSummary {
  /** Failures first, the largest groups first. */
  readonly groups: readonly FailureGroup[];
  /** Number of failures that may have caused others. */
  readonly causes: number;
  /** Number of operations that were not attempted because of others. */
  readonly dependents: number;
}

/** More different results are grouped by their first status only, so that the memory for texts is limited. */
const MAX_GROUPS = 1000;

interface Draft {
  readonly index: number;
  readonly first: number;
  readonly outcome: Outcome;
  readonly statuses: readonly number[];
  readonly folder: CommonFolder;
  /** Text of all of them; null if they differ. */
  text: string | null;
  readonly pattern: string;
  readonly rank: number;
  count: number;
  dependents: number;
}

const OPERATIONS_PER_CHECK = 64;

/**
 * Groups the failures of a response by outcome, status, conditions and pattern of the message. Linear time; two bytes for each operation,
 * and four more if some depend on others. It can be interrupted, since there may be a million operations.
 */
export class FailureGroups {
  readonly #report: Report;
  readonly #drafts = new Map<string, Draft>();
  /** For each operation, the index of its group, counted from 1; 0 if it is in none. */
  readonly #groupOf: Uint16Array;
  readonly #causes: CauseMarks;
  #dependents = 0;
  #at = 0;
  #summary: { readonly summary: FailureSummary; readonly indexes: readonly number[] } | null = null;

  constructor(report: Report) {
    this.#report = report;
    this.#groupOf = new Uint16Array(report.operations.size);
    this.#causes = new CauseMarks(report.operations.size);
  }

  /** Groups operations until `enough` returns true. @returns whether all are grouped */
  advance(enough: () => boolean): boolean {
    const { size } = this.#report.operations;
    while (this.#at < size) {
      const end = Math.min(size, this.#at + OPERATIONS_PER_CHECK);
      for (; this.#at < end; this.#at += 1) this.#add(this.#at);
      if (enough()) break;
    }
    return this.#at === size;
  }

  /** Groups all operations that are not grouped yet. */
  summary(): FailureSummary {
    return this.#finished().summary;
  }

  /**
   * Returns the next operation of a group after another one, or the first one after the last.
   *
   * @param group index in the summary
   */
  next(group: number, after: number): number | null {
    const { size } = this.#report.operations;
    const index = this.#finished().indexes[group];
    if (index === undefined) return null;
    for (let step = 1; step <= size; step += 1) {
      const operation = (Math.max(-1, after) + step) % size;
      if (this.#groupOf[operation] === index) return operation;
    }
    return null;
  }

  #add(operation: number): void {
    const { operations, causes } = this.#report;
    const outcome = operations.outcome(operation);
    if (outcome === 'dependent') {
      this.#dependents += 1;
      if (this.#causes.add(causes(operation))) return;
    } else if (outcome !== 'failure' && outcome !== 'partial') return;
    const draft = this.#draftOf(operation, outcome);
    this.#groupOf[operation] = draft.index;
    draft.count += 1;
    draft.folder.add(operations.label(operation) ?? '');
  }

  #draftOf(operation: number, outcome: Outcome): Draft {
    const { operations } = this.#report;
    const { key, statuses, text, pattern } = described(operations, operation, outcome);
    const isFull = this.#drafts.size >= MAX_GROUPS && !this.#drafts.has(key);
    const own = isFull ? `${outcome} ${statuses[0]} others` : key;
    const known = this.#drafts.get(own);
    if (known) {
      if (known.text !== text) known.text = null;
      return known;
    }
    const hasReason = statuses.length > 0 || pattern !== '' || operations.end(operation) === operation + 1;
    const draft: Draft = {
      index: this.#drafts.size + 1,
      first: operation,
      outcome,
      statuses: isFull ? statuses.slice(0, 1) : statuses,
      folder: new CommonFolder(),
      text: isFull ? '' : text,
      pattern: isFull ? '' : pattern,
      // An operation without a reason of its own failed because of a nested one.
      rank: outcome === 'dependent' ? 2 : hasReason ? 0 : 1,
      count: 0,
      dependents: 0,
    };
    this.#drafts.set(own, draft);
    return draft;
  }

  #finished(): { readonly summary: FailureSummary; readonly indexes: readonly number[] } {
    if (this.#summary) return this.#summary;
    this.advance(() => false);
    const drafts = [...this.#drafts.values()];
    let causes = 0;
    for (const { cause, dependents } of this.#causes.all()) {
      causes += 1;
      const draft = drafts[(this.#groupOf[cause] ?? 0) - 1];
      if (draft) draft.dependents += dependents;
    }
    const sorted = drafts.toSorted((a, b) => a.rank - b.rank || b.count - a.count || a.first - b.first);
    const groups = sorted.map(
      ({ outcome, statuses, first, count, dependents, folder, text, pattern }): FailureGroup => ({
        outcome,
        statuses,
        first,
        count,
        dependents,
        folder: count === 1 ? '' : folder.folder,
        message: text ?? pattern,
      }),
    );
    this.#summary = {
      summary: { groups, causes, dependents: this.#dependents },
      indexes: sorted.map(({ index }) => index),
    };
    return this.#summary;
  }
}

interface DescribedResult {
  readonly key: string;
  readonly statuses: readonly number[];
  readonly text: string;
  readonly pattern: string;
}

function described(operations: Operations, operation: number, outcome: Outcome): DescribedResult {
  const own = operations.status(operation);
  const statuses = operations.statuses(operation);
  if (own !== null && operations.isPlain?.(operation) === true && statuses.length === 1)
    return { key: resultKey({ outcome, status: own }, statuses, []), statuses, text: '', pattern: '' };
  const detail = operations.detail(operation);
  const stated = failureStatuses(detail, statuses);
  const parts = resultParts(detail, statuses);
  return {
    key: resultKey(detail, stated, parts),
    statuses: stated,
    text: joinedParts(parts.map(({ text }) => text)),
    pattern: joinedParts(parts.map(({ pattern }) => pattern)),
  };
}

/** `403 Forbidden`; `''` if the group has no status. */
export function groupStatus({ statuses }: Pick<FailureGroup, 'statuses'>): string {
  return statuses.slice(0, MAX_STATUSES).map(statusWithPhrase).join(', ');
}

/** Maximum number of statuses in a text: there may be many propstats. */
const MAX_STATUSES = 4;
