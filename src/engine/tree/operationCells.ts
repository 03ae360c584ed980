import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import { outcomeNumber } from '../../core/model/columnNumbers.ts';
import { type DisplayText, isMessage } from '../../core/model/message.ts';
import type { Condition, OperationSummary } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import { conditionText } from '../../core/groups/conditionText.ts';
import { cellText } from '../../core/text/cell.ts';
import type { UnansweredItem } from '../../core/model/parsedBody.ts';
import type { Report } from '../../core/verdict/report.ts';
import type { Row } from '../api/treeRow.ts';
import { operationKey } from './rowKey.ts';
import { rowMessages } from './messages.ts';
import { conditionsOfOperation } from '../detail/conditionsOfOperation.ts';
import { operationMessage } from './operationName.ts';

/** Maximum number of conditions in a cell. */
const MAX_CONDITIONS = 200;

export type OperationNamer = (label: string | null, operation: number) => DisplayText;

/** The texts of an operation in the columns. */
export type OperationCells = Pick<
  Row,
  'name' | 'title' | 'outcome' | 'status' | 'statusText' | 'message' | 'conditionsAt' | 'causes' | 'causeCount' | 'note'
>;

/** Maximum number of causes in a row. */
const MAX_CAUSES = 10;

export function operationCells(
  operation: OperationSummary,
  number: number,
  report: Report,
  name: OperationNamer,
): OperationCells {
  const own = name(operation.label, number);
  const message = messageCell(operation, report.operations.missing(number));
  const start = conditionsStart(operation, message);
  const causes = report.causes(number);
  return {
    name: cell(own),
    title: operation.label !== null && operation.label !== own ? cell(operation.label) : null,
    outcome: operation.outcome,
    status: operation.status,
    statusText: statusCell(operation, report.operations.statuses(number)),
    message,
    ...(start !== null && { conditionsAt: start }),
    // The drawer lists the others.
    causes: causes
      .slice(0, MAX_CAUSES)
      .map((cause) => ({ key: operationKey(cause), name: cell(name(report.operations.label(cause), cause)) })),
    ...(causes.length > MAX_CAUSES && { causeCount: causes.length }),
    note: noteOf(operation),
  };
}

/** The name of a request item without a result. */
export function unansweredName(item: UnansweredItem | undefined, index: number): string {
  return cell(item?.label?.trim() ? item.label : `#${item?.index ?? index}`);
}

/** The word next to the name of an operation; null if there is none. */
export function noteOf({ note, recovered, unrequested }: OperationSummary): DisplayText | null {
  return note ?? (recovered ? rowMessages.recovered : unrequested ? rowMessages.unrequested : null);
}

/** The Message column. The conditions of XML follow the message; those of JSON items repeat it. */
export function messageCell(operation: OperationSummary, missing: number): DisplayText {
  const { message } = operation;
  const own = cell(operationMessage(operation, missing, conditionsOf));
  if (message === null || message === '' || isMessage(own)) return own;
  if (operation.conditions.some(({ target }) => target !== undefined)) return own;
  const conditions = cell(conditionsOf(operation));
  return conditions === '' ? own : `${own} (${conditions})`;
}

/** Where the conditions begin in the text of {@link messageCell}; null if it has none. */
function conditionsStart({ message: own }: OperationSummary, message: DisplayText): number | null {
  if (isMessage(message) || message === '' || (own !== null && isMessage(own))) return null;
  if (own === null || own === '') return 0;
  const start = cell(own).length;
  return message.length > start ? start + ' ('.length : null;
}

/** The Status column in words: the status of the operation, else the worst of its properties, else its code. */
export function statusCell(operation: OperationSummary, statuses: readonly number[]): DisplayText {
  if (operation.status !== null) return statusWithPhrase(operation.status);
  if (statuses.length > 0) return cell(worstOf(statuses).map(statusWithPhrase).join(', '));
  if (operation.statusText !== null && operation.statusText !== '')
    return rowMessages.invalidStatus(cell(operation.statusText));
  if (operation.code !== null) return cell(operation.code);
  if (operation.outcome === 'success') return rowMessages.succeeded;
  return operation.outcome === 'failure' || operation.outcome === 'partial' ? rowMessages.failed : rowMessages.noStatus;
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.slice(0, MAX_CONDITIONS).map(conditionText).join('; ');
}

/** Maximum number of statuses in a cell: there may be thousands of propstats. */
const MAX_STATUSES = 8;

function worstOf(statuses: readonly number[]): number[] {
  return statuses.toSorted(worseFirst).slice(0, MAX_STATUSES);
}

function worseFirst(a: number, b: number): number {
  return outcomeNumber(outcomeOfStatus(a)) - outcomeNumber(outcomeOfStatus(b));
}

function conditionsOf(operation: OperationSummary): string {
  return conditionsText(conditionsOfOperation(operation));
}

/** Truncates a text of the response to one line and escapes invisible and bidirectional characters. */
export function cell(text: string): string;
export function cell(text: DisplayText): DisplayText;
export function cell(text: DisplayText): DisplayText {
  if (isMessage(text)) return text;
  return cellText(text);
}
