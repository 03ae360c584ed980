import type { DisplayText } from '../../../core/model/message.ts';
import type { Report } from '../../../core/verdict/report.ts';
import { statusWithPhrase } from '../../../core/explain/statusWithPhrase.ts';
import { rowMessages } from '../messages.ts';
import type { SortColumn } from '../order.ts';
import { messageCell, type OperationNamer, statusCell, unansweredName } from '../operationCells.ts';

/**
 * Returns a function that returns the text by which an item is sorted, as its cell in the column shows it. Details are created only for
 * operations that have more than a name and a status.
 *
 * @param name names the operations of the response
 */
export function columnTexts(column: SortColumn, report: Report, name: OperationNamer): (item: number) => DisplayText {
  const { operations, unanswered } = report;
  const { size } = operations;
  switch (column) {
    case 'name':
      return (item) =>
        item < size ? name(operations.label(item), item) : unansweredName(unanswered[item - size], item - size);
    case 'status':
      return (item) => {
        if (item >= size) return rowMessages.noResult;
        const status = operations.status(item);
        return status === null
          ? statusCell(summaryOf(report, item), operations.statuses(item))
          : statusWithPhrase(status);
      };
    case 'message':
      return (item) => {
        if (item >= size) return rowMessages.unansweredItem(unanswered[item - size]?.index ?? item - size);
        // The cell states the causes.
        const [cause] = report.summary.dependent > 0 ? report.causes(item).slice(0, 1) : [];
        if (cause !== undefined) return name(operations.label(cause), cause);
        const missing = operations.missing(item);
        if (operations.isPlain?.(item) === true) return missing > 0 ? rowMessages.missing(missing) : '';
        return messageCell(summaryOf(report, item), missing);
      };
  }
}

function summaryOf({ operations }: Report, operation: number) {
  return operations.summary?.(operation) ?? operations.detail(operation);
}
