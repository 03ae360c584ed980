import type { Range } from '../../../model/operation.ts';
import type { Scope } from '../../xml/scope.ts';
import { MissingNames } from './missingNames.ts';
import { type OpenPropstat, openPropstat, OpenResponse } from './openResponse.ts';
import { type NestedRow, Rows } from './responseColumns.ts';

/** Responses nested deeper are not listed: each is parsed together with all that it is nested in. */
const MOST_LEVELS = 8;

/** The responses of a multistatus while they are parsed: the open ones, and the rows of those that are complete. */
export class Responses {
  readonly rows = new Rows();
  readonly missing = new MissingNames();
  readonly #atomic: boolean;
  /** The innermost open one. */
  open: OpenResponse | null = null;
  /** Those nested in the outermost open one, in preorder; null while they are open. */
  #nested: (NestedRow | null)[] = [];

  constructor(atomic: boolean) {
    this.#atomic = atomic;
  }

  /** Whether a response can be nested in the open one. */
  get hasRoom(): boolean {
    return this.open === null || this.open.level < MOST_LEVELS;
  }

  start(scope: Scope | null, faults: number): void {
    const parent = this.open;
    if (parent === null) {
      this.rows.dropProperties();
      this.missing.dropResponse();
    }
    this.open = new OpenResponse(parent, parent === null ? -1 : this.#nested.length, scope, faults);
    if (parent !== null) this.#nested.push(null);
  }

  startPropstat(response: OpenResponse): void {
    response.propstat = openPropstat();
    response.weight += 1;
  }

  property(response: OpenResponse, id: number): void {
    if (response.propstat) response.propstat.properties += 1;
    response.weight += 1;
    if (response.parent === null) this.rows.property(id);
    else response.properties.push(id);
  }

  endPropstat(response: OpenResponse, propstat: OpenPropstat): void {
    const missing = response.closePropstat(propstat, this.#atomic);
    // Only the outermost responses count as resources.
    if (missing > 0 && response.parent === null) this.missing.add(this.rows.lastProperties(missing));
  }

  /** @param faults number of faults by now */
  end(response: OpenResponse, [start, end]: Range, faults: number): void {
    const row = response.row(start, end, faults, this.#atomic);
    const { parent, place, properties } = response;
    this.open = parent;
    if (parent !== null) {
      parent.addNested(row.outcome);
      this.#nested[place] = { ...row, parentPlace: parent.place, endPlace: this.#nested.length, properties };
      return;
    }
    this.missing.closeResponse(Math.max(response.hrefs, 1));
    this.rows.push(row, this.#nested.length === 0 ? undefined : this.#nested.filter((inner) => inner !== null));
    this.#nested = [];
  }
}
