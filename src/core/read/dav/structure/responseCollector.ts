import type { Purpose } from '../request/purpose.ts';
import type { Range } from '../../../model/operation.ts';
import type { Scope } from '../../xml/scope.ts';
import { MissingPropertyCounter } from './missingPropertyCounter.ts';
import { type PropstatBuilder, createPropstatBuilder, ResponseBuilder } from './responseBuilder.ts';
import { type NestedRow, ResponseColumns } from './responseColumns.ts';

/** Responses nested deeper are not listed, since a response is parsed together with all the responses around it. */
const MAX_LEVELS = 8;

/** Collects the responses of a multistatus: builders of the open ones, and columns of the complete ones. */
export class ResponseCollector {
  readonly columns = new ResponseColumns();
  readonly missing = new MissingPropertyCounter();
  readonly #purpose: Purpose;
  /** The innermost open response. */
  current: ResponseBuilder | null = null;
  /** Rows of the responses nested in the outermost open one, in preorder; null while a response is open. */
  #nested: (NestedRow | null)[] = [];

  constructor(purpose: Purpose) {
    this.#purpose = purpose;
  }

  /** Whether another level of nesting is allowed. */
  get hasRoom(): boolean {
    return this.current === null || this.current.level < MAX_LEVELS;
  }

  start(scope: Scope | null, faults: number): void {
    const parent = this.current;
    if (parent === null) {
      this.columns.dropProperties();
      this.missing.dropResponse();
    }
    this.current = new ResponseBuilder(parent, parent === null ? -1 : this.#nested.length, scope, faults);
    if (parent !== null) this.#nested.push(null);
  }

  startPropstat(response: ResponseBuilder): void {
    response.propstat = createPropstatBuilder();
    response.weight += 1;
  }

  property(response: ResponseBuilder, id: number): void {
    if (response.propstat) response.propstat.properties += 1;
    response.weight += 1;
    if (response.parent === null) this.columns.addProperty(id);
    else response.properties.push(id);
  }

  endPropstat(response: ResponseBuilder, propstat: PropstatBuilder): void {
    const missing = response.closePropstat(propstat, this.#purpose);
    // Only outermost responses count as resources.
    if (missing > 0 && response.parent === null) this.missing.add(this.columns.lastProperties(missing));
  }

  /** @param faults number of faults so far */
  end(response: ResponseBuilder, [start, end]: Range, faults: number): void {
    const row = response.row(start, end, faults, this.#purpose.isAtomic);
    const { parent, position, properties } = response;
    this.current = parent;
    if (parent !== null) {
      parent.addNested(row.outcome);
      this.#nested[position] = {
        ...row,
        parentPosition: parent.position,
        endPosition: this.#nested.length,
        properties,
      };
      return;
    }
    this.missing.closeResponse(Math.max(response.hrefs, 1));
    this.columns.push(row, this.#nested.length === 0 ? undefined : this.#nested.filter((inner) => inner !== null));
    this.#nested = [];
  }
}
