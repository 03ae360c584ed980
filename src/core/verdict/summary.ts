import type { ParsedBody } from '../model/parsedBody.ts';
import type { Summary } from './report.ts';

/** Counts the top-level operations. */
export function summarize({ operations, format }: Pick<ParsedBody, 'operations' | 'format'>): Summary {
  const counts = { success: 0, notice: 0, partial: 0, failure: 0, dependent: 0, unknown: 0 };
  // Most responses are short, so a table of all statuses would take longer than counting.
  const byStatus = new Map<number, number>();
  let total = 0;
  let missingProperties = 0;
  let removed = 0;
  let truncated = 0;
  for (let operation = 0; operation < operations.size; operation = operations.end(operation)) {
    total += 1;
    const outcome = operations.outcome(operation);
    counts[outcome] += 1;
    if (outcome === 'notice' && format === 'webdav') {
      const status = operations.status(operation);
      if (status === 404) removed += 1;
      else if (status === 507) truncated += 1;
    }
    missingProperties += operations.missing(operation);
    for (const status of operations.statuses(operation)) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  }
  return {
    total,
    ...counts,
    byStatus: [...byStatus].filter(([status]) => status < 1000).toSorted(([a], [b]) => a - b),
    missingProperties,
    removed,
    truncated,
  };
}
