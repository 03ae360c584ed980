import type { Outcome } from '../../../model/operation.ts';
import { outcomeOfNested, outcomeOfStatus } from '../../../model/outcome.ts';
import type { Scope } from '../../xml/scope.ts';
import {
  addStatus,
  countPropstat,
  isMissing,
  noPropstats,
  noStatuses,
  outcomeOfPropertyStatus,
  outcomeOfPropstat,
  outcomeOfResponse,
  type PropstatCounts,
  type StatedStatuses,
} from './statedStatuses.ts';
import { MIXED, type ResponseRow } from './responseColumns.ts';

/** A propstat that is being parsed. */
export interface PropstatBuilder {
  readonly stated: StatedStatuses;
  properties: number;
}

export function createPropstatBuilder(): PropstatBuilder {
  return { stated: noStatuses(), properties: 0 };
}

/** A response that is being parsed. */
export class ResponseBuilder {
  /** The response that it is nested in. */
  readonly parent: ResponseBuilder | null;
  /** Number of responses that it is nested in. */
  readonly level: number;
  /** Place among the responses nested in the same outermost one; -1 for the outermost one itself. */
  readonly place: number;
  /** The namespaces in force around it, if they are not those of the multistatus. */
  readonly scope: Scope | null;
  /** Number of faults before it. */
  readonly faultsBefore: number;
  readonly stated = noStatuses();
  propstat: PropstatBuilder | null = null;
  /** Of a nested response: ids of the names of its properties. */
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
  #nested: Outcome[] | null = null;

  constructor(parent: ResponseBuilder | null, place: number, scope: Scope | null, faults: number) {
    this.parent = parent;
    this.level = parent ? parent.level + 1 : 0;
    this.place = place;
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

  /** Adds a `DAV:status` to the open propstat, or else to the response. @returns the number of those that it has by now */
  addStatus(status: number | null, isUndeclared: boolean, atomic: boolean): number {
    const stated = this.propstat?.stated ?? this.stated;
    const outcome = this.propstat ? outcomeOfPropertyStatus(status, atomic) : outcomeOfStatus(status);
    addStatus(stated, status, isUndeclared, outcome);
    return stated.count;
  }

  /** @returns the number of its properties if they are missing, else 0 */
  closePropstat({ stated, properties }: PropstatBuilder, atomic: boolean): number {
    this.propstat = null;
    countPropstat(this.#counts, stated, atomic);
    this.#several ||= stated.count > 1;
    const { status } = stated;
    if (isMissing(status, outcomeOfPropstat(stated), atomic)) {
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
    const { outcome, hasOtherFailure } = outcomeOfResponse(this.stated, this.#counts, nested, atomic);
    return {
      start,
      end,
      status: this.stated.status,
      propstatStatus: this.#propstatStatus,
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
