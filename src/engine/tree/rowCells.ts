import { statusWithPhrase } from '../../core/explain/statusWithPhrase.ts';
import { readableMarkup } from '../../core/explain/readableMarkup.ts';
import type { Exchange } from '../../core/har/exchange.ts';
import type { DisplayText } from '../../core/model/message.ts';
import type { Condition, Operation, OperationSummary, Property, Propstat } from '../../core/model/operation.ts';
import type { Report } from '../../core/verdict/report.ts';
import { conditionText, localName } from '../../core/groups/conditionText.ts';
import { GROUPS } from '../../core/groups/groupMessages.ts';
import { readableClark } from '../../core/read/dav/messages.ts';
import { emptyValue, sentProperty } from '../detail/sentProperty.ts';
import { ERROR_ELEMENT, rowMessages } from './messages.ts';
import {
  cell,
  conditionsText,
  type OperationCells,
  operationCells,
  type OperationNamer,
  unansweredName,
} from './operationCells.ts';
import { rowKey } from './rowKey.ts';
import type { Row, RowKind } from '../api/treeRow.ts';
import type { VisibleRow } from './expansion.ts';
import type { Tree } from './tree.ts';
import { nameInView, nodeCells } from './views/nodeCells.ts';

/** Maximum length of a property whose readable value is shown. Event and contact data seldom have more. */
const MAX_SENT_LENGTH = 4000;

/** The response that a row belongs to. */
interface Shown {
  readonly exchange: Exchange;
  readonly report: Report;
}

/** Creates a row with its texts. */
export function treeRow(
  row: VisibleRow,
  shown: Shown,
  tree: Pick<Tree, 'detail' | 'dependents' | 'view'>,
  name: OperationNamer,
): Row {
  const { report } = shown;
  const { target, level, position, siblings, expanded } = row;
  const kind: RowKind = target.kind === 'node' ? 'folder' : target.kind;
  const common = {
    key: rowKey(target),
    kind,
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
        ...operationCells(summaryOf(report, tree, target.operation), target.operation, report, name),
        ...nameInView(report, tree.view, target.operation),
      };
    }
    case 'node': {
      const own = operationCells(summaryOf(report, tree, target.first), target.first, report, name);
      return { ...common, ...nodeCells(target, report.format, tree.view, own) };
    }
    case 'group':
      return { ...common, name: target.name, message: '' };
    case 'hidden':
      return { ...common, name: rowMessages.hidden(row.count), message: rowMessages.showHidden };
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
      return {
        ...common,
        name: ERROR_ELEMENT,
        outcome: 'failure',
        message: cell(conditionText(condition)),
        conditionsAt: 0,
      };
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

function summaryOf({ operations }: Report, tree: Pick<Tree, 'detail'>, operation: number): OperationSummary {
  return operations.summary?.(operation) ?? tree.detail(operation);
}

function propstatCells(propstat: Propstat): Omit<OperationCells, 'causes' | 'causeCount'> {
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
    ...(description === null && !isMissing && conditions.length > 0 && { conditionsAt: 0 }),
    note: null,
  };
}

/** The names of missing properties: their rows are collapsed. */
function propertyNames(properties: readonly Property[]): string {
  const names = properties.slice(0, MAX_PROPERTIES).map(({ name }) => localName(name));
  return GROUPS.andMore(names, properties.length - names.length);
}

/** Maximum number of properties in a cell. */
const MAX_PROPERTIES = 20;

export function conditionAt(operation: Operation, propstat: number | null, index: number): Condition | undefined {
  return (propstat === null ? operation.conditions : operation.propstats[propstat]?.conditions)?.[index];
}

/** The value of a property on one line. */
function propertyValue({ value, markup }: Property, empty: DisplayText): DisplayText {
  if (value === null) return empty;
  return cell(markup ? readableMarkup(value) : value);
}
