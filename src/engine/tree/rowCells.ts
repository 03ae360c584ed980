import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import { readableMarkup } from '../../core/explain/readableMarkup.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import { outcomeNumber } from '../../core/model/columnNumbers.ts';
import { type DisplayText, isMessage } from '../../core/model/message.ts';
import type { Condition, Operation, OperationSummary, Property, Propstat } from '../../core/model/operation.ts';
import { outcomeOfStatus } from '../../core/model/outcome.ts';
import type { UnansweredItem } from '../../core/model/parsedBody.ts';
import type { Report } from '../../core/verdict/report.ts';
import { conditionText, localName } from '../../core/groups/conditionText.ts';
import { GROUPS } from '../../core/groups/groupMessages.ts';
import { cellText } from '../../core/text/cell.ts';
import { readableClark } from '../../core/read/dav/messages.ts';
import { emptyValue, sentProperty } from '../detail/sentProperty.ts';
import { ERROR_ELEMENT, rowMessages } from './messages.ts';
import { rowKey, operationKey } from './rowKey.ts';
import { conditionsOfOperation } from '../detail/conditionsOfOperation.ts';
import { operationMessage } from './operationName.ts';
import type { Row } from '../api/engineApi.ts';
import type { VisibleRow } from './expansion.ts';
import type { Tree } from './tree.ts';

/** Maximum length of a property whose readable value is shown. Event and contact data seldom have more. */
const MAX_SENT_LENGTH = 4000;
/** Maximum number of conditions in a cell. */
const MAX_CONDITIONS = 200;

export type OperationNamer = (label: string | null, operation: number) => DisplayText;

/** The response that a row belongs to. */
interface Shown {
  readonly exchange: Exchange;
  readonly report: Report;
}

/** Creates a row with its texts. */
export function treeRow(
  row: VisibleRow,
  shown: Shown,
  tree: Pick<Tree, 'detail' | 'dependents'>,
  name: OperationNamer,
): Row {
  const { report } = shown;
  const { target, level, position, siblings, expanded } = row;
  const common = {
    key: rowKey(target),
    kind: target.kind,
    level,
    position,
    siblings,
    expanded,
    title: null,
    status: null,
    outcome: null,
    causes: [],
    note: null,
    statusText: '',
  };
  switch (target.kind) {
    case 'operation': {
      const dependents = tree.dependents(target.operation);
      return {
        ...common,
        ...(dependents > 0 && { dependents }),
        ...operationCells(
          report.operations.summary?.(target.operation) ?? tree.detail(target.operation),
          target.operation,
          report,
          name,
        ),
      };
    }
    case 'group':
      return { ...common, name: target.name, message: '' };
    case 'hidden':
      return { ...common, name: rowMessages.hidden(row.count), message: '' };
    case 'unanswered': {
      const item = report.unanswered[target.index];
      return {
        ...common,
        name: unansweredName(item, target.index),
        statusText: rowMessages.noResult,
        message: rowMessages.unansweredItem(item?.index ?? target.index),
      };
    }
    case 'condition': {
      const condition = conditionAt(tree.detail(target.operation), target.propstat, target.index);
      return { ...common, name: ERROR_ELEMENT, outcome: 'failure', message: cell(conditionText(condition)) };
    }
    case 'propstat': {
      const propstat = tree.detail(target.operation).propstats[target.index];
      return propstat ? { ...common, ...propstatCells(propstat) } : { ...common, name: '', message: '' };
    }
    case 'property': {
      const propstat = tree.detail(target.operation).propstats[target.propstat];
      const property = propstat?.properties[target.index];
      if (!propstat || !property) return { ...common, name: '', message: '' };
      const sent = sentProperty(property, shown, MAX_SENT_LENGTH);
      return {
        ...common,
        name: readableClark(property.name),
        title: property.name,
        outcome: propstat.outcome,
        message: propertyValue(property, emptyValue(propstat, shown)),
        ...(sent && { property: sent }),
      };
    }
  }
}

type Cells = Pick<Row, 'name' | 'title' | 'outcome' | 'status' | 'statusText' | 'message' | 'causes' | 'note'>;

function operationCells(operation: OperationSummary, number: number, report: Report, name: OperationNamer): Cells {
  const own = name(operation.label, number);
  const note =
    operation.note ??
    (operation.recovered ? rowMessages.recovered : operation.unrequested ? rowMessages.unrequested : null);
  return {
    name: cell(own),
    title: operation.label !== null && operation.label !== own ? cell(operation.label) : null,
    outcome: operation.outcome,
    status: operation.status,
    statusText: statusCell(operation, report.operations.statuses(number)),
    message: messageCell(operation, report.operations.missing(number)),
    // The drawer lists the others.
    causes: report
      .causes(number)
      .slice(0, 10)
      .map((cause) => ({ key: operationKey(cause), name: cell(name(report.operations.label(cause), cause)) })),
    note,
  };
}

/** The name of a request item without a result. */
export function unansweredName(item: UnansweredItem | undefined, index: number): string {
  return cell(item?.label?.trim() ? item.label : `#${item?.index ?? index}`);
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

function propstatCells(propstat: Propstat): Omit<Cells, 'causes'> {
  const { status, statusText, properties, conditions, description } = propstat;
  const sent =
    statusText === null || statusText === '' ? rowMessages.noStatus : rowMessages.invalidStatus(cell(statusText));
  const phrase = status === null ? '' : statusWithPhrase(status);
  const isMissing = status === 404 && propstat.outcome === 'notice';
  return {
    name: rowMessages.properties(properties.length),
    title: null,
    outcome: propstat.outcome,
    status,
    statusText: status === null ? sent : isMissing ? rowMessages.missingWith(phrase) : phrase,
    message: cell(description ?? (isMissing ? propertyNames(properties) : conditionsText(conditions))),
    note: null,
  };
}

/** The names of missing properties: their rows are collapsed. */
function propertyNames(properties: readonly Property[]): string {
  const names = properties.slice(0, MAX_PROPERTIES).map(({ name }) => localName(name));
  return GROUPS.andMore(names, properties.length - names.length);
}

function conditionsText(conditions: readonly Condition[]): string {
  return conditions.slice(0, MAX_CONDITIONS).map(conditionText).join('; ');
}

/** Maximum number of properties in a cell. */
const MAX_PROPERTIES = 20;

/** Maximum number of statuses in a cell: there may be thousands of propstats. */
const MAX_STATUSES = 8;

function worstOf(statuses: readonly number[]): number[] {
  return statuses.toSorted(worseFirst).slice(0, MAX_STATUSES);
}

function worseFirst(a: number, b: number): number {
  return outcomeNumber(outcomeOfStatus(a)) - outcomeNumber(outcomeOfStatus(b));
}

export function conditionAt(operation: Operation, propstat: number | null, index: number): Condition | undefined {
  return (propstat === null ? operation.conditions : operation.propstats[propstat]?.conditions)?.[index];
}

function conditionsOf(operation: OperationSummary): string {
  return conditionsText(conditionsOfOperation(operation));
}

/** The value of a property on one line. */
function propertyValue({ value, markup }: Property, empty: DisplayText): DisplayText {
  if (value === null) return empty;
  return cell(markup ? readableMarkup(value) : value);
}

/** Truncates a text of the response to one line and escapes invisible and bidirectional characters. */
export function cell(text: string): string;
export function cell(text: DisplayText): DisplayText;
export function cell(text: DisplayText): DisplayText {
  if (isMessage(text)) return text;
  return cellText(text);
}
