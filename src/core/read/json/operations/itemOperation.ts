import type { DisplayText } from '../../../model/message.ts';
import type { Condition, Operation, Outcome, Propstat, Range } from '../../../model/operation.ts';
import type { Item } from '../items/item.ts';

const NONE: readonly never[] = [];

/** An operation made from an item, with null for missing members. A class, because object spread takes longer than parsing the item. */
export class ItemOperation implements Operation {
  readonly pointer: string;
  readonly label: string | null;
  readonly hrefs: readonly string[];
  readonly method: string | null;
  readonly status: number | null;
  readonly statusText: string | null;
  readonly outcome: Outcome;
  readonly note: DisplayText | null;
  readonly message: DisplayText | null;
  readonly conditions: readonly Condition[];
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly requestIndex: number | null;
  readonly propstats: readonly Propstat[];
  readonly group: string | null;
  readonly code: string | null;
  readonly recovered: boolean;
  readonly unrequested: boolean;
  readonly #range: () => Range | null;

  /** @param range called on demand, since positions require scanning the text again */
  constructor(
    item: Item,
    pointer: string,
    recovered: boolean,
    conditions: readonly Condition[],
    range: () => Range | null,
  ) {
    this.pointer = pointer;
    this.label = item.label ?? null;
    this.hrefs = item.hrefs ?? NONE;
    this.method = item.method ?? null;
    this.status = item.status ?? null;
    this.statusText = item.statusText ?? null;
    this.outcome = item.outcome;
    this.note = item.note ?? null;
    this.message = item.message ?? null;
    this.conditions = conditions;
    this.location = item.location ?? null;
    this.retryAfter = item.retryAfter ?? null;
    this.requestIndex = item.requestIndex ?? null;
    this.propstats = item.propstats ?? NONE;
    this.group = item.group ?? null;
    this.code = item.code ?? null;
    this.recovered = recovered;
    this.unrequested = item.unrequested ?? false;
    this.#range = range;
  }

  get range(): Range | null {
    return this.#range();
  }
}
