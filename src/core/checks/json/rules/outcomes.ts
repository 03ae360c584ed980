import type { Batch } from '../batch.ts';

/** Checks how many items succeeded and failed. */
export function checkOutcomes(batch: Batch): void {
  const { items, hasOnlyFailures } = batch;
  const total = items.length;
  const failed = batch.count('failure');
  const succeeded = batch.count('success');
  const firstFailed = items.find(({ outcome }) => outcome === 'failure');
  if (hasOnlyFailures && items[0]) batch.reportItem('json-only-failures-listed', items[0], { count: total });
  if (failed + succeeded > 0) {
    for (const item of items) if (item.outcome === 'unknown') batch.reportItem('json-item-without-status', item);
  }
  if (succeeded === total) batch.report('json-all-succeeded', [], { count: total });
  else if (failed === total && !hasOnlyFailures) batch.report('json-all-failed', [], { count: total });
  else if (firstFailed && failed < total) batch.reportItem('json-partial-failure', firstFailed, { failed, total });
  checkDependencies(batch);
}

/** The code 424 means that another part failed (RFC 4918 section 11.4). */
function checkDependencies(batch: Batch): void {
  const { items } = batch;
  const isDependent = items.some(({ status }) => status?.code === 424);
  const hasCause = items.some(({ status, outcome }) => outcome === 'failure' && status?.code !== 424);
  if (isDependent && !hasCause) batch.report('json-failed-dependency-without-cause', []);
}
