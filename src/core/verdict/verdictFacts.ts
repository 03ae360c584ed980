import type { Operations, Outcome } from '../model/operation.ts';
import { isFailed, outcomeOfStatus } from '../model/outcome.ts';
import { ALL_OR_NOTHING_METHODS } from '../model/allOrNothing.ts';
import { hasPathKey, pathKey } from '../model/path.ts';
import type { ParsedBody, StatedTotals, UnansweredItem } from '../model/parsedBody.ts';
import { losesContent, type Problem, type ProblemCode } from '../model/problem.ts';
import { type MissingFacts, missingFactsOf } from './missingFacts.ts';
import { NAMED } from './nameList.ts';
import { type PropertyFacts, propertyFactsOf } from './propertyFacts.ts';
import type { Summary, VerdictOutcome } from './report.ts';

/** The data of an exchange other than its body. */
export interface ExchangeHead {
  readonly method: string | null;
  readonly url: string | null;
  /** HTTP status of the response. */
  readonly status: number;
}

/** Number of nested operations that failed or were not attempted, and number of those without a result. */
export interface NestedCounts {
  readonly failed: number;
  readonly unknown: number;
}

/** Request items without a result. A sentence states their number and the first few. */
export interface UnansweredFacts {
  readonly count: number;
  /** Number of request items that need a result; null if it is not known. */
  readonly requested: number | null;
  readonly kind: 'property' | 'resource' | 'item';
  readonly first: readonly UnansweredItem[];
}

/** Everything that the sentence of a verdict may state, as plain data of limited size. */
export interface VerdictFacts {
  /** In uppercase; '' if it is not known. */
  readonly method: string;
  /** HTTP status of the response. */
  readonly status: number;
  readonly isDav: boolean;
  /** The body contains only weak evidence of results. */
  readonly isGuess: boolean;
  readonly summary: Summary;
  readonly outcome: VerdictOutcome;
  /** Code of the problem that explains why there are no operations; null if there is none. */
  readonly problem: ProblemCode | null;
  /** Why content may be missing: the body is truncated, a part was skipped, or only some results are listed. */
  readonly damage: 'cut' | 'skipped' | 'limited' | null;
  readonly statedTotals: StatedTotals | null;
  readonly unanswered: UnansweredFacts;
  /**
   * Number of resources by outcome; in formats other than WebDAV, of operations. Resources that a REPORT lists as removed or as
   * truncation markers are counted in `removed` and `truncated`, not in `notice`.
   */
  readonly resources: Readonly<Record<Outcome, number>>;
  readonly nested: NestedCounts;
  readonly removed: number;
  readonly truncated: number;
  /** The different statuses of the failures, in document order. */
  readonly failedStatuses: readonly number[];
  /** The different statuses of the notices in `resources`, in document order. */
  readonly noticeStatuses: readonly number[];
  /**
   * Outcome of the resource at the Request-URI; null if the response does not list it. Undefined if that is not known, because
   * the URL is unknown or the response lists more than {@link MAX_LABELS} resources.
   */
  readonly targetOutcome: Outcome | null | undefined;
  /** First condition of the first failed operation, `{namespace}local`. WebDAV only. */
  readonly condition: string | null;
  /** Only if the response lists one resource in a format with properties. */
  readonly changes: PropertyFacts | null;
  readonly missing: MissingFacts | null;
}

/** Longest text from the body in the facts. A sentence states less of it. */
const LONGEST = 200;

/** Number of operations whose labels are compared with the request's URL. */
const MAX_LABELS = 1000;

/** Number of failures whose propstats are parsed for their statuses. */
const MAX_PROPSTATS = 1000;

/** Collects the facts in one pass over the top-level operations. Parses at most one operation in full. */
export function collectVerdictFacts(
  parsed: ParsedBody,
  summary: Summary,
  { method, url, status }: ExchangeHead,
  outcome: VerdictOutcome,
  nested: NestedCounts,
): VerdictFacts {
  const { operations, format, statedTotals } = parsed;
  const isDav = format === 'webdav';
  const resources = { failure: 0, partial: 0, dependent: 0, unknown: 0, notice: 0, success: 0 };
  const failed = new FailedStatuses(parsed);
  const noticeStatuses = new Set<number>();
  const target = new TargetOutcome(isDav ? url : null);
  let removed = 0;
  let truncated = 0;
  let first = -1;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    const own = operations.outcome(operation);
    const stated = operations.status(operation);
    const resourceCount = operations.resources?.(operation) ?? 1;
    if (isDav) target.add(own, operations, operation);
    if (isDav && own === 'notice' && stated === 404) removed += resourceCount;
    else if (isDav && own === 'notice' && stated === 507) truncated += resourceCount;
    else resources[own] += resourceCount;
    if (own === 'notice' && stated !== null && stated < 400) noticeStatuses.add(stated);
    if (!isFailed(own)) continue;
    if (first === -1) first = operation;
    failed.add(operation, stated);
  }
  const isAtomic = method !== null && ALL_OR_NOTHING_METHODS.has(method.toUpperCase());
  if (first === -1 && summary.total === 1 && isAtomic) first = 0;
  const detail = isDav && first !== -1 ? operations.detail(first) : null;
  return {
    method: (method ?? '').toUpperCase(),
    status,
    isDav,
    isGuess: parsed.confidence === 'weak',
    summary,
    outcome,
    problem: reasonOf(parsed, outcome)?.code ?? null,
    damage: damageOf(parsed),
    statedTotals: statedTotals && { ...statedTotals, source: statedTotals.source.slice(0, LONGEST) },
    unanswered: unansweredFactsOf(parsed),
    resources,
    nested,
    removed,
    truncated,
    failedStatuses: failed.statuses(summary, removed > 0, truncated > 0),
    noticeStatuses: [...noticeStatuses],
    targetOutcome: target.outcome,
    condition: detail?.conditions[0]?.name ?? null,
    changes:
      isAtomic && detail && summary.total === 1 ? propertyFactsOf(detail, parsed.update, parsed.unanswered) : null,
    missing: missingFactsOf(operations.missingProperties?.(), total(resources)),
  };
}

/** The problem that explains why a response is unreadable. A wrong charset does not. */
export function reasonOf({ problems }: Pick<ParsedBody, 'problems'>, outcome: VerdictOutcome): Problem | undefined {
  return outcome === 'unreadable' ? problems.find(({ code }) => code !== 'wrong-encoding') : undefined;
}

function damageOf({ problems }: ParsedBody): VerdictFacts['damage'] {
  const losses = problems.filter(losesContent);
  if (losses.length === 0) return null;
  if (losses.some(({ cut, code }) => cut === true || code === 'body-aborted')) return 'cut';
  return losses.every(({ code }) => code === 'incomplete-results') ? 'limited' : 'skipped';
}

function unansweredFactsOf({ unanswered, requestItems, update, format }: ParsedBody): UnansweredFacts {
  return {
    count: unanswered.length,
    requested: requestItems ?? null,
    kind: update ? 'property' : format === 'webdav' ? 'resource' : 'item',
    first: unanswered.slice(0, NAMED).map(({ index, label }) => ({ index, label: label && label.slice(0, LONGEST) })),
  };
}

function total(resources: VerdictFacts['resources']): number {
  return Object.values(resources).reduce((sum, value) => sum + value, 0);
}

/** Collects the different statuses of the failures. */
class FailedStatuses {
  readonly #parsed: ParsedBody;
  readonly #statuses = new Set<number>();
  #parsedCount = 0;
  #isComplete = true;

  constructor(parsed: ParsedBody) {
    this.#parsed = parsed;
  }

  add(operation: number, stated: number | null): void {
    if (stated !== null && stated >= 400) this.#addStatus(stated);
    else if (this.#parsedCount < MAX_PROPSTATS) {
      this.#parsedCount += 1;
      for (const status of this.#parsed.operations.statuses(operation)) this.#addStatus(status);
    } else this.#isComplete = false;
  }

  /**
   * @param hasRemoved whether 404 may be the status of a notice
   * @param isTruncated whether 507 may be the status of a notice
   */
  statuses({ byStatus }: Summary, hasRemoved: boolean, isTruncated: boolean): readonly number[] {
    for (const [status] of this.#isComplete ? [] : byStatus)
      if (!(status === 404 && hasRemoved) && !(status === 507 && isTruncated)) this.#addStatus(status);
    return [...this.#statuses];
  }

  #addStatus(status: number): void {
    if (outcomeOfStatus(status) === 'failure') this.#statuses.add(status);
  }
}

/** Finds the outcome of the resource at the Request-URI. */
class TargetOutcome {
  outcome: Outcome | null | undefined;
  readonly #url: string | null;
  readonly #key: string | null;
  #seen = 0;

  constructor(url: string | null) {
    this.#url = url;
    this.#key = url === null ? null : pathKey(url, url);
    this.outcome = this.#key === null ? undefined : null;
  }

  add(outcome: Outcome, operations: Pick<Operations, 'label'>, operation: number): void {
    if (this.#key === null || this.outcome != null) return;
    this.#seen += 1;
    if (this.#seen > MAX_LABELS) {
      this.outcome = undefined;
      return;
    }
    const href = operations.label(operation);
    if (href !== null && hasPathKey(href, this.#url, this.#key)) this.outcome = outcome;
  }
}
