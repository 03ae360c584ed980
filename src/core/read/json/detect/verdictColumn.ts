import { outcomeNumber, outcomeOfNumber, statusNumber, statusOfNumber } from '../../../model/columnNumbers.ts';
import type { Outcome } from '../../../model/operation.ts';
import { type Contradiction, itemContradiction, codeContradiction } from './contradiction.ts';
import type { CodeSystem } from './codeSystem.ts';
import { itemVerdict, type ItemVerdict } from './itemVerdict.ts';
import { type List, statedValue } from '../lists/lists.ts';
import type { NameRole } from '../vocabulary/nameRoles.ts';
import { type Signals, itemSignals } from '../lists/itemSignals.ts';
import { flagDoubt, itemDoubt } from './itemDoubt.ts';
import { isObject, type Json } from '../syntax/value.ts';
import { isUndecided, mayStateFailure } from './undecided.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

const BY: readonly ItemVerdict['by'][] = [null, 'code', 'flag', 'list', 'error', 'word', 'system'];
/** What an item states itself. */
const OWN: ReadonlySet<ItemVerdict['by']> = new Set(['code', 'flag', 'word']);
const NO_SIGNAL = 0;
const NO_COLUMNS: ReadonlySet<string> = new Set();

/**
 * The verdicts of the items of a list, as columns of numbers, so that a long list needs no object per item. The other members
 * of a verdict are computed again on demand.
 */
export class VerdictColumn {
  readonly #list: List;
  readonly #trusted: ReadonlySet<string>;
  readonly #role: NameRole;
  readonly #system: CodeSystem | null;
  readonly #outcomes: Uint8Array;
  readonly #by: Uint8Array;
  readonly #statuses: Int16Array;
  /** Columns with at least one known word. */
  readonly #wordColumns = new Set<string>();
  #doubtful: ReadonlySet<string> = NO_COLUMNS;
  /** Whether only one column may hold statuses. */
  #isOnlyColumn = false;
  #isFailing = false;
  #isOnlyErrors = true;

  /** @param system the code system of the list */
  constructor(list: List, trusted: ReadonlySet<string>, system: CodeSystem | null) {
    this.#list = list;
    this.#trusted = trusted;
    this.#role = list.role;
    this.#system = system;
    this.#outcomes = new Uint8Array(list.values.length);
    this.#by = new Uint8Array(list.values.length);
    this.#statuses = new Int16Array(list.values.length);
  }

  /** Sets the verdict of the next item. */
  set(row: number, { outcome, by, status }: ItemVerdict, signals: Signals): void {
    this.#outcomes[row] = outcomeNumber(outcome);
    this.#by[row] = BY.indexOf(by);
    this.#statuses[row] = statusNumber(status);
    const hasFailed = outcome === 'failure';
    this.#isFailing ||= hasFailed && by !== 'word';
    // If successes have codes, the absence of a code is not a success.
    this.#isOnlyErrors &&= by === null || hasFailed || outcome === 'dependent' || by === 'error' || by === 'list';
    for (const { column, text } of signals.words) if (outcomeOfWord(text) !== null) this.#wordColumns.add(column);
  }

  outcome(row: number): Outcome {
    return outcomeOfNumber(this.#outcomes[row]);
  }

  status(row: number): number | null {
    return statusOfNumber(this.#statuses[row]);
  }

  /** @param columns that hold HTTP statuses, some of them 4xx or 5xx: see {@link Columns.doubtful} */
  doubt(columns: ReadonlySet<string>): void {
    this.#doubtful = columns;
    const all = new Set([...columns, ...this.#trusted]);
    this.#isOnlyColumn = all.size === 1;
  }

  /** The contradiction of an item that is a success by its own signals or by the name of its list; null if there is none. */
  contradiction(row: number): Contradiction | null {
    const value = statedValue(this.#list, row);
    const key = this.#list.keys?.[row];
    if (value === true && key !== undefined) return flagDoubt(key);
    const found = itemContradiction(value);
    if (found) return found;
    // An item whose status is in the only column of codes has no other one.
    const hasOtherCode = this.#doubtful.size > 0 && !(this.#isOnlyColumn && this.status(row) !== null);
    return (
      (hasOtherCode ? codeContradiction(value, itemSignals(value).codes, this.#doubtful) : null) ??
      itemDoubt(value, this.#isCommon, OWN.has(BY[this.#by[row] ?? 0] ?? null))
    );
  }

  readonly #common = new Map<string, boolean>();

  /** Whether all items have the same value in a member. Cached, since many items may have it. */
  readonly #isCommon = (key: string, value: Json): boolean => {
    const member = JSON.stringify([key, value]);
    let isCommon = this.#common.get(member);
    if (isCommon === undefined) {
      isCommon = this.#list.values.every((item) => isObject(item) && Object.hasOwn(item, key) && item[key] === value);
      this.#common.set(member, isCommon);
    }
    return isCommon;
  };

  at(row: number): ItemVerdict {
    return itemVerdict(
      itemSignals(statedValue(this.#list, row)),
      this.#trusted,
      this.#role,
      this.#system?.outcomeAt(row),
    );
  }

  /**
   * For lists that belong together: in a list in which some items have an error, an item without any signal is a success.
   *
   * @param isClear whether the body states that no item failed
   * @returns a test of whether a row of one of the lists is such an item
   */
  static silentSuccess(
    all: readonly VerdictColumn[],
    isClear: boolean,
  ): (verdicts: VerdictColumn, row: number) => boolean {
    if (!all.every((one) => one.#isOnlyErrors) || !(isClear || all.some((one) => one.#isFailing))) return () => false;
    // If a column has "validationFailed" in one item, "processing" in another one is a signal, although it is an unknown word.
    const words = new Set(all.flatMap((one) => [...one.#wordColumns]));
    return (verdicts, row) =>
      verdicts.#by[row] === NO_SIGNAL &&
      !verdicts.#isUndecided(row, words) &&
      !(isClear && mayStateFailure(statedValue(verdicts.#list, row)));
  }

  #isUndecided(row: number, words: ReadonlySet<string>): boolean {
    const value = this.#list.values[row];
    if (value === undefined || value === null || value === '' || isUndecided(value)) return true;
    if (this.#role === 'good' && itemSignals(value).isEmpty) return true;
    return words.size > 0 && itemSignals(statedValue(this.#list, row)).words.some(({ column }) => words.has(column));
  }
}
