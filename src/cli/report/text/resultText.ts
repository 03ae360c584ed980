import { statusWithPhrase } from '../../../core/explain/statusWithPhrase.ts';
import { GROUPS } from '../../../core/groups/groupMessages.ts';
import { failureStatuses, resultKey, resultParts } from '../../../core/groups/resultParts.ts';
import type { DisplayText } from '../../../core/model/message.ts';
import type { Outcome } from '../../../core/model/operation.ts';
import { safeLine } from '../../../core/text/safeText.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { englishText } from '../../../engine/messages.ts';
import { rowMessages } from '../../../engine/tree/messages.ts';
import { type OperationNamer, statusCell } from '../../../engine/tree/operationCells.ts';

/** What a line states about an operation besides its name. */
export interface ResultText {
  readonly outcome: Outcome;
  /** `423 Locked` */
  readonly status: string;
  /** Why, and which properties: in one line or several. */
  readonly messages: readonly string[];
  /** Equal for operations that differ only in names and numbers in their messages. */
  readonly pattern: string;
}

export interface ResultTextOptions {
  readonly report: Report;
  readonly name: OperationNamer;
  /** List all properties. */
  readonly isVerbose: boolean;
}

/** Returns a text for the terminal, on one line. */
export function shown(text: DisplayText): string {
  return safeLine(englishText(text).replace(/\s+/g, ' '));
}

/**
 * Returns what is displayed about an operation.
 *
 * @param isBelowCause it is displayed below its cause, so that the message need not name it
 */
export function resultText(operation: number, options: ResultTextOptions, isBelowCause: boolean): ResultText {
  const { isVerbose, report } = options;
  const { operations } = report;
  const outcome = operations.outcome(operation);
  const because = isBelowCause ? '' : causesText(operation, options);
  const own = operations.status(operation);
  const statuses = operations.statuses(operation);
  const isPlain = operations.isPlain?.(operation) === true && statuses.length === 1;
  if (own !== null && isPlain) {
    const missing = missingText(operations.missing(operation));
    const pattern = resultKey({ outcome, status: own }, statuses, []);
    return { outcome, status: statusWithPhrase(own), messages: present([missing, because]), pattern };
  }
  const detail = operations.detail(operation);
  const stated = failureStatuses(detail, statuses);
  const parts = resultParts(detail, statuses, isVerbose);
  const recovered = detail.note === null && detail.recovered ? shown(rowMessages.recovered) : '';
  const missing = parts.length === 0 && recovered === '' ? missingText(operations.missing(operation)) : '';
  return {
    outcome,
    status: shown(statusCell(detail, stated)),
    messages: present([...parts.map(({ text }) => text), recovered, missing, because]),
    pattern: resultKey(detail, stated, parts),
  };
}

function present(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '');
}

function missingText(properties: number): string {
  return properties === 0 ? '' : englishText(rowMessages.missing(properties));
}

/** Maximum number of causes in a message. */
const CAUSES = 3;

function causesText(operation: number, { report, name }: ResultTextOptions): string {
  const causes = report.causes(operation);
  if (causes.length === 0) return '';
  const names = causes.slice(0, CAUSES).map((cause) => shown(name(report.operations.label(cause), cause)));
  return GROUPS.because(names, causes.length - names.length);
}
