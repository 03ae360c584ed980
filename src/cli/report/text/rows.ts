import { CommonFolder } from '../../../core/groups/commonFolder.ts';
import { GROUPS } from '../../../core/groups/groupMessages.ts';
import type { DisplayText } from '../../../core/model/message.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { OperationNamer } from '../../../engine/tree/operationCells.ts';
import { rowMessages } from '../../../engine/tree/messages.ts';
import type { Line } from './lines.ts';
import { TEXT_REPORT } from './messages.ts';
import { shown } from './resultText.ts';
import type { Row } from './row.ts';

/** Maximum number of operations that a row names. */
const NAMED = 3;

/** Creates the row of a line. */
export function rowOf({ level, operations, group }: Line, report: Report, name: OperationNamer): Row {
  const { text, isExample } = group();
  const nameOf = (operation: number): string => nameIn(report, name, operation);
  const names = operations.slice(0, NAMED).map(nameOf);
  const folder = operations.length === 1 ? '' : commonFolderOf(operations, report, name);
  const isInFolder = folder !== '' && names.every((each) => each.startsWith(folder) && each !== folder);
  return {
    level,
    outcome: text.outcome,
    status: text.status,
    folder: isInFolder ? folder : '',
    names: isInFolder ? names.map((each) => each.slice(folder.length)) : names,
    total: operations.length,
    messages: isExample ? exampleOf(text.messages) : text.messages,
  };
}

function exampleOf([first, ...others]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [GROUPS.example(first), ...others];
}

/** Returns the name of an operation for the terminal. */
export function nameIn({ operations }: Report, name: OperationNamer, operation: number): string {
  return displayed(name(operations.label(operation), operation));
}

/** The name may contain several spaces, which belong to it. */
function displayed(name: DisplayText): string {
  return typeof name === 'string' ? name : shown(name);
}

/** Returns the name of the innermost folder that contains all operations, with a slash at its end; '' if there is none. */
function commonFolderOf(operations: readonly number[], { operations: all }: Report, name: OperationNamer): string {
  const common = new CommonFolder();
  for (const operation of operations) common.add(all.label(operation) ?? '');
  const folder = common.folder === '' ? '' : displayed(name(common.folder, 0));
  return folder.endsWith('/') && folder !== '/' ? folder : '';
}

/** Returns the rows of request items without a result: one for all of them, unless they are few or all are listed. */
export function unansweredRows(report: Report, indexes: readonly number[], isVerbose: boolean): readonly Row[] {
  const items = indexes.flatMap((index) => report.unanswered[index] ?? []);
  const row = (names: readonly string[], message: string, total = 1): Row => ({
    level: 0,
    outcome: 'unknown',
    status: shown(rowMessages.noResult),
    folder: '',
    names,
    total,
    messages: [message],
  });
  const nameOf = ({ index, label }: (typeof items)[number]): string => shown(label?.trim() ? label : `#${index}`);
  if (isVerbose || items.length <= NAMED)
    return items.map((item) => row([nameOf(item)], shown(rowMessages.unansweredItem(item.index))));
  const first = items.slice(0, NAMED);
  const message = TEXT_REPORT.itemsWithoutResult(
    first.map(({ index }) => index),
    items.length - first.length,
  );
  return [row(first.map(nameOf), message, items.length)];
}
