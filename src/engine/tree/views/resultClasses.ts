import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { type DisplayText, isMessage } from '../../../core/model/message.ts';
import type { OperationSummary } from '../../../core/model/operation.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { messageCell, noteOf, statusCell } from '../operationCells.ts';

/** More different results are not grouped, so that the memory for texts is limited. */
const MAX_CLASSES = 10_000;
const STATUSES = 1000;
const OUTCOMES = 8;
/** Operations whose texts are compared although they have to be parsed: at least this number, and this share of all. */
const MIN_PARSED = 30_000;
const PARSED_SHARE = 1 / 20;

/** The number of a result, and whether its texts are the same as those of others with this number. */
interface ResultClass {
  readonly number: number;
  readonly isExact: boolean;
}

/**
 * Numbers the results of operations: equal ones have the same outcome, note and texts in all columns but the name. Parsing the texts of a
 * million operations would take longer than parsing the body, so in a long response those of the most frequent statuses are not compared.
 */
export class ResultClasses {
  readonly #report: Report;
  readonly #known = new Map<string | number, number>();
  /** The number of operations to parse for each outcome and status. */
  readonly #counts = new Map<number, number>();
  /** The outcomes and statuses whose texts are compared. */
  #compared: ReadonlySet<number> | null = null;

  constructor(report: Report) {
    this.#report = report;
  }

  /**
   * Returns the class of an operation that does not have to be parsed for that; null for others. An operation with nested operations is in
   * no class.
   */
  quick(operation: number): number | null {
    const { operations } = this.#report;
    if (operations.end(operation) > operation + 1) return null;
    const summary = operations.summary?.(operation);
    if (summary) return this.#number(this.#keyOf(operation, summary));
    const status = statusKey(this.#report, operation);
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
    return null;
  }

  /** Returns the class of an operation for which `quick` returned null, after it was called for all operations. */
  of(operation: number): ResultClass | null {
    const { operations } = this.#report;
    if (operations.end(operation) > operation + 1) return null;
    const status = statusKey(this.#report, operation);
    this.#compared ??= this.#rarest();
    const isExact = this.#compared.has(status);
    const key = isExact ? this.#keyOf(operation, operations.detail(operation)) : `status ${status}`;
    const number = this.#number(key);
    return number === null ? null : { number, isExact };
  }

  #number(key: string | number): number | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_CLASSES) return null;
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }

  #rarest(): ReadonlySet<number> {
    let left = Math.max(MIN_PARSED, this.#report.operations.size * PARSED_SHARE);
    const rarest = new Set<number>();
    for (const [status, count] of [...this.#counts].toSorted(([, a], [, b]) => a - b)) {
      left -= count;
      if (left < 0) break;
      rarest.add(status);
    }
    return rarest;
  }

  #keyOf(operation: number, shown: OperationSummary): string | number {
    const { operations, causes } = this.#report;
    const missing = operations.missing(operation);
    const statuses = operations.statuses(operation);
    const isDependent = shown.outcome === 'dependent';
    const note = noteOf(shown);
    if (operations.isPlain?.(operation) === true && statuses.length === 1 && note === null && !isDependent)
      return (missing * STATUSES + (statuses[0] ?? 0)) * OUTCOMES + outcomeNumber(shown.outcome);
    const texts = [statusCell(shown, statuses), messageCell(shown, missing), note].map(textKey);
    const all = isDependent ? causes(operation) : [];
    const ends = [...all.slice(0, 1), ...all.slice(all.length - 1, all.length)];
    return [shown.outcome, ...texts, all.length, ...ends].join('\n');
  }
}

function statusKey({ operations }: Report, operation: number): number {
  return (operations.status(operation) ?? 0) * OUTCOMES + outcomeNumber(operations.outcome(operation));
}

function textKey(text: DisplayText | null): string {
  return text !== null && isMessage(text) ? `${text.key} ${JSON.stringify(text.params)}` : (text ?? '');
}
