import { type Outcome, OUTCOMES } from '../../../model/operation.ts';
import { type Contradiction, itemContradiction, codeContradiction } from './contradiction.ts';
import { itemVerdict, type ItemVerdict } from './itemVerdict.ts';
import { type List, statedValue } from '../lists/lists.ts';
import type { NameRole } from '../vocabulary/nameRoles.ts';
import { type Signals, itemSignals } from '../lists/itemSignals.ts';
import { isUndecided } from './undecided.ts';
import { outcomeOfWord } from '../vocabulary/statusWords.ts';

const BY: readonly ItemVerdict['by'][] = [null, 'code', 'flag', 'list', 'error', 'word'];
const SILENT = 0;
const NO_COLUMNS: ReadonlySet<string> = new Set();

const NUMBERS: Readonly<Record<Outcome, number>> = {
  failure: OUTCOMES.indexOf('failure'),
  partial: OUTCOMES.indexOf('partial'),
  dependent: OUTCOMES.indexOf('dependent'),
  unknown: OUTCOMES.indexOf('unknown'),
  notice: OUTCOMES.indexOf('notice'),
  success: OUTCOMES.indexOf('success'),
};

/** The number by which an outcome is kept in columns: its place in {@link OUTCOMES}. */
export function outcomeNumber(outcome: Outcome): number {
  return NUMBERS[outcome];
}

/** The outcome that a column keeps by its number. */
export function outcomeAt(column: Uint8Array, at: number): Outcome {
  return OUTCOMES[column[at] ?? 0] ?? 'unknown';
}

/**
 * How each item of a list went by what it says itself, as numbers beside the items: a long list makes no objects that
 * stay. The rest of a verdict is judged once more for whoever asks.
 */
export class VerdictColumn {
  readonly #list: List;
  readonly #trusted: ReadonlySet<string>;
  readonly #role: NameRole;
  readonly #outcomes: Uint8Array;
  readonly #by: Uint8Array;
  /** 0 for none. */
  readonly #statuses: Uint16Array;
  /** Columns of words of which one at least is known. */
  readonly #telling = new Set<string>();
  #doubtful: ReadonlySet<string> = NO_COLUMNS;
  #isFailing = false;
  #isOnlyErrors = true;

  /** @param role what the name of the list says of its items */
  constructor(list: List, trusted: ReadonlySet<string>, role: NameRole) {
    this.#list = list;
    this.#trusted = trusted;
    this.#role = role;
    this.#outcomes = new Uint8Array(list.values.length);
    this.#by = new Uint8Array(list.values.length);
    this.#statuses = new Uint16Array(list.values.length);
  }

  /** Takes in the items one after the other. */
  set(row: number, { outcome, by, status }: ItemVerdict, signals: Signals): void {
    this.#outcomes[row] = outcomeNumber(outcome);
    this.#by[row] = BY.indexOf(by);
    this.#statuses[row] = status ?? 0;
    const hasFailed = outcome === 'failure';
    this.#isFailing ||= hasFailed && by !== 'word';
    // Where successes have codes too, having none means something else.
    this.#isOnlyErrors &&= by === null || hasFailed || outcome === 'dependent' || by === 'error' || by === 'list';
    for (const { column, text } of signals.words) if (outcomeOfWord(text) !== null) this.#telling.add(column);
  }

  outcome(row: number): Outcome {
    return outcomeAt(this.#outcomes, row);
  }

  status(row: number): number | null {
    const status = this.#statuses[row] ?? 0;
    return status === 0 ? null : status;
  }

  /** @param columns that hold HTTP statuses, some of them 4xx or 5xx: see {@link Columns.doubtful} */
  doubt(columns: ReadonlySet<string>): void {
    this.#doubtful = columns;
  }

  /** What contradicts an item that is a success by its own word or by the name of its list; null if nothing does. */
  contradiction(row: number): Contradiction | null {
    const value = statedValue(this.#list, row);
    const found = itemContradiction(value);
    // An item that has a status of its own in the only such column has no other.
    if (found || (this.#doubtful.size === 1 && this.#statuses[row] !== 0)) return found;
    return this.#doubtful.size === 0 ? null : codeContradiction(value, itemSignals(value).codes, this.#doubtful);
  }

  at(row: number): ItemVerdict {
    return itemVerdict(itemSignals(statedValue(this.#list, row)), this.#trusted, this.#role);
  }

  /**
   * Of lists that belong together: an item that says nothing of its own, where others carry an error, went well (DESIGN
   * section 3).
   *
   * @returns whether a row of one of the lists is such an item
   */
  static silentSuccess(all: readonly VerdictColumn[]): (verdicts: VerdictColumn, row: number) => boolean {
    if (!all.some((one) => one.#isFailing) || !all.every((one) => one.#isOnlyErrors)) return () => false;
    // Where a column says "validationFailed" in one item, its "processing" in another is an answer, if an unknown one.
    const words = new Set(all.flatMap((one) => [...one.#telling]));
    return (verdicts, row) => verdicts.#by[row] === SILENT && !verdicts.#isOpen(row, words);
  }

  #isOpen(row: number, words: ReadonlySet<string>): boolean {
    const value = this.#list.values[row];
    if (value === undefined || value === null || value === '' || isUndecided(value)) return true;
    return words.size > 0 && itemSignals(statedValue(this.#list, row)).words.some(({ column }) => words.has(column));
  }
}
