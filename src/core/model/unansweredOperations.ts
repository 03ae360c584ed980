import type { Operations } from './operation.ts';
import type { UnansweredItem } from './parsedBody.ts';
import { createOperationRecord, operationsOfRecords } from './operationRecord.ts';

/** Request items that nobody answered, in the form of operations: what a filter asks of those it can ask of these. */
export function unansweredOperations(items: readonly UnansweredItem[]): Operations {
  const records = items.map(({ index, label }) =>
    createOperationRecord({ pointer: `request:${index}`, outcome: 'unknown', label, requestIndex: index }),
  );
  return { ...operationsOfRecords(records), unanswered: true };
}
