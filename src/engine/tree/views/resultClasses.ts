import { outcomeNumber } from '../../../core/model/columnNumbers.ts';
import { type DisplayText, isMessage } from '../../../core/model/message.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { messageCell, noteOf, statusCell } from '../operationCells.ts';

/** More different results are not grouped, so that the memory for texts is limited. */
const MAX_CLASSES = 10_000;
/** Outcomes, and numbers of missing properties, that are one number with a status. */
const STATUSES = 1000;
const OUTCOMES = 8;

/** Numbers the results of operations: equal ones have the same outcome, note and texts in all columns but the name. */
export class ResultClasses {
  readonly #report: Report;
  readonly #known = new Map<string | number, number>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** Returns the number of a result; -1 if it is grouped with no other: it has nested operations, or there are too many results. */
  of(operation: number): number {
    const { operations } = this.#report;
    if (operations.end(operation) > operation + 1) return -1;
    const key = this.#keyOf(operation);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_CLASSES) return -1;
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }

  #keyOf(operation: number): string | number {
    const { operations, causes } = this.#report;
    const outcome = operations.outcome(operation);
    const summary = outcome === 'dependent' ? null : (operations.summary?.(operation) ?? null);
    const missing = operations.missing(operation);
    const statuses = operations.statuses(operation);
    if (summary && !summary.recovered && !summary.unrequested && statuses.length === 1)
      return (missing * STATUSES + (statuses[0] ?? 0)) * OUTCOMES + outcomeNumber(outcome);
    const shown = summary ?? operations.detail(operation);
    const texts = [statusCell(shown, statuses), messageCell(shown, missing), noteOf(shown)].map(textKey);
    if (outcome === 'dependent') {
      const all = causes(operation);
      texts.push(`${all.length} ${all.slice(0, 1).join()} ${all.slice(all.length - 1, all.length).join()}`);
    }
    return `${outcome}\n${texts.join('\n')}`;
  }
}

function textKey(text: DisplayText | null): string {
  return text !== null && isMessage(text) ? `${text.key} ${JSON.stringify(text.params)}` : (text ?? '');
}
