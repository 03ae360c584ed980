import type { Operations } from './operation.ts';
import type { Unanswered } from './parsedBody.ts';
import { operationRecord, recordOperations } from './records.ts';

/** Request items that nobody answered, in the form of operations: what a filter asks of those it can ask of these. */
export function unansweredOperations(items: readonly Unanswered[]): Operations {
  const records = items.map(({ index, label }) =>
    operationRecord({ pointer: `request:${index}`, outcome: 'unknown', label, requestIndex: index }),
  );
  return { ...recordOperations(records), unanswered: true };
}
