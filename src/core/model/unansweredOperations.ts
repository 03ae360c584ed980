import type { Operations } from './operation.ts';
import type { UnansweredItem } from './parsedBody.ts';
import { createOperationRecord, operationsOfRecords } from './operationRecord.ts';

/** Returns request items without a result as operations, so that the filter can be applied to them. */
export function unansweredOperations(items: readonly UnansweredItem[]): Operations {
  const records = items.map(({ index, label }) =>
    createOperationRecord({ pointer: `request:${index}`, outcome: 'unknown', label, requestIndex: index }),
  );
  return { ...operationsOfRecords(records), unanswered: true };
}
