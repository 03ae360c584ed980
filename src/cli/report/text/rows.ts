import type { DisplayText } from '../../../core/model/message.ts';
import type { Report } from '../../../core/verdict/report.ts';
import type { OperationNamer } from '../../../engine/tree/rowCells.ts';
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
  const folder = operations.length === 1 ? '' : commonFolder(operations, report, name);
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
  return first === undefined ? [] : [TEXT_REPORT.example(first), ...others];
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
function commonFolder(operations: readonly number[], { operations: all }: Report, name: OperationNamer): string {
  let common: string | null = null;
  for (const operation of operations) {
    const label = all.label(operation) ?? '';
    // The folder that contains a folder.
    const parent = label.slice(0, label.lastIndexOf('/', label.length - 2) + 1);
    common = common === null ? parent : sharedFolder(common, parent);
    if (common === '') return '';
  }
  const folder = common === null ? '' : displayed(name(common, 0));
  return folder.endsWith('/') && folder !== '/' ? folder : '';
}

function sharedFolder(one: string, other: string): string {
  if (one === other) return one;
  const longest = Math.min(one.length, other.length);
  let end = 0;
  for (let at = 0; at < longest && one.charCodeAt(at) === other.charCodeAt(at); at += 1)
    if (one.charCodeAt(at) === SLASH) end = at + 1;
  return one.slice(0, end);
}

const SLASH = 0x2f;

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
