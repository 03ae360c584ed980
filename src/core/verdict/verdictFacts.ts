import type { Operation, Outcome } from '../model/operation.ts';
import { isFailed, outcomeOfStatus } from '../model/outcome.ts';
import { ALL_OR_NOTHING_METHODS } from '../model/allOrNothing.ts';
import { pathKey } from '../model/path.ts';
import type { ParsedBody } from '../model/parsedBody.ts';
import type { Summary, VerdictOutcome } from './report.ts';

/** The exchange that a verdict is about. */
export interface VerdictSubject {
  readonly method: string | null;
  readonly url: string | null;
  /** HTTP status of the response. */
  readonly status: number;
}

/** Number of operations nested in others that failed or were not attempted, and that state no result. */
export interface NestedCounts {
  readonly failed: number;
  readonly unknown: number;
}

/** Everything that the sentence of a verdict may state. */
export interface VerdictFacts {
  /** In capitals; '' if it is not known. */
  readonly method: string;
  /** HTTP status of the response. */
  readonly status: number;
  readonly parsed: ParsedBody;
  readonly summary: Summary;
  readonly outcome: VerdictOutcome;
  /**
   * Number of resources with each outcome. In other formats than WebDAV: of operations. Resources that a report lists as
   * removed or as a sign of truncation are in `removed` and `truncated`, not in `notice`.
   */
  readonly resources: Readonly<Record<Outcome, number>>;
  readonly nested: NestedCounts;
  readonly removed: number;
  readonly truncated: number;
  /** Different statuses of the failures, in the order of the body. */
  readonly failedStatuses: readonly number[];
  /** The same of the notices counted in `resources`. */
  readonly noticeStatuses: readonly number[];
  /**
   * Outcome of the resource that the request was sent to; null if the response does not list it. Undefined if that is not
   * known: the URL is unknown, or the response lists more than {@link LABELS_READ} resources.
   */
  readonly targetOutcome: Outcome | null | undefined;
  /** The first failed operation; for a response with one operation, that operation. WebDAV only. */
  readonly first: Operation | null;
}

/** Number of operations whose labels are compared with the request's URL. */
const LABELS_READ = 1000;

/** Number of failures whose propstats are parsed for their statuses. */
const PROPSTATS_READ = 1000;

/** Collects the facts in one pass over the top-level operations. At most one operation is parsed in full. */
export function collectVerdictFacts(
  parsed: ParsedBody,
  summary: Summary,
  { method, url, status }: VerdictSubject,
  outcome: VerdictOutcome,
  nested: NestedCounts,
): VerdictFacts {
  const { operations, format } = parsed;
  const isDav = format === 'webdav';
  const resources = { failure: 0, partial: 0, dependent: 0, unknown: 0, notice: 0, success: 0 };
  const failed = new Failed(parsed);
  const noticed = new Set<number>();
  const self = new Self(isDav ? url : null);
  let removed = 0;
  let truncated = 0;
  let first = -1;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    const own = operations.outcome(operation);
    const stated = operations.status(operation);
    const named = operations.resources?.(operation) ?? 1;
    self.see(own, () => operations.label(operation));
    if (isDav && own === 'notice' && stated === 404) removed += named;
    else if (isDav && own === 'notice' && stated === 507) truncated += named;
    else resources[own] += named;
    if (own === 'notice' && stated !== null && stated < 400) noticed.add(stated);
    if (!isFailed(own)) continue;
    if (first === -1) first = operation;
    failed.see(operation, stated);
  }
  const isAtomic = method !== null && ALL_OR_NOTHING_METHODS.has(method.toUpperCase());
  if (first === -1 && summary.total === 1 && isAtomic) first = 0;
  return {
    method: (method ?? '').toUpperCase(),
    status,
    parsed,
    summary,
    outcome,
    resources,
    nested,
    removed,
    truncated,
    failedStatuses: failed.statuses(summary, removed > 0, truncated > 0),
    noticeStatuses: [...noticed],
    targetOutcome: self.outcome,
    first: isDav && first !== -1 ? operations.detail(first) : null,
  };
}

/** Finds the different statuses of the failures. */
class Failed {
  readonly #parsed: ParsedBody;
  readonly #statuses = new Set<number>();
  #read = 0;
  #isComplete = true;

  constructor(parsed: ParsedBody) {
    this.#parsed = parsed;
  }

  see(operation: number, stated: number | null): void {
    if (stated !== null && stated >= 400) this.#add(stated);
    else if (this.#read < PROPSTATS_READ) {
      this.#read += 1;
      for (const status of this.#parsed.operations.statuses(operation)) this.#add(status);
    } else this.#isComplete = false;
  }

  /** @param hasRemoved whether 404, and `isTruncated` whether 507, may be the status of a notice */
  statuses({ byStatus }: Summary, hasRemoved: boolean, isTruncated: boolean): readonly number[] {
    for (const status of this.#isComplete ? [] : Object.keys(byStatus).map(Number))
      if (!(status === 404 && hasRemoved) && !(status === 507 && isTruncated)) this.#add(status);
    return [...this.#statuses];
  }

  #add(status: number): void {
    if (outcomeOfStatus(status) === 'failure') this.#statuses.add(status);
  }
}

/** Finds the operation whose resource is the one that the request was sent to. */
class Self {
  outcome: Outcome | null | undefined;
  readonly #url: string | null;
  readonly #key: string | null;
  #seen = 0;

  constructor(url: string | null) {
    this.#url = url;
    this.#key = url === null ? null : pathKey(url, url);
    this.outcome = this.#key === null ? undefined : null;
  }

  see(outcome: Outcome, label: () => string | null): void {
    if (this.#key === null || this.outcome != null) return;
    this.#seen += 1;
    if (this.#seen > LABELS_READ) {
      this.outcome = undefined;
      return;
    }
    const href = label();
    if (href !== null && pathKey(href, this.#url) === this.#key) this.outcome = outcome;
  }
}
