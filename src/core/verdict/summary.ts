import type { Operations } from '../model/operation.ts';
import type { Summary } from './report.ts';

/** Counts the top-level operations. */
export function summarize(operations: Operations): Summary {
  const counts = { success: 0, notice: 0, partial: 0, failure: 0, dependent: 0, unknown: 0 };
  const byStatus = new Uint32Array(1000);
  let total = 0;
  let missingProperties = 0;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    total += 1;
    counts[operations.outcome(operation)] += 1;
    missingProperties += operations.missing(operation);
    for (const status of operations.statuses(operation)) byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  return {
    total,
    ...counts,
    byStatus: [...byStatus.entries()].filter(([, count]) => count > 0),
    missingProperties,
  };
}
