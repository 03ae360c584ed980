import { outcomeNumber, outcomeOfNumber, statusNumber, statusOfNumber } from '../../../model/columnNumbers.ts';
import type { Outcome, Range } from '../../../model/operation.ts';
import type { Scope } from '../../xml/scope.ts';
import { NumberColumn, type ArrayFactory } from './numberColumn.ts';
import { type NestedPosition, Nesting } from './nesting.ts';

/**
 * Offsets, statuses and outcomes of the responses of a multistatus: a few numbers for each. Everything else is parsed from
 * the body on demand. Nested responses follow the response around them.
 */
export interface Outline {
  readonly size: number;
  readonly nesting: Nesting;
  /** Namespaces in scope around a response, if they differ from those of the multistatus. */
  readonly scope: (response: number) => Scope | null;
  readonly range: (response: number) => Range;
  readonly status: (response: number) => number | null;
  /** The status that all propstats except those of missing properties share; `MIXED` if they differ, null if there are none. */
  readonly propstatStatus: (response: number) => number | null;
  readonly outcome: (response: number) => Outcome;
  /** Number of missing properties (404 in a response to a method that reads properties). */
  readonly missing: (response: number) => number;
  /** The content of the first `DAV:href`; an empty range if there is none. */
  readonly href: (response: number) => Range;
  /** Whether it contains a fault. */
  readonly recovered: (response: number) => boolean;
  /** Whether it has more than statuses and properties: a description, an error, a location or a second href. */
  readonly hasDetails: (response: number) => boolean;
  /** Whether something other than its first status is not a success or notice, such as a failed propstat. */
  readonly hasOtherFailure: (response: number) => boolean;
  /** Whether it or one of its propstats has several `DAV:status` elements. */
  readonly hasSeveralStatuses: (response: number) => boolean;
  /** Number of `DAV:href` elements; 1 for a response without any. */
  readonly hrefs: (response: number) => number;
  /** Number of propstats, properties and conditions. */
  readonly weight: (response: number) => number;
  /** Ids of the property names in document order. */
  readonly properties: (response: number) => Iterable<number>;
}

/** The values of one response in the columns; see {@link Outline}. */
export interface ResponseRow {
  readonly start: number;
  readonly end: number;
  readonly status: number | null;
  readonly propstatStatus: number | null;
  readonly outcome: Outcome;
  readonly missing: number;
  readonly href: Range;
  readonly recovered: boolean;
  readonly hasDetails: boolean;
  readonly hasOtherFailure: boolean;
  readonly hasSeveralStatuses: boolean;
  readonly hrefs: number;
  readonly weight: number;
  readonly scope: Scope | null;
}

export interface NestedRow extends ResponseRow, NestedPosition {
  /** Ids of the property names. */
  readonly properties: readonly number[];
}

const RECOVERED = 1;
const SAYS = 2;
const BAD_BESIDE = 4;
const SEVERAL = 8;
export const MIXED = -2;

const offsets: ArrayFactory = (size) => new Uint32Array(size);
const statuses: ArrayFactory = (size) => new Int16Array(size);

/** Builds an {@link Outline} as columns of numbers. */
export class ResponseColumns {
  #size = 0;
  readonly #starts = new NumberColumn(offsets);
  readonly #ends = new NumberColumn(offsets);
  readonly #statuses = new NumberColumn(statuses);
  readonly #propstatStatuses = new NumberColumn(statuses);
  readonly #outcomes = new NumberColumn();
  readonly #missing = new NumberColumn();
  readonly #hrefStarts = new NumberColumn(offsets);
  readonly #hrefEnds = new NumberColumn(offsets);
  readonly #flags = new NumberColumn();
  /** Number of hrefs of the responses that have several, which are rare. */
  readonly #hrefs = new Map<number, number>();
  readonly #weights = new NumberColumn();
  /** Ids of the property names of all responses; `#nameEnds` has the end index of each response. */
  readonly #names = new NumberColumn();
  readonly #nameEnds = new NumberColumn(offsets);
  readonly #nesting = new Nesting();
  readonly #scopes = new Map<number, Scope>();

  /** Adds a property of the response that is pushed next. */
  addProperty(id: number): void {
    this.#names.push(id);
  }

  /** Returns the ids of the last properties. `count` is at most the number of properties added since the last push. */
  lastProperties(count: number): Iterable<number> {
    return this.#names.slice(this.#names.length - count, this.#names.length);
  }

  /** Drops the properties added since the last push. */
  dropProperties(): void {
    this.#names.truncate(this.#size === 0 ? 0 : this.#nameEnds.at(this.#size - 1));
  }

  /** @param nested rows of the responses nested in it, in preorder */
  push(row: ResponseRow, nested: readonly NestedRow[] = []): void {
    const outermost = this.#size;
    this.#push(row);
    for (const inner of nested) {
      for (const id of inner.properties) this.#names.push(id);
      this.#push(inner);
    }
    this.#nesting.add(outermost, nested);
  }

  #push(row: ResponseRow): void {
    if (row.scope !== null) this.#scopes.set(this.#size, row.scope);
    this.#size += 1;
    this.#starts.push(row.start);
    this.#ends.push(row.end);
    this.#statuses.push(statusNumber(row.status));
    this.#propstatStatuses.push(statusNumber(row.propstatStatus));
    this.#outcomes.push(outcomeNumber(row.outcome));
    this.#missing.push(row.missing);
    this.#hrefStarts.push(row.href[0]);
    this.#hrefEnds.push(row.href[1]);
    this.#flags.push(
      (row.recovered ? RECOVERED : 0) |
        (row.hasDetails ? SAYS : 0) |
        (row.hasOtherFailure ? BAD_BESIDE : 0) |
        (row.hasSeveralStatuses ? SEVERAL : 0),
    );
    if (row.hrefs > 1) this.#hrefs.set(this.#size - 1, row.hrefs);
    this.#weights.push(row.weight);
    this.#nameEnds.push(this.#names.length);
  }

  /** Frees memory reserved for growth, after the last push. */
  trim(): void {
    const columns = [
      this.#starts,
      this.#ends,
      this.#statuses,
      this.#propstatStatuses,
      this.#outcomes,
      this.#missing,
      this.#hrefStarts,
      this.#hrefEnds,
      this.#flags,
      this.#weights,
      this.#names,
      this.#nameEnds,
    ];
    for (const column of columns) column.trim();
  }

  /** Returns the rows pushed so far. */
  outline(): Outline {
    return {
      size: this.#size,
      nesting: this.#nesting,
      scope: (response) => this.#scopes.get(response) ?? null,
      range: (response) => [this.#starts.at(response), this.#ends.at(response)],
      status: (response) => statusOfNumber(this.#statuses.at(response)),
      propstatStatus: (response) => statusOfNumber(this.#propstatStatuses.at(response)),
      outcome: (response) => outcomeOfNumber(this.#outcomes.at(response)),
      missing: (response) => this.#missing.at(response),
      href: (response) => [this.#hrefStarts.at(response), this.#hrefEnds.at(response)],
      recovered: (response) => (this.#flags.at(response) & RECOVERED) !== 0,
      hasDetails: (response) => (this.#flags.at(response) & SAYS) !== 0,
      hasSeveralStatuses: (response) => (this.#flags.at(response) & SEVERAL) !== 0,
      hasOtherFailure: (response) => (this.#flags.at(response) & BAD_BESIDE) !== 0,
      hrefs: (response) => this.#hrefs.get(response) ?? 1,
      weight: (response) => this.#weights.at(response),
      properties: (response) =>
        this.#names.slice(response === 0 ? 0 : this.#nameEnds.at(response - 1), this.#nameEnds.at(response)),
    };
  }
}
