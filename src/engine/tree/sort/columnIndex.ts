import type { Report } from '../../../core/verdict/report.ts';
import { englishText } from '../../messages.ts';
import type { Ranks, SortColumn } from '../order.ts';
import type { OperationNamer } from '../operationCells.ts';
import { columnTexts } from './columnTexts.ts';
import { rankKeys } from './rankKeys.ts';
import { SortKeys } from './sortKeys.ts';

/** Longer texts are not shown in full. */
const MAX_LENGTH = 400;
/** Items whose keys are created in one step. */
const STEP = 64;
/** Maximum number of texts whose keys are shared. Statuses and messages often occur many times, names do not. */
const MAX_SHARED = 2000;

/**
 * The ranks of all items of a response by the text of a column, for both directions; four bytes per item. It is built in steps, since
 * there may be a million items.
 */
export class ColumnIndex {
  readonly column: SortColumn;
  readonly #steps: Generator<void, void>;
  #ranks: Uint32Array = new Uint32Array();
  #count = 0;
  #hasEmpty = false;
  #isComplete = false;

  /** @param name names the operations of the response */
  constructor(column: SortColumn, report: Report, name: OperationNamer) {
    this.column = column;
    this.#steps = this.#build(report, name);
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Continues to build the index until `enough` returns true. @returns whether it is complete */
  advance(enough: () => boolean): boolean {
    while (!this.#isComplete) {
      this.#isComplete = this.#steps.next().done === true;
      if (enough()) break;
    }
    return this.#isComplete;
  }

  /** Returns the ranks in a direction; builds the rest of the index. Empty texts are last in both directions. */
  ranks(isDescending: boolean): Ranks {
    this.advance(() => false);
    const ranks = this.#ranks;
    const count = this.#count;
    const last = count - 1;
    // The key of an empty text is the first one.
    const moved = this.#hasEmpty && !isDescending ? last : 0;
    return {
      of: (item) => {
        const rank = ranks[item] ?? 0;
        return isDescending ? last - rank : (rank + moved) % count;
      },
      count,
      ...(this.column === 'status' && {
        ofPropstat: ({ status }) => (isDescending ? -1 : 1) * (status ?? Number.MAX_SAFE_INTEGER),
      }),
    };
  }

  *#build(report: Report, name: OperationNamer): Generator<void, void> {
    const items = report.operations.size + report.unanswered.length;
    const keys = new SortKeys(items);
    const textOf = columnTexts(this.column, report, name);
    const shared = new Map<string, number>();
    // Otherwise they may be parsed again in each slice.
    const release = report.operations.hold?.();
    for (let item = 0; item < items; item += 1) {
      const text = englishText(textOf(item)).slice(0, MAX_LENGTH);
      if (text === '') this.#hasEmpty = true;
      const known = this.column === 'name' ? undefined : shared.get(text);
      const start = known ?? keys.add(text);
      keys.starts[item] = start;
      if (known === undefined && shared.size < MAX_SHARED && this.column !== 'name') shared.set(text, start);
      if (item % STEP === STEP - 1) yield;
    }
    release?.();
    const { ranks, count } = yield* rankKeys(keys);
    this.#ranks = ranks;
    this.#count = count;
  }
}
