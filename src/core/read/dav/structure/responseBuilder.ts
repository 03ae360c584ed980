import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfNested, outcomeOfStatus } from '../../../model/outcome.ts';
import type { Scope } from '../../xml/scope.ts';
import {
  addStatus,
  contradict,
  countPropstat,
  isMissing,
  isOnlyEmpty,
  noPropstats,
  noStatuses,
  outcomeOfPropertyStatus,
  outcomeOfPropstat,
  outcomeOfResponse,
  type PropstatCounts,
  type StatedStatuses,
} from './statedStatuses.ts';
import { mayBeAboutResource, type Purpose } from '../request/purpose.ts';
import { MIXED, type ResponseRow } from './responseColumns.ts';

/** The open propstat. */
export interface PropstatBuilder {
  readonly stated: StatedStatuses;
  properties: number;
  /** Whether it has a condition in a `DAV:error`. */
  hasCondition: boolean;
}

export function createPropstatBuilder(): PropstatBuilder {
  return { stated: noStatuses(), properties: 0, hasCondition: false };
}

/** Collects the data of an open response. */
export class ResponseBuilder {
  /** The response around it. */
  readonly parent: ResponseBuilder | null;
  /** Number of responses around it. */
  readonly level: number;
  /** Position among the responses nested in the same outermost one; -1 for the outermost one itself. */
  readonly position: number;
  /** Namespaces in scope around it, if they differ from those of the multistatus. */
  readonly scope: Scope | null;
  /** Number of faults before it in the document. */
  readonly faultsBefore: number;
  readonly stated = noStatuses();
  propstat: PropstatBuilder | null = null;
  /** Ids of the property names; used only for a nested response. */
  readonly properties: number[] = [];
  hasDetails = false;
  hrefs = 0;
  weight = 0;
  #hrefStart = -1;
  #hrefEnd = -1;
  readonly #counts: PropstatCounts = noPropstats();
  #propstatStatus: number | null = null;
  #missing = 0;
  #several = false;
  #hasCondition = false;
  #nested: Outcome[] | null = null;

  constructor(parent: ResponseBuilder | null, position: number, scope: Scope | null, faults: number) {
    this.parent = parent;
    this.level = parent ? parent.level + 1 : 0;
    this.position = position;
    this.scope = scope;
    this.faultsBefore = faults;
  }

  addHref(start: number, end: number): void {
    this.hrefs += 1;
    if (this.#hrefStart !== -1) this.hasDetails = true;
    else {
      this.#hrefStart = start;
      this.#hrefEnd = end;
    }
  }

  /**
   * Adds a `DAV:status` to the open propstat, or to the response if no propstat is open.
   *
   * @returns the number of statuses of that element so far
   */
  addStatus(status: number | null, isUndeclared: boolean, atomic: boolean): number {
    const stated = this.propstat?.stated ?? this.stated;
    const outcome = this.propstat ? outcomeOfPropertyStatus(status, atomic) : outcomeOfStatus(status);
    addStatus(stated, status, isUndeclared, outcome);
    return stated.count;
  }

  /** Adds a condition of a `DAV:error` in the open propstat, or in the response if no propstat is open. */
  addCondition(): void {
    this.weight += 1;
    if (this.propstat) this.propstat.hasCondition = true;
    else this.#hasCondition = true;
  }

  /** @returns the number of properties if they are missing, else 0 */
  closePropstat({ stated, properties, hasCondition }: PropstatBuilder, purpose: Purpose): number {
    const { isAtomic } = purpose;
    this.propstat = null;
    if (hasCondition) contradict(stated);
    countPropstat(this.#counts, stated, mayBeAboutResource(purpose, properties > 0), isAtomic);
    this.#several ||= stated.count > 1;
    const { status } = stated;
    if (isMissing(status, outcomeOfPropstat(stated), isAtomic)) {
      this.#missing += properties;
      return properties;
    }
    if (status !== null)
      this.#propstatStatus = this.#propstatStatus === null || this.#propstatStatus === status ? status : MIXED;
    return 0;
  }

  addNested(outcome: Outcome): void {
    this.#nested ??= [];
    this.#nested.push(outcome);
  }

  row(start: number, end: number, faults: number, atomic: boolean): ResponseRow {
    const nested = this.#nested === null ? null : outcomeOfNested(this.#nested);
    const own = outcomeOfResponse(this.stated, this.#counts, nested, atomic);
    const isContradicted = this.#hasCondition && own.outcome === 'success';
    const outcome = isContradicted ? 'unknown' : own.outcome;
    const hasOtherFailure = isContradicted || own.hasOtherFailure;
    return {
      start,
      end,
      status: this.stated.status,
      propstatStatus: isOnlyEmpty(this.stated, this.#counts) ? 404 : this.#propstatStatus,
      outcome,
      missing: this.#missing,
      href: this.#hrefStart === -1 ? [start, start] : [this.#hrefStart, this.#hrefEnd],
      recovered: faults > this.faultsBefore,
      hasDetails: this.hasDetails,
      hasOtherFailure,
      hasSeveralStatuses: this.#several || this.stated.count > 1,
      hrefs: this.hrefs,
      weight: this.weight,
      scope: this.scope,
    };
  }
}
